import Domain
import Testing

@testable import Render

@Suite("Numbers on pages")
struct NumberFormatTests {
    private let estimate = Estimate(point: 0.123, lower: 0.101, upper: 0.145, count: 1234)

    @Test func showIntervals() {
        #expect(NumberFormat.interval(estimate) == "0.123 [0.101, 0.145]")
        #expect(NumberFormat.percentInterval(estimate) == "12.3% [10.1%, 14.5%]")
        #expect(NumberFormat.basis(of: estimate) == "95% interval, 1,234 pictures")
    }

    @Test func neverShowAZeroForWhatCouldNotBeEstimated() {
        #expect(NumberFormat.decimal(nil) == "not estimable")
        #expect(NumberFormat.decimal(.nan) == "not estimable")
        #expect(NumberFormat.percent(nil) == "not estimable")
        #expect(NumberFormat.probability(nil) == "not estimable")
        #expect(NumberFormat.pValue(nil) == "not estimable")
        #expect(NumberFormat.difference(nil) == "not estimable")
        #expect(NumberFormat.interval(nil) == "not estimable")
        #expect(NumberFormat.duration(seconds: nil) == "not estimable")
        let open = Estimate(point: 0.5, lower: .nan, upper: .nan, count: 1)
        #expect(NumberFormat.interval(open) == "0.500 [interval not estimable]")
    }

    @Test func boundWhatRoundingWouldMakeCertain() {
        #expect(NumberFormat.probability(0.000_2) == "< 0.001")
        #expect(NumberFormat.probability(0.999_9) == "> 0.999")
        #expect(NumberFormat.probability(0) == "0.000")
        #expect(NumberFormat.probability(1) == "1.000")
        #expect(NumberFormat.pValue(0.000_4) == "< 0.001")
    }

    @Test func roundPValuesByTheirSize() {
        #expect(NumberFormat.pValue(0.0412) == "0.041")
        #expect(NumberFormat.pValue(0.158) == "0.16")
    }

    @Test func signDifferences() {
        #expect(NumberFormat.difference(0.012) == "+0.012")
        #expect(NumberFormat.difference(-0.035) == "\u{2212}0.035")
        #expect(NumberFormat.difference(0.000_01) == "0.000")
        #expect(NumberFormat.difference(-0.000_01) == "0.000")
    }

    @Test func setThousandsApart() {
        #expect(NumberFormat.count(0) == "0")
        #expect(NumberFormat.count(999) == "999")
        #expect(NumberFormat.count(11_000) == "11,000")
        #expect(NumberFormat.count(-1_234_567) == "\u{2212}1,234,567")
    }

    @Test func showTimeInItsTwoLargestUnits() {
        #expect(NumberFormat.duration(seconds: 4.25) == "4.2 s")
        #expect(NumberFormat.duration(seconds: 59.4) == "59 s")
        #expect(NumberFormat.duration(seconds: 192) == "3 min 12 s")
        #expect(NumberFormat.duration(seconds: 8040) == "2 h 14 min")
    }
}
