import Testing

@testable import Engine

@Suite("The least difference of rates that a comparison can show")
struct DetectableDifferenceTests {
    @Test func `is where statsmodels' sample size is the number at hand`() throws {
        for golden in try GoldenStatistics.read().detectable {
            let difference = DetectableDifference.above(
                golden.rate, count: golden.count, otherCount: golden.otherCount, level: golden.level,
                power: golden.power)
            let name = "\(golden.rate), \(golden.count) and \(golden.otherCount)"
            #expect((difference == nil) == (golden.difference == nil), "\(name)")
            if let difference, let expected = golden.difference {
                #expect(abs(difference - expected) < 1e-9, "\(name)")
            }
        }
    }

    @Test func `needs the pictures that are there`() throws {
        let difference = try #require(DetectableDifference.above(0.125, count: 88, otherCount: 88))
        let count = try #require(SampleSize.perGroup(toShow: 0.125 + difference, against: 0.125))
        #expect(abs(count - 88) < 1e-6)
    }

    @Test func `shrinks with more pictures in either group`() throws {
        let few = try #require(DetectableDifference.above(0.2, count: 50, otherCount: 50))
        let more = try #require(DetectableDifference.above(0.2, count: 200, otherCount: 50))
        let most = try #require(DetectableDifference.above(0.2, count: 200, otherCount: 200))
        #expect(few > more && more > most)
    }

    @Test func `does not exist for an empty group or above a rate of 1`() {
        #expect(DetectableDifference.above(0.2, count: 0, otherCount: 9) == nil)
        #expect(DetectableDifference.above(0.2, count: 9, otherCount: 0) == nil)
        #expect(DetectableDifference.above(1, count: 1000, otherCount: 1000) == nil)
    }
}
