import Foundation

/// The Adam optimiser, as PyTorch computes it.
///
/// Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1:
/// m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; x -= rate / (1 - b1^t) m / (sqrt(v) / sqrt(1 - b2^t) + epsilon).
struct Adam {
    /// Step size.
    let learningRate: Float
    private let beta1: Float = 0.9
    private let beta2: Float = 0.999
    private let epsilon: Float = 1e-8
    private var mean: [Float]
    private var square: [Float]
    private var steps = 0

    /// Starts with no memory of earlier gradients.
    init(count: Int, learningRate: Float) {
        self.learningRate = learningRate
        mean = [Float](repeating: 0, count: count)
        square = mean
    }

    /// Moves the values against their gradient.
    mutating func step(_ values: inout [Float], gradient: [Float]) {
        precondition(values.count == mean.count && gradient.count == mean.count, "Adam keeps one state a value.")
        steps += 1
        let correction1 = 1 - pow(Double(beta1), Double(steps)), correction2 = 1 - pow(Double(beta2), Double(steps))
        let stepSize = Float(Double(learningRate) / correction1), root = Float(correction2.squareRoot())
        for index in values.indices {
            mean[index] += (1 - beta1) * (gradient[index] - mean[index])
            square[index] = beta2 * square[index] + (1 - beta2) * gradient[index] * gradient[index]
            values[index] -= stepSize * mean[index] / (square[index].squareRoot() / root + epsilon)
        }
    }
}
