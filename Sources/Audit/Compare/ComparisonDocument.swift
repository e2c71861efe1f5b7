import Domain

/// A comparison of two versions for programs: what `diff` writes beside its pages as `comparison.json`.
///
/// docs/comparison.schema.json describes every part of it. A change that a reader of the present version would stumble
/// over takes a new version.
struct ComparisonDocument: Codable, Sendable {
    /// What every such document calls itself.
    static let format = "vlm-audit-comparison"
    /// Counts up when the document changes its shape.
    static let version = 1

    let format: String
    let version: Int
    /// What wrote the document.
    let program: ReportDocument.Program
    let baseline: Side
    let candidate: Side
    /// Whether the versions were compared although they are not made alike.
    let isForced: Bool
    /// Everything that the versions are not made alike by, what forbids a comparison first.
    let differences: [IdentityDifference]
    let pictures: Matching
    /// How often at most two versions without a difference show one in any number of a family.
    let falseAlarmRate: Double
    let definitions: [MeasureDefinition]
    /// Over all pictures first; these are one family of tests, those of classes and groups another.
    let measures: [ComparedMeasure]

    /// One version.
    struct Side: Codable, Sendable {
        let run: ReportIdentity.Run
        let dataset: ReportIdentity.Dataset
        let model: ReportIdentity.Model
    }

    /// How the pictures of both versions were told to be the same.
    struct Matching: Codable, Hashable, Sendable {
        /// By the digest of their content.
        let byContent: Int
        /// By their path, where the content differs.
        let byPath: Int
        /// Paths of the pictures that only one of them has.
        let onlyBaseline: [String]
        let onlyCandidate: [String]
    }
}
