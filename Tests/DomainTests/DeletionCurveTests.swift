import Domain
import Testing

@Suite("A deletion curve")
struct DeletionCurveTests {
    @Test func `has the area of the trapezoid rule over the unit interval`() {
        #expect(DeletionCurve(scores: [1, 1]).area == 1)
        #expect(DeletionCurve(scores: [1, 0]).area == 0.5)
        // RISE: (sum(s) - s_0 / 2 - s_n / 2) / n = (0.8 + 0.4 + 0.2 - 0.4 - 0.1) / 2
        #expect(abs(DeletionCurve(scores: [0.8, 0.4, 0.2]).area - 0.45) < 1e-7)
    }

    @Test func `divides its area by its largest value, wherever that is`() throws {
        let rising = DeletionCurve(scores: [0.2, 0.5, 0.1])
        #expect(abs(try #require(rising.normalisedArea) - rising.area / 0.5) < 1e-7)
        #expect(DeletionCurve(scores: [0, 0, 0]).normalisedArea == nil)
    }
}
