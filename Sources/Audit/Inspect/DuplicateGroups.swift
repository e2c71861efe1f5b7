import Domain
import Engine

/// All groups of files that are alike, by how alike they are.
struct DuplicateGroups: Sendable {
    /// Files of the same bytes.
    let bytes: [DuplicateGroup]
    /// Files of the same pixels, not all of which have the same bytes.
    let pixels: [DuplicateGroup]
    /// Near duplicates by hash.
    let near: [DuplicateGroup]
    /// Pictures alike to a model beyond those; empty where no model was asked.
    let lookAlike: [DuplicateGroup]

    /// Sorts the files, which stand in the order of the dataset, into groups.
    ///
    /// - Parameter pairs: near duplicates and look-alikes.
    init(_ pictures: [InspectedPicture], pairs: [PicturePair]) {
        bytes =
            Dictionary(grouping: pictures, by: \.content).values
            .filter { $0.count > 1 }.map { DuplicateGroup(kind: .bytes, files: $0, links: []) }.ordered
        let byPixels = Dictionary(grouping: pictures.filter { $0.statistics != nil }) { $0.statistics?.pixels }
        pixels =
            byPixels.values.filter { Set($0.map(\.content)).count > 1 }
            .map { DuplicateGroup(kind: .pixels, files: $0, links: []) }.ordered
        // A pair names the content of a picture's first file; the others come along by their pixels.
        var filesOf: [ContentDigest: [InspectedPicture]] = [:]
        for files in byPixels.values {
            for file in files { filesOf[file.content] = files }
        }
        let hashed = pairs.filter { if case .hashes = $0.closeness { true } else { false } }
        let near = Self.groups(.near, hashed, filesOf: filesOf)
        self.near = near
        // What the hashes have put together already need not be told again.
        var together: [String: Int] = [:]
        for (index, group) in near.enumerated() {
            for file in group.files { together[file.sample.path] = index }
        }
        func place(_ content: ContentDigest) -> Int? { filesOf[content]?.first.flatMap { together[$0.sample.path] } }
        let seen = pairs.filter { pair in
            guard case .embeddings = pair.closeness else { return false }
            return place(pair.one).map { $0 != place(pair.other) } ?? true
        }
        lookAlike = Self.groups(.lookAlike, seen, filesOf: filesOf)
    }

    /// The groups of one kind.
    subscript(kind: DuplicateGroup.Kind) -> [DuplicateGroup] {
        switch kind {
        case .bytes: bytes
        case .pixels: pixels
        case .near: near
        case .lookAlike: lookAlike
        }
    }

    /// Test pictures with files of the same bytes in the training split.
    var leakedByBytes: Set<String> { Self.leaked(bytes) }

    /// Test pictures with the same bytes or the same pixels in the training split.
    var leakedExactly: Set<String> { Self.leaked(bytes + pixels) }

    /// Test pictures with the same bytes, the same pixels or a near duplicate in the training split.
    var leakedByLikeness: Set<String> { Self.leaked(bytes + pixels + near) }

    /// Whether every file of a group that leaks bears the same label.
    var leaksKeepTheirLabel: Bool { (bytes + pixels + near).leaking.allSatisfy { $0.files.labels.count == 1 } }

    /// Readable files beyond the first of each picture, less those that closer kinds have counted.
    func surplus(_ kind: DuplicateGroup.Kind) -> Int {
        let closer = DuplicateGroup.Kind.allCases.prefix { $0 != kind }.flatMap { self[$0] }
        return (closer + self[kind]).surplus - closer.surplus
    }

    private static func leaked(_ groups: [DuplicateGroup]) -> Set<String> {
        groups.reduce(into: []) { $0.formUnion($1.leakedTestPaths) }
    }

    /// Joins pairs to groups by single linkage.
    private static func groups(
        _ kind: DuplicateGroup.Kind, _ pairs: [PicturePair], filesOf: [ContentDigest: [InspectedPicture]]
    ) -> [DuplicateGroup] {
        let nodes = Array(Set(pairs.flatMap { [$0.one, $0.other] })).filter { filesOf[$0] != nil }
            .sorted { $0.hex < $1.hex }
        let indexOf = Dictionary(uniqueKeysWithValues: zip(nodes, nodes.indices))
        var sets = DisjointSets(count: nodes.count)
        for pair in pairs {
            if let one = indexOf[pair.one], let other = indexOf[pair.other] { sets.join(one, other) }
        }
        var links: [Int: [DuplicateGroup.Link]] = [:]
        for pair in pairs {
            guard let index = indexOf[pair.one], let one = filesOf[pair.one], let other = filesOf[pair.other] else {
                continue
            }
            links[sets.root(of: index), default: []].append(
                DuplicateGroup.Link(one: one, other: other, closeness: pair.closeness))
        }
        return sets.groups().map { members in
            let files = members.flatMap { filesOf[nodes[$0]] ?? [] }.sorted { $0.sample.path < $1.sample.path }
            return DuplicateGroup(kind: kind, files: files, links: links[members[0]] ?? [])
        }.ordered
    }
}

extension [DuplicateGroup] {
    /// In the order of their first files.
    fileprivate var ordered: [DuplicateGroup] {
        sorted { ($0.files.first?.sample.path ?? "") < ($1.files.first?.sample.path ?? "") }
    }

    /// Those in which a test picture has its like in the training split.
    var leaking: [DuplicateGroup] { filter(\.leaks) }

    /// Those in which the same picture bears different labels.
    var contradictory: [DuplicateGroup] { filter(\.contradicts) }

    /// The groups, those that share files put together.
    var connected: [[DuplicateGroup]] {
        var sets = DisjointSets(count: count)
        var first: [String: Int] = [:]
        for (index, group) in enumerated() {
            for file in group.files {
                sets.join(first[file.sample.path, default: index], index)
                first[file.sample.path] = first[file.sample.path, default: index]
            }
        }
        var together: [Int: [DuplicateGroup]] = [:]
        for (index, group) in enumerated() { together[sets.root(of: index), default: []].append(group) }
        return together.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Readable files beyond the first of each picture; groups that share files count once.
    fileprivate var surplus: Int {
        let readable = filter(\.isReadable)
        return Set(readable.flatMap { $0.files.map(\.sample.path) }).count - readable.connected.count
    }
}
