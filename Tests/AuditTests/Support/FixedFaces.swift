import Domain
import Engine
import Synchronization

@testable import Audit

/// A detector that always fails in one way.
struct FailingFaces: RegionDetector {
    let name = "failing"
    let region = Region.face
    let parameters = "none"
    let kind: EngineError.Kind

    func makeScratch() {}

    func regions(in image: PixelImage, scratch: Void) throws(EngineError) -> [DetectedRegion] {
        throw EngineError(kind, expected: "an answer", found: "none", remedy: "ask again")
    }
}

/// A detector that finds the same faces in every picture, and counts how often it is asked.
struct FixedFaces: RegionDetector {
    struct Parameters: Encodable {
        let boxes: [Box]
    }

    private final class Calls: Sendable {
        let count = Atomic(0)
    }

    let name = "fixed"
    let region = Region.face
    let parameters: Parameters
    private let calls = Calls()

    init(_ boxes: [Box]) { parameters = Parameters(boxes: boxes) }

    /// How many pictures it was given.
    var searched: Int { calls.count.load(ordering: .relaxed) }

    func makeScratch() {}

    func regions(in image: PixelImage, scratch: Void) throws(EngineError) -> [DetectedRegion] {
        calls.count.wrappingAdd(1, ordering: .relaxed)
        return parameters.boxes.map {
            DetectedRegion(box: $0, score: 0.75, landmarks: [Landmark(name: "nose", x: $0.x, y: $0.y)])
        }
    }
}
