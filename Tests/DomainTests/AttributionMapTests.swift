import Domain
import Testing

@Suite("An attribution map")
struct AttributionMapTests {
    @Test func `has its peak at the largest value, the first in reading order where several tie`() {
        let map = AttributionMap(rows: 2, columns: 3, values: [0.1, 0.9, 0.3, 0.9, 0, 0.2])
        #expect(map.peak == (0, 1))
        #expect(map[1, 0] == 0.9)
    }

    @Test func `has a mass that is the mean of its values`() {
        #expect(abs(AttributionMap(rows: 1, columns: 4, values: [0, 0.5, 0.5, 1]).mass - 0.5) < 1e-7)
    }
}
