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

/// The faces of one picture by metadata and by a detector, paired.
struct FaceMatch: Sendable {
    /// Intersection over union of each pair.
    let overlaps: [Double]
    /// Faces that metadata marks and the detector does not find.
    let missed: Int
    /// Faces that the detector finds and metadata does not mark.
    let extra: Int

    /// Pairs boxes that overlap enough, the best pair first; each belongs to one pair at most.
    init(marked: [Box], found: [Box]) {
        let pairs = marked.indices.flatMap { one in
            found.indices.map { (one: one, other: $0, overlap: marked[one].intersectionOverUnion(found[$0])) }
        }.filter { $0.overlap >= FaceAgreement.leastOverlap }.sorted {
            ($1.overlap, $0.one, $0.other) < ($0.overlap, $1.one, $1.other)
        }
        var taken: Set<Int> = [], given: Set<Int> = [], overlaps: [Double] = []
        for pair in pairs where !taken.contains(pair.one) && !given.contains(pair.other) {
            taken.insert(pair.one)
            given.insert(pair.other)
            overlaps.append(pair.overlap)
        }
        self.overlaps = overlaps
        missed = marked.count - overlaps.count
        extra = found.count - overlaps.count
    }
}

extension PictureFindings {
    /// What both metadata and a detector say of the faces in the picture; nil where one of them says nothing.
    var faceMatch: FaceMatch? {
        guard let marked = faces(by: .metadata), let search = row.searches[.face],
            let found = faces(by: .detector(search.detector))
        else { return nil }
        return FaceMatch(marked: marked, found: found)
    }
}
