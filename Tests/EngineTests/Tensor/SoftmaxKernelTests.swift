import CKernels
import Engine
import Foundation
import Testing

@Suite("Softmax agrees with double precision")
struct SoftmaxKernelTests {
    private func softmax(_ row: [Float], valid: Int? = nil) -> [Float] {
        var result = row
        vlm_softmax_row(&result, valid ?? row.count, row.count)
        return result
    }

    /// exp(z - max) / sum.
    private func reference(_ row: ArraySlice<Float>) -> [Double] {
        let largest = Double(row.max() ?? 0)
        let exponentials = row.map { exp(Double($0) - largest) }
        let sum = exponentials.reduce(0, +)
        return exponentials.map { $0 / sum }
    }

    @Test(arguments: [1, 2, 7, 50, 77, 197, 257])
    func `relative error below 1e-6, down to e^-80`(_ columns: Int) {
        var random = SplitMix64(seed: 3)
        // Multiples of 2^-10, whose differences are exact: what is left is the exponential's own error.
        let row = (0..<columns).map { _ in (80 * random.uniform() * 1024).rounded() / 1024 }
        let worst = zip(softmax(row), reference(row[...])).map { abs(Double($0) / $1 - 1) }.max()
        #expect(worst ?? .infinity < 1e-6)
    }

    @Test func `columns beyond the valid ones become 0 and do not count`() {
        let row: [Float] = [1, 3, 2, 1000, -1000]
        let result = softmax(row, valid: 3)
        #expect(result.suffix(2) == [0, 0])
        for (found, expected) in zip(result, reference(row[..<3])) { #expect(abs(Double(found) - expected) < 1e-6) }
    }

    @Test func `huge and equal values neither overflow nor lose their sum`() {
        #expect(softmax([1e30, 0, -1e30])[0] == 1)
        #expect(softmax([-3e38, -3e38]) == [0.5, 0.5])
        #expect(softmax([7]) == [1])
        let sum = softmax([Float](repeating: -1e4, count: 257)).reduce(0.0) { $0 + Double($1) }
        #expect(abs(sum - 1) < 1e-6)
    }

    @Test func `backward is the derivative, row by row`() {
        var random = SplitMix64(seed: 4)
        let rows = 3, columns = 13
        let p = (0..<rows).flatMap { _ in softmax((0..<columns).map { _ in 3 * random.normal() }) }
        let gradient = (0..<rows * columns).map { _ in random.normal() }
        var result = gradient
        vlm_softmax_backward(&result, p, rows, columns)
        for row in 0..<rows {
            let range = row * columns..<(row + 1) * columns
            let dot = range.reduce(0.0) { $0 + Double(p[$1]) * Double(gradient[$1]) }
            for index in range {
                #expect(abs(Double(result[index]) - Double(p[index]) * (Double(gradient[index]) - dot)) < 1e-6)
            }
        }
    }
}
