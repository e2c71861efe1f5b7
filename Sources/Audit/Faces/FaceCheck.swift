import Domain
import Engine
import Foundation
import Synchronization

/// The last word before pictures are published without faces: the detector goes over what was written.
struct FaceCheck {
    let detector: MTCNNDetector
    let lanes: Int
    let style: Progress.Style

    /// Throws where the detector finds a face in any of the pictures, and says in which.
    func run(_ pictures: [PublishedPicture]) async throws {
        let progress = Progress("Check for faces", total: pictures.count, unit: "pictures", style: style)
        let found = Mutex<[String]>([]), detector = detector
        try await LanePool(lanes: lanes).run(pictures, makeScratch: { FaceLane() }) { picture, lane in
            let image = try picture.decoded()
            if !detector.regions(in: image, scratch: lane).isEmpty { found.withLock { $0.append(picture.place) } }
            progress.advance(by: 1)
        }
        progress.finish()
        let places = found.withLock { $0.sorted() }
        guard let first = places.first else { return }
        throw AuditError(
            .runError,
            "\(first): expected no face after they were covered but found one"
                + (places.count > 1 ? ", and in \(places.count - 1) more pictures" : "")
                + "; nothing was published. Try --faces omit, and report it as a defect of the program.")
    }
}
