import Domain
import Engine

/// Files of one picture, or of pictures that are alike, directly or through others.
struct DuplicateGroup: Sendable {
    /// How alike the files of a group are.
    enum Kind: String, CaseIterable, Sendable {
        /// The same bytes.
        case bytes
        /// The same pixels in files that differ.
        case pixels
        /// Near duplicates by hash.
        case near
        /// Alike to a model, but not near duplicates by hash.
        case lookAlike

        /// Whether the files hold the very same picture.
        var isExact: Bool { self == .bytes || self == .pixels }
    }

    let kind: Kind
    /// All files, by path.
    let files: [InspectedPicture]
    /// The pairs that hold the group together; none where the files are of one picture.
    let links: [Link]

    /// Two pictures of the group that are alike, each with all its files.
    struct Link: Sendable {
        let one: [InspectedPicture]
        let other: [InspectedPicture]
        let closeness: PicturePair.Closeness

        /// Whether one picture has a file in train and the other in test.
        var leaks: Bool {
            one.contains(.train) && other.contains(.test) || one.contains(.test) && other.contains(.train)
        }

        /// Whether files of the two bear different labels.
        var contradicts: Bool { Set((one + other).map(\.sample.label)).count > 1 }
    }

    /// Whether a test picture has its like in the training split.
    ///
    /// Of near duplicates two that are alike themselves are asked for: a chain of likenesses may lead far.
    var leaks: Bool {
        kind.isExact ? files.contains(.train) && files.contains(.test) : links.contains(where: \.leaks)
    }

    /// Whether the same, or nearly the same, picture bears different labels.
    var contradicts: Bool {
        kind.isExact ? Set(files.map(\.sample.label)).count > 1 : links.contains(where: \.contradicts)
    }

    /// Test pictures that have their like in the training split.
    var leakedTestPaths: Set<String> {
        guard leaks else { return [] }
        let leaked =
            kind.isExact
            ? files
            : links.filter(\.leaks).flatMap { link in
                (link.other.contains(.train) ? link.one : []) + (link.one.contains(.train) ? link.other : [])
            }
        return Set(leaked.filter { $0.sample.split == .test }.map(\.sample.path))
    }
}

extension [InspectedPicture] {
    /// Whether any of the files is in a split.
    func contains(_ split: Split) -> Bool { contains { $0.sample.split == split } }
}
