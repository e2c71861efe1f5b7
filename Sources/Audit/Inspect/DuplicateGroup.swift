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
    /// All files, by path; those of a picture come along whatever put them together.
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

        /// Whether the two bear different labels, beyond what the files of one of them contradict each other.
        var contradicts: Bool { one.labels.contradicts(other.labels) }
    }

    /// Whether the files could be decoded: files of the same bytes are a group even where nobody can read them, but no
    /// picture.
    var isReadable: Bool { files.allSatisfy { $0.problem == nil } }

    /// Whether a test picture has its like in the training split.
    ///
    /// Of near duplicates two that are alike themselves are asked for: a chain of likenesses may lead far.
    var leaks: Bool {
        kind.isExact
            ? isReadable && files.contains(.train) && files.contains(.test) : links.contains(where: \.leaks)
    }

    /// Whether the same, or nearly the same, picture bears different labels.
    ///
    /// What files of the same bytes contradict each other is theirs alone: files of the same pixels, and near duplicates,
    /// contradict where each of two bears a label that the other does not.
    var contradicts: Bool {
        switch kind {
        case .bytes: return isReadable && files.labels.count > 1
        case .pixels:
            let sides = Set(Dictionary(grouping: files, by: \.content).values.map(\.labels))
            return sides.contains { one in sides.contains { one.contradicts($0) } }
        case .near, .lookAlike: return links.contains(where: \.contradicts)
        }
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

    /// Labels that the files bear.
    var labels: Set<Int> { Set(map(\.sample.label)) }
}

extension Set<Int> {
    /// Whether each of two sets of labels has one that the other does not have.
    fileprivate func contradicts(_ other: Set<Int>) -> Bool { !isSubset(of: other) && !isSuperset(of: other) }
}
