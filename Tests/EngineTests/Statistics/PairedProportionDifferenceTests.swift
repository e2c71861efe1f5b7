import Domain
import Testing

@testable import Engine

@Suite("Changes of a rate have Newcombe's paired interval")
struct PairedProportionDifferenceTests {
    private func interval(_ both: Int, _ onlyFirst: Int, _ onlySecond: Int, _ neither: Int) throws -> Estimate {
        try #require(
            PairedProportionDifference.newcombe(
                both: both, onlyFirst: onlyFirst, onlySecond: onlySecond, neither: neither))
    }

    /// Table of Bentur and others, 2009.
    ///
    /// The interval is worked out by Fagerland, Lydersen and Laake, "Statistical Analysis of Contingency Tables", chapter
    /// 8, under the name of square-and-add.
    @Test func `the textbook's airway hyper-responsiveness before and after stem cell transplantation`() throws {
        let change = try interval(1, 1, 7, 12)
        #expect(abs(change.point + 0.286) < 5e-4)
        #expect(abs(change.lower + 0.507) < 5e-4)
        #expect(abs(change.upper + 0.026) < 5e-4)
    }

    @Test func `exchanging the looks mirrors the interval`() throws {
        let there = try interval(20, 12, 2, 16), back = try interval(20, 2, 12, 16)
        #expect(abs(there.lower + back.upper) < 1e-15 && abs(there.upper + back.lower) < 1e-15)
    }

    @Test func `where one look always comes out the same it is the interval of two independent groups`() throws {
        let paired = try interval(43, 0, 1, 0)
        let independent = try #require(ProportionDifference.newcombe(hits: 43, of: 44, minus: 44, of: 44))
        #expect(abs(paired.lower - independent.lower) < 1e-12 && abs(paired.upper - independent.upper) < 1e-12)
    }

    @Test func `no change at all still leaves room for one`() throws {
        let change = try interval(54, 0, 0, 0)
        #expect(change.point == 0 && change.lower < -0.05 && change.upper > 0.05)
        #expect(PairedProportionDifference.newcombe(both: 0, onlyFirst: 0, onlySecond: 0, neither: 0) == nil)
    }

    @Test func `the interval holds the change and stays within -1 and 1`() throws {
        for both in 0...3 {
            for onlyFirst in 0...3 {
                for onlySecond in 0...3 {
                    let change = try interval(both, onlyFirst, onlySecond, 2)
                    #expect(-1 <= change.lower && change.lower <= change.point)
                    #expect(change.point <= change.upper && change.upper <= 1)
                }
            }
        }
    }
}
