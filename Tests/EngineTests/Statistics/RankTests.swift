import Testing

@testable import Engine

@Suite("Ranks")
struct RankTests {
    @Test func `correlate as SciPy's do, with ties`() throws {
        for golden in try GoldenStatistics.read().spearman {
            let found = try #require(RankCorrelation.spearman(golden.one, golden.other))
            #expect(abs(found - golden.coefficient) < 1e-12)
        }
        #expect(RankCorrelation.spearman([1, 1, 1], [1, 2, 3]) == nil)
    }

    @Test func `p-values of a family are corrected as statsmodels does`() throws {
        for golden in try GoldenStatistics.read().holm {
            let found = Holm.adjusted(golden.p)
            for (value, expected) in zip(found, golden.adjusted) { #expect(abs(value - expected) < 1e-12) }
        }
        #expect(Holm.adjusted([]).isEmpty)
    }
}
