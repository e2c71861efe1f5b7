import Testing

@testable import Engine

@Suite("Fisher's exact test is SciPy's")
struct FisherExactTests {
    @Test func `p-values, within 1e-10 of themselves`() throws {
        for golden in try GoldenStatistics.read().fisher {
            let p = FisherExact.twoSided(
                hits: golden.hits, of: golden.count, against: golden.otherHits, of: golden.otherCount)
            let name = "\(golden.hits) of \(golden.count), \(golden.otherHits) of \(golden.otherCount)"
            #expect(abs(p / golden.p - 1) < 1e-10, "\(name)")
        }
    }

    @Test func `the paper's gaps between men and women have p-values of 0.16 and 0.22`() {
        #expect(abs(FisherExact.twoSided(hits: 18, of: 85, against: 11, of: 88) - 0.16) < 0.005)
        #expect(abs(FisherExact.twoSided(hits: 25, of: 85, against: 18, of: 88) - 0.22) < 0.005)
    }

    @Test func `groups and outcomes may be exchanged`() {
        let p = FisherExact.twoSided(hits: 7, of: 19, against: 2, of: 40)
        for other in [
            FisherExact.twoSided(hits: 2, of: 40, against: 7, of: 19),
            FisherExact.twoSided(hits: 12, of: 19, against: 38, of: 40),
            FisherExact.twoSided(hits: 7, of: 9, against: 12, of: 50),
        ] {
            #expect(abs(p - other) < 1e-12)
        }
    }

    @Test func `a table that could not have come out otherwise says nothing`() {
        #expect(FisherExact.twoSided(hits: 0, of: 0, against: 0, of: 0) == 1)
        #expect(FisherExact.twoSided(hits: 3, of: 9, against: 0, of: 0) == 1)
        #expect(FisherExact.twoSided(hits: 0, of: 0, against: 3, of: 9) == 1)
        #expect(FisherExact.twoSided(hits: 0, of: 9, against: 0, of: 5) == 1)
        #expect(FisherExact.twoSided(hits: 9, of: 9, against: 5, of: 5) == 1)
    }

    @Test func `thousands of pictures neither overflow nor give up`() {
        let p = FisherExact.twoSided(hits: 100_000, of: 100_000, against: 0, of: 100_000)
        #expect(p >= 0 && p < 1e-300)
        #expect(FisherExact.twoSided(hits: 50_000, of: 100_000, against: 50_000, of: 100_000) == 1)
    }
}
