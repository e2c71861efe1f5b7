import Testing

@testable import Engine

@Suite("The exact test of hits against chance")
struct PointingChanceTests {
    @Test func `SciPy's Poisson-binomial distribution, within 1e-9 of the p-values`() throws {
        for golden in try GoldenStatistics.read().pointing {
            let p = PointingChance.twoSided(hits: golden.hits, chances: golden.chances)
            #expect(abs(p / golden.p - 1) < 1e-9, "\(golden.hits) of \(golden.chances.count)")
        }
    }

    @Test func `equal chances give the binomial test`() {
        // P(0) = 0.729, P(1) = 0.243, P(2) = 0.027, P(3) = 0.001.
        for (hits, p) in [(0, 1.0), (1, 0.271), (2, 0.028), (3, 0.001)] {
            #expect(abs(PointingChance.twoSided(hits: hits, chances: [0.1, 0.1, 0.1]) - p) < 1e-12, "\(hits)")
        }
    }

    @Test func `each picture has a chance of its own`() {
        // P(0) = 0.4, P(1) = 0.1 + 0.4 = 0.5, P(2) = 0.1.
        for (hits, p) in [(0, 0.5), (1, 1.0), (2, 0.1)] {
            #expect(abs(PointingChance.twoSided(hits: hits, chances: [0.2, 0.5]) - p) < 1e-12, "\(hits)")
        }
    }

    @Test func `nothing follows from no pictures or from a region that cannot be missed`() {
        #expect(PointingChance.twoSided(hits: 0, chances: []) == 1)
        #expect(PointingChance.twoSided(hits: 2, chances: [1, 1]) == 1)
    }
}
