import Foundation
import TestSupport
import Testing

@testable import Engine

@Suite("The permutation test of two groups is SciPy's")
struct PermutationTestTests {
    /// What `Tests/Golden/make_permutation_golden.py` wrote.
    private struct Case: Decodable {
        let name: String
        let first: [Double]
        let second: [Double]
        let isExact: Bool
        let p: Double
    }

    private func cases() throws -> [Case] {
        try JSONDecoder().decode([Case].self, from: Data(contentsOf: Golden.folder.appending(path: "permutation.json")))
    }

    @Test func `p-values: exact for small groups, within their own error for larger ones`() throws {
        for golden in try cases() {
            let p = PermutationTest.twoSided(golden.first, golden.second)
            // Four standard deviations of a share of 9,999, doubled for both sides.
            let error = golden.isExact ? 1e-12 : 8 * (golden.p / 2 * (1 - golden.p / 2) / 9_999).squareRoot() + 0.001
            #expect(abs(p - golden.p) <= error, "\(golden.name): \(p) against \(golden.p)")
        }
    }

    @Test func `the order of the groups does not matter where all divisions are looked at`() throws {
        for golden in try cases() where golden.isExact {
            let p = PermutationTest.twoSided(golden.first, golden.second)
            #expect(abs(PermutationTest.twoSided(golden.second, golden.first) - p) < 1e-12)
        }
    }

    @Test func `is never zero, and 1 where nothing differs`() {
        #expect(
            PermutationTest.twoSided(Array(repeating: 0, count: 50), Array(repeating: 1, count: 50)) == 2.0 / 10_000)
        #expect(PermutationTest.twoSided([1, 1], [1, 1, 1]) == 1)
        #expect(PermutationTest.twoSided([], [1, 2]) == 1)
    }
}
