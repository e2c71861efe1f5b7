import Domain

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
