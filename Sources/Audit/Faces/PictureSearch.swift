import Domain
import Engine
import Foundation
import Render
import Synchronization

/// Single pictures searched for faces: what `faces` does with each of them.
struct PictureSearch: Sendable {
    let detector: MTCNNDetector
    /// Folder for pictures with their faces drawn in; nil for none.
    let drawings: URL?

    /// What became of one picture; its JSON is the command's documented result.
    struct Outcome: Encodable, Sendable {
        /// Path of the picture as it was given.
        let image: String
        /// Pixels of the upright picture; left out where it could not be read.
        var width: Int?
        var height: Int?
        /// The largest first; left out where the picture could not be read.
        var faces: [Face]?
        /// Why it could not be read; left out where it could.
        var problem: String?
    }

    /// One face.
    struct Face: Encodable, Sendable {
        let x: Double
        let y: Double
        let width: Double
        let height: Double
        let probability: Double
        let landmarks: [Landmark]

        init(_ region: DetectedRegion) {
            x = region.box.x
            y = region.box.y
            width = region.box.width
            height = region.box.height
            probability = region.score
            landmarks = region.landmarks
        }
    }

    /// Searches the pictures on all lanes; the outcomes are in the order of the paths.
    func run(_ paths: [String], lanes: Int, style: Progress.Style) async throws -> [Outcome] {
        let names = OutputNames.choose(for: paths)
        let progress = Progress("Search for faces", total: paths.count, unit: "pictures", style: style)
        let outcomes = Mutex([Outcome?](repeating: nil, count: paths.count))
        try await LanePool(lanes: lanes).run(Array(paths.indices), makeScratch: { FaceLane() }) { index, lane in
            let outcome = try search(paths[index], name: names[index], lane: lane)
            outcomes.withLock { $0[index] = outcome }
            progress.advance(by: 1)
        }
        progress.finish()
        return outcomes.withLock { $0.compactMap { $0 } }
    }

    private func search(_ path: String, name: String, lane: FaceLane) throws -> Outcome {
        let image: PixelImage
        do throws(EngineError) {
            image = try ImageDecoder.decode(try ImageDecoder.read(contentsOf: URL(fileURLWithPath: path)), name: path)
        } catch {
            return Outcome(image: path, problem: "\(error.naming(path))")
        }
        let regions = detector.regions(in: image, scratch: lane)
        if let drawings {
            let drawing = try FaceDrawing.png(
                rgb: image.pixels, width: image.width, height: image.height, regions: regions)
            try ResultFile.write(
                Data(drawing), to: drawings.appendingPathComponent("\(name).png"), what: "a drawing", option: "--out")
        }
        return Outcome(
            image: path, width: image.width, height: image.height, faces: regions.map(Face.init))
    }
}
