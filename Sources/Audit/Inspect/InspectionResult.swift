import Domain

/// What `inspect --json` says: everything that was found, in full.
struct InspectionResult: Encodable {
    let dataset: String
    let classes: [String]
    let pictures: Int
    /// Groups of files of the same bytes; those of them in both splits; those of them with different labels.
    let exactDuplicateGroups: Int
    let leakingGroups: Int
    let contradictoryGroups: Int
    /// The files of each of these groups.
    let exactDuplicates: Duplicates
    /// The same for files of the same pixels that differ in their bytes.
    let samePixels: Duplicates
    /// The same for near duplicates by hash.
    let nearDuplicates: Duplicates
    /// Test pictures with their like in the training split.
    let leakedTestPictures: Leaks
    let counts: Counts
    let unreadable: [Unreadable]
    /// By what is odd.
    let odd: [OddPictures.Kind: Odd]
    let faceCoverage: Coverage
    /// What tables and pictures do not have in common.
    let mismatches: [MetadataMismatch]
    let parameters: InspectionParameters

    struct Duplicates: Encodable {
        let groupCount: Int
        let leakingGroupCount: Int
        let contradictoryGroupCount: Int
        /// Readable files beyond the first of each picture, less those that closer kinds have counted.
        let surplusFiles: Int
        let groups: [Group]
        /// Paths alone, of the groups in both splits and of those with different labels.
        let leaking: [[String]]
        let contradictory: [[String]]
    }

    struct Group: Encodable {
        let files: [File]
        let leaks: Bool
        let contradicts: Bool
        /// Nil where all files hold the same picture.
        let pairs: [Pair]?
    }

    struct File: Encodable {
        let file: String
        let split: Split
        let label: String
        let sha256: ContentDigest
    }

    struct Pair: Encodable {
        /// The first file of each picture.
        let files: [String]
        /// Bits in which the hashes differ.
        let perceptualDistance: Int?
        let differenceDistance: Int?
        let leaks: Bool
        let contradicts: Bool
    }

    struct Leaks: Encodable {
        /// Same bytes.
        let bytes: [String]
        /// Same bytes, same pixels or near duplicate.
        let likeness: [String]
    }

    struct Counts: Encodable {
        let train: Int
        let test: Int
        /// Class, then split, then number.
        let byClass: [String: [String: Int]]
        /// Attribute, then group, then split, then number.
        let byGroup: [String: [String: [String: Int]]]
        /// Attribute, then class, then group, then split, then number.
        let byClassAndGroup: [String: [String: [String: [String: Int]]]]
    }

    struct Unreadable: Encodable {
        let file: String
        let reason: String
    }

    struct Odd: Encodable {
        /// Whether it holds for most of the dataset.
        let isTrait: Bool
        let count: Int
        /// The oddest first.
        let pictures: [Value]
    }

    struct Value: Encodable {
        let file: String
        let value: Double
    }

    struct Coverage: Encodable {
        let withFace: Int
        let withoutFace: Int
        let unknown: Int
        /// Class, then the same three numbers.
        let byClass: [String: [String: Int]]
        /// Attribute, then group, then the same three numbers.
        let byGroup: [String: [String: [String: Int]]]
    }

    init(_ inspection: DatasetInspection, mismatches: [MetadataMismatch]) {
        let duplicates = inspection.duplicates
        dataset = inspection.name
        classes = inspection.classNames
        pictures = inspection.pictures.count
        exactDuplicates = Self.duplicates(.bytes, inspection)
        samePixels = Self.duplicates(.pixels, inspection)
        nearDuplicates = Self.duplicates(.near, inspection)
        exactDuplicateGroups = exactDuplicates.groupCount
        leakingGroups = exactDuplicates.leakingGroupCount
        contradictoryGroups = exactDuplicates.contradictoryGroupCount
        leakedTestPictures = Leaks(
            bytes: duplicates.leakedByBytes.sorted(), likeness: duplicates.leakedByLikeness.sorted())
        counts = Self.counts(inspection)
        unreadable = inspection.unreadable.map { Unreadable(file: $0.sample.path, reason: $0.problem ?? "") }
        odd = Dictionary(
            uniqueKeysWithValues: inspection.odd.findings.map { finding in
                let pictures = finding.pictures.map { Value(file: $0.picture.sample.path, value: $0.value) }
                return (finding.kind, Odd(isTrait: finding.isTrait, count: pictures.count, pictures: pictures))
            })
        faceCoverage = Self.coverage(inspection)
        self.mismatches = mismatches
        parameters = inspection.parameters
    }

    private static func duplicates(_ kind: DuplicateGroup.Kind, _ inspection: DatasetInspection) -> Duplicates {
        let groups = inspection.duplicates[kind]
        func paths(_ groups: [DuplicateGroup]) -> [[String]] { groups.map { $0.files.map(\.sample.path) } }
        return Duplicates(
            groupCount: groups.count, leakingGroupCount: groups.leaking.count,
            contradictoryGroupCount: groups.contradictory.count,
            surplusFiles: inspection.duplicates.surplus(kind),
            groups: groups.map { group in
                Group(
                    files: group.files.map {
                        File(
                            file: $0.sample.path, split: $0.sample.split, label: inspection.className($0),
                            sha256: $0.content)
                    }, leaks: group.leaks, contradicts: group.contradicts,
                    pairs: group.kind.isExact ? nil : group.links.map(pair))
            }, leaking: paths(groups.leaking), contradictory: paths(groups.contradictory))
    }

    private static func pair(_ link: DuplicateGroup.Link) -> Pair {
        let files = [link.one, link.other].compactMap(\.first?.sample.path)
        guard case .hashes(let perceptual, let difference) = link.closeness else {
            return Pair(
                files: files, perceptualDistance: nil, differenceDistance: nil, leaks: link.leaks,
                contradicts: link.contradicts)
        }
        return Pair(
            files: files, perceptualDistance: perceptual, differenceDistance: difference, leaks: link.leaks,
            contradicts: link.contradicts)
    }

    private static func counts(_ inspection: DatasetInspection) -> Counts {
        let counts = inspection.counts
        func bySplit(_ label: Int? = nil, _ group: (attribute: String, name: String)? = nil) -> [String: Int] {
            keyed(Split.allCases.map { ($0.rawValue, counts.count(label: label, split: $0, group: group)) })
        }
        func byGroup(_ label: Int?, _ attribute: (attribute: String, names: [String])) -> [String: [String: Int]] {
            keyed(attribute.names.map { ($0, bySplit(label, (attribute.attribute, $0))) })
        }
        let classes = Array(inspection.classNames.enumerated())
        return Counts(
            train: counts.count(split: .train), test: counts.count(split: .test),
            byClass: keyed(classes.map { ($0.element, bySplit($0.offset)) }),
            byGroup: keyed(counts.attributes.map { ($0.attribute, byGroup(nil, $0)) }),
            byClassAndGroup: keyed(
                counts.attributes.map { attribute in
                    (attribute.attribute, keyed(classes.map { ($0.element, byGroup($0.offset, attribute)) }))
                }))
    }

    private static func coverage(_ inspection: DatasetInspection) -> Coverage {
        func numbers(_ coverage: MarkedFaces) -> [String: Int] {
            [
                "withFace": coverage.withFace, "withoutFace": coverage.withoutFace, "unknown": coverage.unknown,
            ]
        }
        let pictures = inspection.pictures, all = MarkedFaces(pictures)
        return Coverage(
            withFace: all.withFace, withoutFace: all.withoutFace, unknown: all.unknown,
            byClass: keyed(
                inspection.classNames.enumerated().map { label, name in
                    (name, numbers(MarkedFaces(pictures.filter { $0.sample.label == label })))
                }),
            byGroup: keyed(
                inspection.counts.attributes.map { attribute, names in
                    (
                        attribute,
                        keyed(
                            names.map { name in
                                (name, numbers(MarkedFaces(pictures.filter { $0.group(attribute) == name })))
                            })
                    )
                }))
    }

    private static func keyed<Value>(_ pairs: [(String, Value)]) -> [String: Value] {
        Dictionary(uniqueKeysWithValues: pairs)
    }
}
