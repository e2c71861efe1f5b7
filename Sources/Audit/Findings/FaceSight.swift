import Domain

/// What is to be seen of faces in a picture: each has a shelf of the gallery.
enum FaceSight: Int, CaseIterable, Sendable {
    case none
    case one
    case several
    /// The detector misses a face that metadata marks.
    case missed
    /// The detector finds a face that metadata does not mark.
    case extra

    /// Whether it is so in a picture, by the source that coverage is counted by.
    func holds(_ picture: PictureFindings, source: RegionSource) -> Bool {
        let count = picture.faces(by: source)?.count
        return switch self {
        case .none: count == 0
        case .one: count == 1
        case .several: count.map { $0 > 1 } ?? false
        case .missed: picture.faceMatch.map { $0.missed > 0 } ?? false
        case .extra: picture.faceMatch.map { $0.extra > 0 } ?? false
        }
    }
}
