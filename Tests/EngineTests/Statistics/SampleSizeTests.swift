import Domain
import Testing

@testable import Engine

@Suite("How many pictures a difference needs")
struct SampleSizeTests {
    @Test func `agrees with the textbook formula for a mean with known deviation`() throws {
        // n = ((z_0.975 + z_0.8) sd / d)^2 = ((1.959964 + 0.841621) 2 / 0.5)^2 = 125.58
        let deviation = 2.0, count = 40.0, half = 1.959964 * deviation / count.squareRoot()
        let estimate = Estimate(point: 0.5, lower: 0.5 - half, upper: 0.5 + half, count: Int(count))
        #expect(abs(try #require(SampleSize.toShow(estimate)) - 125.58) < 0.01)
    }

    @Test func `does not exist for no difference at all`() {
        #expect(SampleSize.toShow(Estimate(point: 0, lower: -1, upper: 1, count: 10)) == nil)
    }

    @Test func `two rates need as many pictures a group as statsmodels says`() throws {
        for golden in try GoldenStatistics.read().sampleSize {
            let count = try #require(
                SampleSize.perGroup(
                    toShow: golden.rate, against: golden.otherRate, level: golden.level, power: golden.power))
            #expect(abs(count / golden.perGroup - 1) < 1e-9)
            let turned = SampleSize.perGroup(
                toShow: golden.otherRate, against: golden.rate, level: golden.level, power: golden.power)
            #expect(turned == count)
        }
    }

    @Test func `no number of pictures shows that equal rates differ`() {
        #expect(SampleSize.perGroup(toShow: 0.2, against: 0.2) == nil)
    }
}
