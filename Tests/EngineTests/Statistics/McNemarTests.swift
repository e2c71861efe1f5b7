import Testing

@testable import Engine

@Suite("McNemar's exact test is statsmodels'")
struct McNemarTests {
    @Test func `p-values, within 1e-10 of themselves`() throws {
        for golden in try GoldenStatistics.read().mcnemar {
            let p = McNemar.twoSided(onlyFirst: golden.onlyFirst, onlySecond: golden.onlySecond)
            #expect(abs(p / golden.p - 1) < 1e-10, "\(golden.onlyFirst), \(golden.onlySecond)")
        }
    }

    @Test func `the order of the two times does not matter`() {
        #expect(McNemar.twoSided(onlyFirst: 4, onlySecond: 9) == McNemar.twoSided(onlyFirst: 9, onlySecond: 4))
    }
}
