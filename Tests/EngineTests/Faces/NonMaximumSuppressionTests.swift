import Testing

@testable import Engine

@Suite("Non-maximum suppression")
struct NonMaximumSuppressionTests {
    private func box(_ x1: Float, _ y1: Float, _ x2: Float, _ y2: Float, _ score: Float) -> FaceCandidate {
        let answer: [Float] = [0, 0, 0, 0, 0, 0]
        return answer.withUnsafeBufferPointer {
            FaceCandidate($0.baseAddress!, edges: SIMD4(x1, y1, x2, y2), score: score)
        }
    }

    private func kept(_ boxes: [FaceCandidate], _ overlap: Double, _ share: NonMaximumSuppression.Share) -> [Float] {
        NonMaximumSuppression.keep(boxes, overlap: overlap, of: share).map(\.score)
    }

    @Test func `keeps the most probable of boxes that overlap by more than the limit`() {
        // Intersection 50 of a union of 150: a third.
        let boxes = [box(0, 0, 10, 10, 0.6), box(5, 0, 15, 10, 0.9), box(100, 0, 110, 10, 0.7)]
        #expect(kept(boxes, 0.5, .union) == [0.9, 0.7, 0.6])
        #expect(kept(boxes, 0.3, .union) == [0.9, 0.7])
        // Exactly the limit is not more than it: 50 of 100.
        #expect(kept([box(0, 0, 10, 10, 0.6), box(0, 0, 10, 5, 0.9)], 0.5, .union) == [0.9, 0.6])
        #expect(kept([], 0.5, .union).isEmpty)
    }

    @Test func `a small box inside a large one shares all of itself with it`() {
        let boxes = [box(0, 0, 40, 40, 0.9), box(10, 10, 20, 20, 0.8)]
        #expect(kept(boxes, 0.7, .union) == [0.9, 0.8])
        #expect(kept(boxes, 0.7, .smaller) == [0.9])
    }

    @Test func `what was suppressed suppresses nothing`() {
        let boxes = [box(0, 0, 10, 10, 0.9), box(4, 0, 14, 10, 0.8), box(8, 0, 18, 10, 0.7)]
        #expect(kept(boxes, 0.4, .union) == [0.9, 0.7])
    }
}
