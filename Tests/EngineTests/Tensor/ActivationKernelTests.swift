import CKernels
import Foundation
import Testing

/// An elementwise kernel beside the same function in double precision.
struct ActivationKernel: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let forward: @Sendable (UnsafeMutablePointer<Float>, UnsafePointer<Float>, Int) -> Void
    let backward: @Sendable (UnsafeMutablePointer<Float>, UnsafePointer<Float>, Int) -> Void
    let value: @Sendable (Double) -> Double
    let slope: @Sendable (Double) -> Double

    static let quickGELU = ActivationKernel(
        testDescription: "quick_gelu", forward: { vlm_quick_gelu($0, $1, $2) },
        backward: { vlm_quick_gelu_backward($0, $1, $2) },
        value: { $0 / (1 + exp(-1.702 * $0)) },
        slope: { x in
            let s = 1 / (1 + exp(-1.702 * x))
            return s + 1.702 * x * s * (1 - s)
        })

    static let gelu = ActivationKernel(
        testDescription: "gelu", forward: { vlm_gelu($0, $1, $2) }, backward: { vlm_gelu_backward($0, $1, $2) },
        value: { 0.5 * $0 * erfc(-$0 / 2.0.squareRoot()) },
        slope: { 0.5 * erfc(-$0 / 2.0.squareRoot()) + $0 * exp(-0.5 * $0 * $0) / (2 * Double.pi).squareRoot() })

    /// The kernel's values at some places.
    func values(_ inputs: [Float]) -> [Float] {
        var outputs = [Float](repeating: .nan, count: inputs.count)
        forward(&outputs, inputs, inputs.count)
        return outputs
    }

    /// The kernel's slopes at some places, times 1.
    func slopes(_ inputs: [Float]) -> [Float] {
        var gradient = [Float](repeating: 1, count: inputs.count)
        backward(&gradient, inputs, inputs.count)
        return gradient
    }
}

@Suite("Activations agree with double precision")
struct ActivationKernelTests {
    /// A fine grid with an odd number of places, so that the end of a vector loop is covered.
    private func grid(_ range: ClosedRange<Float>) -> [Float] {
        (0...20_000).map { range.lowerBound + (range.upperBound - range.lowerBound) * Float($0) / 20_000 }
    }

    @Test(arguments: [ActivationKernel.quickGELU, .gelu])
    func `values and slopes within 1e-6 of the larger of 1 and the input`(_ kernel: ActivationKernel) {
        let inputs = grid(-12...12)
        let values = kernel.values(inputs), slopes = kernel.slopes(inputs)
        var worst = (value: 0.0, slope: 0.0)
        for (index, input) in inputs.enumerated() {
            let x = Double(input)
            worst.value = max(worst.value, abs(Double(values[index]) - kernel.value(x)) / max(1, abs(x)))
            worst.slope = max(worst.slope, abs(Double(slopes[index]) - kernel.slope(x)) / max(1, abs(x)))
        }
        #expect(worst.value < 1e-6)
        #expect(worst.slope < 1e-6)
    }

    @Test(arguments: [(-8, 1e-6), (-40, 6e-6)] as [(Float, Double)])
    func `quick_gelu is relatively exact in its tail, as far as its exponent is`(_ end: Float, _ tolerance: Double) {
        let inputs = grid(end...(-1e-6))
        let worst = zip(inputs, ActivationKernel.quickGELU.values(inputs))
            .map { abs(Double($1) / ActivationKernel.quickGELU.value(Double($0)) - 1) }.max()
        #expect(worst ?? .infinity < tolerance)
    }

    @Test(arguments: [ActivationKernel.quickGELU, .gelu])
    func `far out they are the identity or nothing`(_ kernel: ActivationKernel) {
        let inputs: [Float] = [-1e30, -1000, -60, 0, 60, 1000, 1e30]
        let values = kernel.values(inputs), slopes = kernel.slopes(inputs)
        #expect(values[3] == 0)
        #expect(values.suffix(3) == inputs.suffix(3))
        #expect(slopes.suffix(3) == [1, 1, 1])
        #expect(values[1...2].allSatisfy { abs($0) < 1e-30 })
        #expect(slopes[1...2].allSatisfy { abs($0) < 1e-30 })
    }

    @Test(arguments: 0..<40) func `any number of values, and none beyond them`(_ count: Int) {
        let inputs = (0..<count).map { Float($0) / 7 - 2 }
        var outputs = [Float](repeating: -99, count: count + 8)
        vlm_quick_gelu(&outputs, inputs, count)
        #expect(outputs.suffix(8).allSatisfy { $0 == -99 })
        for (input, output) in zip(inputs, outputs) {
            #expect(abs(Double(output) - ActivationKernel.quickGELU.value(Double(input))) < 1e-6)
        }
    }
}
