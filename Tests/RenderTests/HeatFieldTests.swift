import Domain
import Testing

@testable import Render

@Suite("Up-sampling a map to pixels")
struct HeatFieldTests {
    @Test func followsHalfPixelCentres() {
        // By hand: pixel x of 4 over 2 columns lies at (x + 0.5) / 2 - 0.5 = -0.25 (held at 0), 0.25, 0.75, 1.25 (held at 1).
        let field = HeatField(AttributionMap(rows: 1, columns: 2, values: [0, 1]), width: 4, height: 1)
        #expect(field.values == [0, 0.25, 0.75, 1])
    }

    @Test func mixesFourCells() {
        let field = HeatField(AttributionMap(rows: 2, columns: 2, values: [0, 1, 0, 0.5]), width: 4, height: 4)
        // Row 1, column 2: a quarter down, three quarters across.
        #expect(abs(field.values[1 * 4 + 2] - (0.75 * 0.75 + 0.25 * 0.375)) < 1e-12)
    }

    @Test func leavesAMapOfTheSameSizeAlone() {
        let values: [Float] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]
        let field = HeatField(AttributionMap(rows: 2, columns: 3, values: values), width: 3, height: 2)
        #expect(field.values == values.map(Double.init))
    }

    @Test func runsTheContourWhereTheLevelIsCrossed() {
        let field = HeatField(AttributionMap(rows: 2, columns: 2, values: [0, 1, 0, 1]), width: 2, height: 2)
        #expect(field.contour(at: 0.25) == [[Point(x: 0.75, y: 0.5), Point(x: 0.75, y: 1.5)]])
    }

    @Test func cutsBothCornersOfASaddle() {
        let field = HeatField(AttributionMap(rows: 2, columns: 2, values: [1, 0, 0, 1]), width: 2, height: 2)
        #expect(field.contour(at: 0.6).count == 2)
    }

    @Test func hasNoContourWhereNothingReachesTheLevel() {
        let field = HeatField(AttributionMap(rows: 2, columns: 2, values: [0, 0.2, 0.1, 0.3]), width: 8, height: 8)
        #expect(field.contour(at: 0.5).isEmpty)
    }
}
