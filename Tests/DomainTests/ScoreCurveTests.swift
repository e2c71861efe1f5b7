import Domain
import Testing

@Suite("A curve of scores")
struct ScoreCurveTests {
    @Test func `has the area of the trapezoid rule over the unit interval`() {
        #expect(ScoreCurve(scores: [1, 1]).area == 1)
        #expect(ScoreCurve(scores: [1, 0]).area == 0.5)
        // RISE: (sum(s) - s_0 / 2 - s_n / 2) / n = (0.8 + 0.4 + 0.2 - 0.4 - 0.1) / 2
        #expect(abs(ScoreCurve(scores: [0.8, 0.4, 0.2]).area - 0.45) < 1e-7)
    }

    @Test func `divides its area by its largest value, wherever that is`() throws {
        let rising = ScoreCurve(scores: [0.2, 0.5, 0.1])
        #expect(abs(try #require(rising.normalisedArea) - rising.area / 0.5) < 1e-7)
        #expect(ScoreCurve(scores: [0, 0, 0]).normalisedArea == nil)
    }

    @Test func `gives the area of the share of its fall, whatever the scale and wherever its extremes are`() throws {
        let probabilities = ScoreCurve(scores: [1, 0.5, 0]), cosines = ScoreCurve(scores: [0.3, 0.275, 0.25])
        #expect(probabilities.shareOfFallArea(leastFall: 0.01) == 0.5)
        #expect(abs(try #require(cosines.shareOfFallArea(leastFall: 0.01)) - 0.5) < 1e-5)
        // A rise on the way counts as more than the whole fall, and does not change the scale.
        #expect(
            abs(try #require(ScoreCurve(scores: [0.5, 1, 0]).shareOfFallArea(leastFall: 0)) - 1.25 / 2 / 0.5) < 1e-9)
    }

    @Test func `has no share of a fall that is none, or too small to divide by`() {
        #expect(ScoreCurve(scores: [0.2, 0.1, 0.2]).shareOfFallArea(leastFall: 0) == nil)
        #expect(ScoreCurve(scores: [0.2, 0.1, 0.3]).shareOfFallArea(leastFall: 0.01) == nil)
        #expect(ScoreCurve(scores: [0.205, 0.2, 0.2]).shareOfFallArea(leastFall: 0.01) == nil)
    }
}
