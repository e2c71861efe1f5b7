public import Domain
import Foundation

/// Trains the linear head of the fine-tuned setting on the frozen encoder's embeddings.
///
/// Cross-entropy and Adam (Agarwal 2023, appendix A.1); weights and bias start uniform in +-1 / sqrt(length), PyTorch's
/// default for a linear layer; the order of the pictures is shuffled anew in each epoch. Everything random comes from
/// the seed, so the same embeddings give the same head.
public struct HeadTraining: Sendable {
    /// Step size, epochs, batch and seed.
    public let parameters: HeadParameters

    /// What came out of training.
    public struct Outcome: Sendable {
        /// The trained head.
        public let head: LinearHead
        /// Mean cross-entropy over the last epoch, in nats.
        public let loss: Double
    }

    /// Sets the training up.
    public init(parameters: HeadParameters) {
        self.parameters = parameters
    }

    /// Trains on n embeddings of one length; `labels` holds a class index for each.
    ///
    /// - `initial` replaces the random start.
    public func train(
        embeddings: [[Float]], labels: [Int], classCount: Int, initial: LinearHead? = nil
    ) -> Outcome {
        precondition(embeddings.count == labels.count && !embeddings.isEmpty, "Each embedding has a label.")
        let length = embeddings[0].count
        var random = SplitMix64(seed: parameters.seed)
        let start = initial ?? Self.randomHead(classCount: classCount, length: length, random: &random)
        // Weights and bias lie one behind the other, so that one optimiser moves both.
        var values = start.weight + start.bias
        var optimiser = Adam(count: values.count, learningRate: parameters.learningRate)
        var order = Array(embeddings.indices)
        var step = TrainingStep(length: length, classCount: classCount, batch: min(parameters.batch, order.count))
        var loss = 0.0
        for _ in 0..<parameters.epochs {
            order.shuffle(using: &random)
            loss = 0
            for first in stride(from: 0, to: order.count, by: parameters.batch) {
                let batch = order[first..<min(first + parameters.batch, order.count)]
                loss += step.gradient(of: values, batch: batch, embeddings: embeddings, labels: labels)
                optimiser.step(&values, gradient: step.gradient)
            }
            loss /= Double(order.count)
        }
        let head = LinearHead(
            weight: Array(values[..<start.weight.count]), bias: Array(values[start.weight.count...]), length: length)
        return Outcome(head: head, loss: loss)
    }

    private static func randomHead(classCount: Int, length: Int, random: inout SplitMix64) -> LinearHead {
        let bound = 1 / Float(length).squareRoot()
        func draw(_ count: Int) -> [Float] { (0..<count).map { _ in (2 * random.uniform() - 1) * bound } }
        return LinearHead(weight: draw(classCount * length), bias: draw(classCount), length: length)
    }
}

/// One mini-batch: logits, cross-entropy and the gradient of weights and bias.
private struct TrainingStep {
    /// Gradient of the weights (classes, length), then of the bias (classes).
    private(set) var gradient: [Float]
    private let length: Int
    private let classCount: Int
    private let arena: Arena
    private let inputs: Matrix
    private let logits: Matrix

    init(length: Int, classCount: Int, batch: Int) {
        self.length = length
        self.classCount = classCount
        gradient = [Float](repeating: 0, count: classCount * (length + 1))
        arena = Arena(floats: Arena.floats(batch, length) + Arena.floats(batch, classCount))
        inputs = arena.matrix(batch, length)
        logits = arena.matrix(batch, classCount)
    }

    /// The sum of the cross-entropies of the batch; `gradient` becomes that of their mean.
    mutating func gradient(
        of values: [Float], batch: ArraySlice<Int>, embeddings: [[Float]], labels: [Int]
    ) -> Double {
        let rows = batch.count, inputs = inputs.rows(0..<rows), logits = logits.rows(0..<rows)
        for (row, index) in batch.enumerated() { inputs.row(row).update(from: embeddings[index], count: length) }
        var values = values
        values.withUnsafeMutableBufferPointer { values in
            let weight = Matrix(start: values.baseAddress!, rows: classCount, columns: length)
            BLAS.multiply(inputs, .normal, weight, .transposed, into: logits)
            for row in 0..<rows {
                for column in 0..<classCount { logits.row(row)[column] += values[classCount * length + column] }
            }
        }
        // d loss / d logit = (p - [k = label]) / rows
        var loss = 0.0
        for (row, index) in batch.enumerated() {
            let line = UnsafeMutableBufferPointer(start: logits.row(row), count: classCount)
            let probabilities = Softmax.probabilities(Array(line))
            loss -= log(max(Double(probabilities[labels[index]]), Double(Float.leastNormalMagnitude)))
            for column in 0..<classCount {
                line[column] = (probabilities[column] - (column == labels[index] ? 1 : 0)) / Float(rows)
            }
        }
        gradient.withUnsafeMutableBufferPointer { gradient in
            let weight = Matrix(start: gradient.baseAddress!, rows: classCount, columns: length)
            BLAS.multiply(logits, .transposed, inputs, .normal, into: weight)
            for column in 0..<classCount {
                gradient[classCount * length + column] = (0..<rows).reduce(0) { $0 + logits.row($1)[column] }
            }
        }
        return loss
    }
}
