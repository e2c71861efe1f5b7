import Domain
import Engine
import Render

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
    let matching: Matching
    /// How often at most two versions without a difference show one in any number of a family.
    let falseAlarmRate: Double
    /// What the comparison says, the most important first.
    let verdicts: [ReportDocument.Verdict]
    let definitions: [MeasureDefinition]
    /// Over all pictures; these are one family of tests.
    let measures: [ComparedMeasure]
    /// Group by group and class by class; these are another.
    let parts: [ComparedMeasure]
    /// What became of every picture, by setting.
    let transitions: [Transitions]
    /// The worst change first.
    let pictures: [Picture]

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

    /// What changed on one picture.
    struct Picture: Codable, Sendable {
        let path: String
        let digest: ContentDigest
        /// Its page, relative to the site's folder.
        let page: String
        /// Whether an answer changes, what it rests on, or whether there is one.
        let isChanged: Bool
        /// By setting; empty where only one version has the picture.
        let settings: [String: SettingChange]
    }

    /// What changed on one picture in one setting.
    struct SettingChange: Codable, Sendable {
        let from: PictureState
        let to: PictureState
        /// The classes that are answered.
        let baseline: String
        let candidate: String
        /// Candidate minus baseline; null where one is missing.
        @OrNull var deletionAreaChange: Double?
        @OrNull var faceMassChange: Double?
        /// How alike both maps are: Spearman's correlation of the cells, and the share of the most salient cells that they
        /// have in common.
        @OrNull var mapRankCorrelation: Double?
        @OrNull var mapOverlap: Double?
    }
}

extension ComparisonDocument {
    /// Writes down a comparison; `verdicts` are those of its first page.
    init(_ comparison: Comparison, verdicts: [Finding], pictures: [ComparedPictureReport]) {
        format = Self.format
        version = Self.version
        program = ReportDocument.Program(name: VLMAudit.name, version: ProgramVersion.current)
        (baseline, candidate) = (Side(comparison.baseline), Side(comparison.candidate))
        (isForced, differences) = (comparison.isForced, comparison.differences)
        matching = comparison.matching
        falseAlarmRate = MeasureFamily.falseAlarmRate
        self.verdicts = verdicts.map(ReportDocument.Verdict.init)
        (measures, parts) = (comparison.overall, comparison.parts)
        let used = Set((measures + parts).map(\.id))
        definitions = Comparison.definitions.values.filter { used.contains($0.id) }.sorted { $0.id < $1.id }
        transitions = comparison.transitions
        self.pictures = pictures.map { report in
            let known = report.change.picture.known
            return Picture(
                path: known.path, digest: known.digest, page: report.link.target.path,
                isChanged: report.change.isChanged,
                settings: Dictionary(
                    uniqueKeysWithValues: report.change.settings.map {
                        ($0.setting.rawValue, SettingChange($0))
                    }))
        }
    }
}

extension ComparisonDocument.SettingChange {
    /// Takes the numbers of a change.
    init(_ change: PictureChange.SettingChange) {
        (from, to) = (change.from, change.to)
        (baseline, candidate) = (change.baseline.predicted, change.candidate.predicted)
        deletionAreaChange = change.areaChange.map(FixedNumber.decimals)
        faceMassChange = change.faceMassChange.map(FixedNumber.decimals)
        mapRankCorrelation = change.agreement?.rankCorrelation.map(FixedNumber.decimals)
        mapOverlap = change.agreement.map { FixedNumber.decimals($0.topOverlap) }
    }
}

extension ComparisonDocument.Side {
    /// Takes what identifies a version.
    init(_ version: AuditedVersion) {
        (run, dataset, model) = (version.document.run, version.document.dataset, version.document.model)
    }
}
