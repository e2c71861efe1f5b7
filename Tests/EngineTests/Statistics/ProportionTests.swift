import Domain
import Testing

@testable import Engine

@Suite("Rates have Wilson's interval")
struct ProportionTests {
    @Test func `SciPy's interval, within 1e-9`() throws {
        for golden in try GoldenStatistics.read().wilson {
            let rate = try #require(Proportion.wilson(hits: golden.hits, of: golden.count, level: golden.level))
            let name = "\(golden.hits) of \(golden.count)"
            #expect(abs(rate.lower - golden.lower) < 1e-9, "\(name)")
            #expect(abs(rate.upper - golden.upper) < 1e-9, "\(name)")
            #expect(rate.point == Double(golden.hits) / Double(golden.count))
            #expect(rate.level == golden.level)
            #expect(rate.count == golden.count)
        }
    }

    @Test func `a sum of shares lies between the whole numbers around it`() throws {
        let rates = try [11, 11.5, 12].map { try #require(Proportion.wilson(hits: $0, of: 88)) }
        #expect(rates[0] == Proportion.wilson(hits: 11, of: 88))
        for ends in [rates.map(\.lower), rates.map(\.point), rates.map(\.upper)] {
            #expect(ends[0] < ends[1] && ends[1] < ends[2])
        }
    }

    @Test func `nothing observed, no rate`() {
        #expect(Proportion.wilson(hits: 0, of: 0) == nil)
    }

    @Test func `the interval holds the rate and stays within 0 and 1`() throws {
        for count in [1, 2, 3, 10, 97] {
            for hits in 0...count {
                let rate = try #require(Proportion.wilson(hits: hits, of: count))
                #expect(0 <= rate.lower && rate.lower <= rate.point && rate.point <= rate.upper && rate.upper <= 1)
                #expect(rate.lower < rate.upper)
            }
        }
    }
}
