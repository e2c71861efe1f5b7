import Testing

@testable import Domain

@Suite("What metadata says and what detectors find")
struct DetectionTests {
    private let box = Box(x: 1, y: 2, width: 3, height: 4), other = Box(x: 5, y: 6, width: 7, height: 8)

    @Test func `metadata wins, and a detection counts only where it says nothing`() {
        let found = Detection.found([DetectedRegion(box: other, score: 0.9)])
        func boxes(_ stated: [Region: [Box]], _ detections: [Region: Detection]) -> [Region: [Box]] {
            Annotation(boxes: stated).completed(by: detections).boxes
        }
        #expect(boxes([.face: [box]], [.face: found]) == [.face: [box]])
        #expect(boxes([.face: []], [.face: found]) == [.face: []])
        #expect(boxes([.evidence: [box]], [.face: found]) == [.evidence: [box], .face: [other]])
        #expect(boxes([:], [.face: .found([]), .text: found]) == [.face: [], .text: [other]])
        #expect(boxes([:], [.face: .failed(reason: "It is damaged.")]).isEmpty)
    }
}
