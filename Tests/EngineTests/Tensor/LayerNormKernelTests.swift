import CKernels
import Engine
import Foundation
import Testing

@Suite("Layer normalisation agrees with double precision")
struct LayerNormKernelTests {
    /// Rows that lie further apart than they are long, with what the kernel made of them.
    private struct Example {
        let rows = 5
        let columns: Int
        let stride: Int
        let epsilon: Float
        let input: [Float]
        let weight: [Float]
        let bias: [Float]
        var output: [Float]
        var normalised: [Float]
        var reciprocal: [Float]

        init(columns: Int, offset: Float = 0, epsilon: Float = 1e-5) {
            var random = SplitMix64(seed: UInt64(columns))
            self.columns = columns
            self.epsilon = epsilon
            stride = columns + 3
            input = (0..<rows * stride).map { _ in offset + 2 * random.normal() }
            weight = (0..<columns).map { _ in 1 + random.normal() / 4 }
            bias = (0..<columns).map { _ in random.normal() }
            output = [Float](repeating: .nan, count: rows * columns)
            normalised = output
            reciprocal = [Float](repeating: .nan, count: rows)
            vlm_layer_norm(&output, &normalised, &reciprocal, input, stride, weight, bias, rows, columns, epsilon)
        }

        /// Mean and reciprocal deviation of a row.
        func statistics(_ row: Int) -> (mean: Double, scale: Double) {
            let values = input[row * stride..<row * stride + columns].map(Double.init)
            let mean = values.reduce(0, +) / Double(columns)
            let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(columns)
            return (mean, 1 / (variance + Double(epsilon)).squareRoot())
        }

        func normalisedReference(_ row: Int, _ column: Int) -> Double {
            let (mean, scale) = statistics(row)
            return (Double(input[row * stride + column]) - mean) * scale
        }
    }

    private func largestError(_ example: Example) -> Double {
        var worst = 0.0
        for row in 0..<example.rows {
            let scale = example.statistics(row).scale
            worst = max(worst, abs(Double(example.reciprocal[row]) / scale - 1))
            for column in 0..<example.columns {
                let index = row * example.columns + column, expected = example.normalisedReference(row, column)
                worst = max(worst, abs(Double(example.normalised[index]) - expected))
                let output = expected * Double(example.weight[column]) + Double(example.bias[column])
                worst = max(worst, abs(Double(example.output[index]) - output))
            }
        }
        return worst
    }

    @Test(arguments: [1, 2, 31, 32, 768, 1024]) func `rows of any length, within 2e-6`(_ columns: Int) {
        #expect(largestError(Example(columns: columns)) < 2e-6)
    }

    @Test func `rows far from zero, within the precision of their values`() {
        // The mean of values near 1000 is summed to about 1e-4; divided by a deviation of 2, half of that shows.
        #expect(largestError(Example(columns: 768, offset: 1000)) < 2e-4)
    }

    @Test func `a large epsilon counts`() {
        #expect(largestError(Example(columns: 32, epsilon: 0.5)) < 2e-6)
    }

    @Test func `backward adds the derivative, within 5e-6`() {
        let example = Example(columns: 48), columns = example.columns, strideOut = columns + 5
        var random = SplitMix64(seed: 9)
        let gradient = (0..<example.rows * strideOut).map { _ in random.normal() }
        var result = [Float](repeating: 0.25, count: example.rows * example.stride)
        vlm_layer_norm_backward(
            &result, example.stride, gradient, strideOut, example.normalised, example.reciprocal, example.weight,
            example.rows, columns)
        for row in 0..<example.rows {
            let scale = example.statistics(row).scale
            let g = (0..<columns).map { Double(gradient[row * strideOut + $0]) * Double(example.weight[$0]) }
            let n = (0..<columns).map { example.normalisedReference(row, $0) }
            let mean = g.reduce(0, +) / Double(columns)
            let slope = zip(g, n).reduce(0) { $0 + $1.0 * $1.1 } / Double(columns)
            for column in 0..<columns {
                let expected = 0.25 + (g[column] - mean - n[column] * slope) * scale
                #expect(abs(Double(result[row * example.stride + column]) - expected) < 5e-6)
            }
            // Between the rows nothing is touched.
            let gap = result[(row * example.stride + columns)..<((row + 1) * example.stride)]
            #expect(gap.allSatisfy { $0 == 0.25 })
        }
    }
}
