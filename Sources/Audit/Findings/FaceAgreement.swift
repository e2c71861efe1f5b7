import Domain
import Engine

/// How well a detector finds the faces that metadata marks, over the pictures of which both speak.
struct FaceAgreement: Sendable {
    /// Overlap from which two boxes are taken for one face, as intersection over union: the usual convention.
    static let leastOverlap = 0.5

    /// The group, or "all".
    let name: String
    /// Pictures of which both speak.
    let pictures: Int
    /// Faces that metadata marks, and how many of them the detector finds.
    let marked: Int
    let found: Int
    /// Faces that the detector finds where metadata marks none.
    let extra: Int
    /// Share of the marked faces that are found, with Wilson's interval.
    let foundRate: Estimate?
    /// Share of the detector's faces that are extra, with Wilson's interval.
    let extraRate: Estimate?
    /// Mean intersection over union of the faces that both know, with a bootstrap interval by face.
    let overlap: Estimate?

    /// Compares the boxes of the pictures of a group.
    init(name: String, pictures: [PictureFindings]) {
        let matches = pictures.compactMap(\.faceMatch)
        self.name = name
        self.pictures = matches.count
        let found = matches.reduce(0) { $0 + $1.overlaps.count }
        let marked = found + matches.reduce(0) { $0 + $1.missed }, extra = matches.reduce(0) { $0 + $1.extra }
        (self.found, self.marked, self.extra) = (found, marked, extra)
        foundRate = Proportion.wilson(hits: found, of: marked)
        extraRate = Proportion.wilson(hits: extra, of: found + extra)
        overlap = Bootstrap().mean(matches.flatMap(\.overlaps))
    }
}
