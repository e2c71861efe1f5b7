import Domain
import Testing

@testable import Engine

@Suite("Regions on the model's pixels")
struct RegionMaskTests {
    @Test func `a pixel belongs to a box that holds its centre`() {
        let mask = RegionMask(boxes: [Box(x: 0.5, y: 1.51, width: 2, height: 2)], side: 4)
        // Columns: centres 0.5 and 1.5, not 2.5, which is the open end. Rows: 2.5 and not 1.5.
        #expect(mask.isInside.indices.filter { mask.isInside[$0] } == [8, 9, 12, 13])
        #expect(mask.area == 0.25)
    }

    @Test func `boxes that overlap count once, and what lies outside does not count`() {
        let boxes = [Box(x: -5, y: -5, width: 7, height: 7), Box(x: 1, y: 1, width: 1, height: 1e12)]
        let mask = RegionMask(boxes: boxes, side: 4)
        #expect(mask.isInside.indices.filter { mask.isInside[$0] } == [0, 1, 4, 5, 9, 13])
    }

    @Test func `boxes beside the picture and no boxes at all leave nothing`() {
        let beside = [Box(x: -9, y: 0, width: 9, height: 4), Box(x: 4, y: 0, width: 5, height: 4)]
        #expect(RegionMask(boxes: beside, side: 4).area == 0)
        #expect(RegionMask(boxes: [], side: 4).area == 0)
    }

    @Test func `neighbouring boxes share no pixel and leave none out`() {
        let left = RegionMask(boxes: [Box(x: 0, y: 0, width: 1.5, height: 4)], side: 4)
        let right = RegionMask(boxes: [Box(x: 1.5, y: 0, width: 2.5, height: 4)], side: 4)
        #expect(zip(left.isInside, right.isInside).allSatisfy { $0 != $1 })
    }
}
