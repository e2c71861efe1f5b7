import Testing

@testable import Engine

@Suite("Wilcoxon's signed-rank test is SciPy's")
struct WilcoxonSignedRankTests {
    @Test func `p-values, exact and approximate, with ties and zeros`() throws {
        for golden in try GoldenStatistics.read().wilcoxon {
            let test = try #require(WilcoxonSignedRank(golden.differences))
            #expect(abs(test.twoSided / golden.twoSided - 1) < 1e-10, "\(golden.name)")
            #expect(abs(test.greater / golden.greater - 1) < 1e-10, "\(golden.name)")
            #expect(test.count == golden.differences.count { $0 != 0 })
        }
    }

    @Test func `ranks of positive differences are summed, shared ranks halved`() throws {
        // Absolute values 1, 2, 2, 3 have ranks 1, 2.5, 2.5, 4.
        let test = try #require(WilcoxonSignedRank([2, 0, -1, 3, -2]))
        #expect(test.positiveRanks == 6.5)
        #expect(test.count == 4)
    }

    @Test func `turning all signs turns "greater" into "less" and leaves "two-sided"`() throws {
        for size in [12, 80] {
            let differences = (0..<size).map { Double(($0 * 37) % 23) - 8 }
            let test = try #require(WilcoxonSignedRank(differences))
            let turned = try #require(WilcoxonSignedRank(differences.map { -$0 }))
            #expect(abs(test.twoSided - turned.twoSided) < 1e-12)
            #expect(test.greater + turned.greater >= 1 - 1e-12)
        }
    }

    @Test func `without a difference there is no test`() {
        #expect(WilcoxonSignedRank([]) == nil)
        #expect(WilcoxonSignedRank([0, 0, 0]) == nil)
    }
}
