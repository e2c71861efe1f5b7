import Domain
import Engine
import Foundation

/// Covers the faces of one picture until the face detector sees none in it any more.
struct FaceCover {
    /// How strongly a picture had to be covered.
    enum Strength: Int, CaseIterable, Comparable, Sendable {
        /// Not at all: there is no face.
        case none
        /// Six cells along the shorter side of a face.
        case mosaic
        /// Three cells: the detector saw a face in the finer mosaic.
        case coarse
        /// One colour: it saw one in the coarser mosaic as well.
        case patch
        /// The picture is not shown: it still saw one, or pictures with faces are to be left out.
        case leftOut

        /// Cells along the shorter side of a face; nil where there is no mosaic.
        var cells: Int? {
            switch self {
            case .none, .leftOut: nil
            case .mosaic: 6
            case .coarse: 3
            case .patch: 1
            }
        }

        static func < (one: Strength, other: Strength) -> Bool { one.rawValue < other.rawValue }
    }

    let detector: MTCNNDetector
    let style: FaceStyle
    /// Quality of covered photos, that of the photos of a report.
    private static let quality = 85

    init(detector: MTCNNDetector, style: FaceStyle) {
        self.detector = detector
        self.style = style
    }

    /// The JPEG to be shown in place of a picture, nil where none is, and how strongly it was covered.
    ///
    /// What counts as a face is what metadata or the run's detector says (`known`, in pixels of the picture) and what the
    /// detector sees in these very pixels. A covered picture is decoded again and searched as its readers get it; a face
    /// that shows up elsewhere in it is covered with the others in the next round.
    func covered(
        _ jpeg: Data, name: String, known: [Box], lane: FaceLane
    ) throws(EngineError) -> (jpeg: Data?, strength: Strength) {
        let image = try ImageDecoder.decode(jpeg, name: name)
        let inside = known.filter { $0.touches(width: image.width, height: image.height) }
        var faces = inside + detector.regions(in: image, scratch: lane).map(\.box)
        if faces.isEmpty { return (jpeg, .none) }
        guard style == .mosaic else { return (nil, .leftOut) }
        for strength in Strength.allCases {
            guard let cells = strength.cells else { continue }
            let covered = FaceMosaic.covered(image, boxes: faces, cells: cells)
            let written = try JPEGEncoder.encode(covered, quality: Self.quality)
            let seen = detector.regions(in: try ImageDecoder.decode(written, name: name), scratch: lane)
            if seen.isEmpty { return (written, strength) }
            faces += seen.map(\.box)
        }
        return (nil, .leftOut)
    }
}
