import Domain
import Engine

/// How many faces are known in the pictures of one group.
struct FaceCounts: Sendable {
    /// The group, the class, or "all".
    let name: String
    /// All pictures of the group.
    let total: Int
    /// Pictures without a face, with one and with more.
    let without: Int
    let one: Int
    let several: Int
    /// Share of the pictures of which anything is known that have a face, with Wilson's interval.
    let rate: Estimate?
    /// The share of its picture that the largest face of each takes: a quarter, half and three quarters of the faces are
    /// smaller; nil without faces.
    let sizes: [Double]?

    /// Pictures of which anything is known.
    var known: Int { without + one + several }

    /// Counts the faces that a source knows in pictures.
    init(name: String, pictures: [PictureFindings], source: RegionSource) {
        let faces = pictures.compactMap { picture in
            picture.faces(by: source).map { (boxes: $0, size: picture.row.size) }
        }
        self.name = name
        total = pictures.count
        without = faces.count { $0.boxes.isEmpty }
        one = faces.count { $0.boxes.count == 1 }
        several = faces.count { $0.boxes.count > 1 }
        rate = Proportion.wilson(hits: one + several, of: without + one + several)
        let largest = faces.compactMap { face -> Double? in
            guard let size = face.size else { return nil }
            return face.boxes.map { $0.share(ofWidth: size.width, height: size.height) }.max()
        }
        sizes = Quantile.of(largest, at: [0.25, 0.5, 0.75])
    }
}

extension PictureFindings {
    /// The faces that a source knows in the picture; nil where it says nothing, or where the picture cannot be read.
    func faces(by source: RegionSource) -> [Box]? {
        guard row.problem == nil else { return nil }
        switch source {
        case .metadata: return row.stated.boxes[.face]
        case .detector: return row.searches[.face]?.detection.regions?.map(\.box)
        }
    }
}
