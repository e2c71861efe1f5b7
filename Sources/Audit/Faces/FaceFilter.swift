import Domain
import Engine
import Foundation
import Logging
import Render
import Synchronization

/// What a report shows in place of its photos where faces are not to be seen in it.
final class FaceFilter: FigureFilter {
    /// How many pictures were covered how strongly.
    typealias Tally = [FaceCover.Strength: Int]

    private struct State {
        let lane = FaceLane()
        /// What was decided on each figure.
        var shown: [AssetName: any Figure] = [:]
        var tally: Tally = [:]
    }

    private let cover: FaceCover
    private let known: [ContentDigest: KnownFaces]
    private let state = Mutex(State())

    /// Covers or leaves out faces; `known` says where they are in the pictures of the dataset.
    init(detector: MTCNNDetector, style: FaceStyle, known: [ContentDigest: KnownFaces]) {
        cover = FaceCover(detector: detector, style: style)
        self.known = known
    }

    /// The filter that a user asked for; nil where faces are shown.
    ///
    /// Without the detector's weights nothing is covered and nothing published: nobody could say whether it is enough.
    static func make(_ style: FaceStyle, run: String, database: AuditDatabase) throws -> FaceFilter? {
        guard style != .show else { return nil }
        let detector = try MTCNNDetector(
            weights: ModelFolder.faceDetector, hint: ", or publish faces as they are with --faces show")
        guard let row = try database.run(run) else { return nil }
        return FaceFilter(detector: detector, style: style, known: try database.knownFaces(of: row))
    }

    /// What readers are told of it.
    var sentence: String {
        let what =
            cover.style == .omit
            ? "Photos are left out where" : "Faces are made of coarse cells where"
        return
            "\(what) metadata or the face detector MTCNN sees one, and the detector found none in the pictures as they are "
            + "here. File names, clothes and places are not hidden."
    }

    /// The detector that has the last word.
    var detector: MTCNNDetector { cover.detector }

    func shown(_ figure: any Figure) throws(RenderError) -> any Figure {
        let decided = state.withLock { state -> Result<any Figure, RenderError> in
            if let known = state.shown[figure.asset] { return .success(known) }
            do throws(RenderError) {
                let (shown, strength) = try decide(figure, lane: state.lane)
                state.shown[figure.asset] = shown
                state.tally[strength, default: 0] += 1
                return .success(shown)
            } catch {
                return .failure(error)
            }
        }
        return try decided.get()
    }

    private func decide(
        _ figure: any Figure, lane: FaceLane
    ) throws(RenderError) -> (shown: any Figure, strength: FaceCover.Strength) {
        guard let photo = figure as? Photo else { return try decide(drawn: figure, lane: lane) }
        let name = "photo \(photo.digest.short)"
        do throws(EngineError) {
            let (jpeg, strength) = try cover.covered(
                Data(photo.jpeg), name: name, known: known[photo.digest]?.boxes(in: photo) ?? [], lane: lane)
            guard let jpeg else {
                let words =
                    cover.style == .omit
                    ? ["Photo left out:", "it shows a face"] : ["Photo left out:", "its face stays visible"]
                return (
                    Plate(name: cover.style.rawValue, words: words, width: photo.width, height: photo.height), strength
                )
            }
            guard strength != .none else { return (photo, strength) }
            return (photo.replacing(jpeg: [UInt8](jpeg), alternative: photo.alternative + ", faces covered"), strength)
        } catch {
            throw Self.unreadable(error)
        }
    }

    /// A figure of pixels in which the detector takes something for a face is not shown.
    ///
    /// Heat alone may look like one to it. Lines and letters are not searched.
    private func decide(
        drawn figure: any Figure, lane: FaceLane
    ) throws(RenderError) -> (shown: any Figure, strength: FaceCover.Strength) {
        for file in try figure.draw() where file.format != .svg {
            do throws(EngineError) {
                let image = try ImageDecoder.decode(Data(file.bytes), name: figure.alternative)
                if detector.regions(in: image, scratch: lane).isEmpty { continue }
            } catch {
                throw Self.unreadable(error)
            }
            let words = ["Layer left out:", "it looks like a face"]
            let plate = Plate(
                name: "layer", words: words, width: file.width, height: file.height, isClear: figure is HeatLayer)
            return (plate, .leftOut)
        }
        return (figure, .none)
    }

    private static func unreadable(_ error: EngineError) -> RenderError {
        RenderError(file: error.file ?? "photo", expected: error.expected, found: error.found, remedy: error.remedy)
    }

    /// Tells the user how many pictures were covered, and how many more than planned.
    func report(_ log: Logger) {
        let tally = state.withLock { $0.tally }
        func count(_ strength: FaceCover.Strength) -> String { NumberFormat.count(tally[strength] ?? 0) }
        let parts = [
            "\(count(.mosaic)) covered by a mosaic", "\(count(.coarse)) by a coarser one",
            "\(count(.patch)) by a plain patch",
            "\(count(.leftOut)) left out", "\(count(.none)) without a face",
        ]
        log.notice("Faces in pictures and layers: \(parts.joined(separator: ", ")).")
    }
}

/// Where faces are in a picture of the dataset, whoever says so.
struct KnownFaces: Sendable {
    /// Pixels of the upright picture.
    let width: Int
    let height: Int
    /// In those pixels.
    var boxes: [Box]

    /// The boxes in the pixels of a photo of a report: the whole picture in small, or the part that a model sees.
    ///
    /// That part is taken for the middle square of the picture, as CLIP's preprocessing cuts it; where a model resizes to
    /// more than it cuts out, boxes are off by that, and the detector's own search of the photo covers the face.
    func boxes(in photo: Photo) -> [Box] {
        if photo.isWhole {
            let across = Double(photo.width) / Double(width), down = Double(photo.height) / Double(height)
            return boxes.map {
                Box(x: $0.x * across, y: $0.y * down, width: $0.width * across, height: $0.height * down)
            }
        }
        let frame = ImagePreprocessor(size: photo.width)
        return boxes.compactMap { frame.modelBox(of: $0, width: width, height: height) }
    }
}
