import Domain
import Testing

@testable import Engine

@Suite("Differences of rates have Newcombe's interval")
struct ProportionDifferenceTests {
    @Test func `statsmodels' interval, within 1e-9`() throws {
        for golden in try GoldenStatistics.read().newcombe {
            let difference = try #require(
                ProportionDifference.newcombe(
                    hits: golden.hits, of: golden.count, minus: golden.otherHits, of: golden.otherCount,
                    level: golden.level))
            let name = "\(golden.hits) of \(golden.count), \(golden.otherHits) of \(golden.otherCount)"
            #expect(abs(difference.lower - golden.lower) < 1e-9, "\(name)")
            #expect(abs(difference.upper - golden.upper) < 1e-9, "\(name)")
            #expect(difference.level == golden.level)
            #expect(difference.count == golden.count + golden.otherCount)
        }
    }

    @Test func `the paper's gaps between men and women, 8.7 and 9.0 points, could be nothing`() throws {
        let zeroShot = try #require(ProportionDifference.newcombe(hits: 18, of: 85, minus: 11, of: 88))
        let fineTuned = try #require(ProportionDifference.newcombe(hits: 25, of: 85, minus: 18, of: 88))
        #expect(abs(zeroShot.point - 0.087) < 0.0005)
        #expect(abs(fineTuned.point - 0.090) < 0.0005)
        #expect(zeroShot.lower < 0 && 0 < zeroShot.upper)
        #expect(fineTuned.lower < 0 && 0 < fineTuned.upper)
    }

    @Test func `exchanging the groups mirrors the interval`() throws {
        let there = try #require(ProportionDifference.newcombe(hits: 3, of: 20, minus: 9, of: 31))
        let back = try #require(ProportionDifference.newcombe(hits: 9, of: 31, minus: 3, of: 20))
        #expect(abs(there.point + back.point) < 1e-15)
        #expect(abs(there.lower + back.upper) < 1e-15)
        #expect(abs(there.upper + back.lower) < 1e-15)
    }

    @Test func `an empty group has no difference from another`() {
        #expect(ProportionDifference.newcombe(hits: 0, of: 0, minus: 3, of: 9) == nil)
        #expect(ProportionDifference.newcombe(hits: 3, of: 9, minus: 0, of: 0) == nil)
    }

    @Test func `the interval holds the difference and stays within -1 and 1`() throws {
        for hits in 0...7 {
            for otherHits in 0...4 {
                let difference = try #require(
                    ProportionDifference.newcombe(hits: Double(hits), of: 7, minus: Double(otherHits), of: 4))
                #expect(-1 <= difference.lower && difference.lower <= difference.point)
                #expect(difference.point <= difference.upper && difference.upper <= 1)
            }
        }
    }
}
