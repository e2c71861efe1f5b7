import Domain
import Foundation
import TestSupport
import Testing

@testable import Engine

@Suite("Differences of means have SciPy's bootstrap intervals")
struct BootstrapDifferenceTests {
    /// What `Tests/Golden/make_mean_difference_golden.py` wrote.
    private struct Case: Decodable {
        let name: String
        let first: [Double]
        let second: [Double]
        let level: Double
        let difference: Double
        let lower: Double
        let upper: Double
    }

    @Test func `BCa intervals agree within 1 % of their width, groups of other sizes and shapes included`() throws {
        let file = Golden.folder.appending(path: "mean-difference.json")
        for golden in try JSONDecoder().decode([Case].self, from: Data(contentsOf: file)) {
            let bootstrap = Bootstrap(resamples: 200_000, level: golden.level)
            let found = try #require(bootstrap.difference(golden.first, minus: golden.second))
            let width = golden.upper - golden.lower
            #expect(abs(found.point - golden.difference) < 1e-9, "\(golden.name)")
            #expect(abs(found.lower - golden.lower) < 0.01 * width, "\(golden.name)")
            #expect(abs(found.upper - golden.upper) < 0.01 * width, "\(golden.name)")
            #expect(found.count == golden.first.count + golden.second.count && found.level == golden.level)
        }
    }

    @Test func `groups that are the same everywhere differ by exactly so much, and one value is no group`() {
        let found = Bootstrap().difference([0.5, 0.5], minus: [0.25, 0.25, 0.25])
        #expect(found == Estimate(point: 0.25, lower: 0.25, upper: 0.25, count: 5))
        #expect(Bootstrap().difference([1], minus: [0, 1]) == nil)
    }
}
