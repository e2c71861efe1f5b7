import Domain
import Foundation

/// What `build --json` says.
struct BuildResult: Encodable {
    let run: String
    /// Path of the report's first page.
    let site: String
    let pictures: Int
    let compared: Int
    /// Rows of the dataset's tables without a picture and pictures without a row, all of them.
    let mismatches: [MetadataMismatch]
    /// By setting: "zero-shot" and "fine-tuned"; a value that cannot be estimated is left out.
    let accuracy: [String: Estimate]
    let deletionArea: [String: Estimate]
    /// Fine-tuned minus zero-shot, picture by picture.
    let deletionAreaDifference: Estimate?
    /// By variant: "original" and, where faces are known, "face-masked".
    let variants: [String: VariantResult]
    /// By setting, on the pictures as they are; left out where no face is known.
    let faceReliance: [String: FaceResult]?

    /// Who is believed about faces, and in how many pictures one is known.
    let faces: FaceCountResult

    /// Pictures by the number of their faces.
    struct FaceCountResult: Encodable {
        /// "metadata", or the detector's name.
        let source: String
        let without: Int
        let one: Int
        let several: Int
        /// Pictures of which nothing is known.
        let unknown: Int
        /// Share of the others that have a face.
        let rate: Estimate?

        init(_ coverage: FaceCoverage) {
            let all = coverage.all
            source = coverage.source.name
            (without, one, several) = (all.without, all.one, all.several)
            unknown = all.total - all.known
            rate = all.rate
        }
    }

    /// How much the explanations of one setting point at faces.
    struct FaceResult: Encodable {
        /// Pictures that both settings classify correctly, with a marked face in view.
        let pictures: Int
        /// Sum of the hits, and the mean share of hits by chance.
        let hits: Double
        let chance: Double?
        let rate: Estimate?
        /// Rate less chance.
        let corrected: Estimate?
        let mass: Estimate?
        /// Mass less chance.
        let correctedMass: Estimate?
        let verdict: Reliance
        /// What the gaps of all pairs of groups come to together.
        let gapVerdict: Verdict
        let gaps: [GapResult]
    }

    /// How much more often one group's faces are hit than another's.
    struct GapResult: Encodable {
        /// The gap is the rate of the first less that of the second.
        let groups: [String]
        let gap: Estimate
        let fisher: Double
        /// The least gap that these groups would show with 80 % power, and the pictures per group to show this one.
        let detectable: Double?
        let neededPerGroup: Double?
        let verdict: Verdict
    }

    /// What a variant of the pictures came to.
    struct VariantResult: Encodable {
        /// Pictures that the model could be shown.
        let pictures: Int
        /// Pictures of the run that it could not be shown, by reason.
        let absent: [String: Int]
        /// By setting, as above.
        let accuracy: [String: Estimate]
    }

    init(run name: String, site: URL, mismatches: [MetadataMismatch], database: AuditDatabase) throws {
        guard let run = try database.run(name) else {
            throw AuditError(.runError, "Run \(name): expected it in the database but found none; build it again.")
        }
        let findings = try RunFindings(run: run, database: database)
        self.run = name
        self.site = site.relativePath
        self.mismatches = mismatches
        pictures = findings.pictures.count
        compared = findings.compared.count
        accuracy = Self.bySetting { findings.accuracy($0) }
        deletionArea = Self.bySetting { findings.meanDeletionArea($0) }
        deletionAreaDifference = findings.pairedAreaDifference
        variants = Dictionary(
            uniqueKeysWithValues: findings.variants.map { ($0.rawValue, Self.result(of: $0, findings: findings)) })
        let fairness = FairnessFindings(findings), faces = fairness.faces
        self.faces = FaceCountResult(FaceCoverage(findings, groups: fairness.groups))
        faceReliance =
            faces.hasFaces
            ? Dictionary(
                uniqueKeysWithValues: Setting.allCases.compactMap { setting in
                    faces.original(setting).map { (setting.rawValue, Self.result(of: $0)) }
                }) : nil
    }

    private static func result(of reliance: SettingReliance) -> FaceResult {
        let all = reliance.all
        return FaceResult(
            pictures: all.count, hits: all.hits, chance: all.chance, rate: all.rate, corrected: all.corrected,
            mass: all.mass, correctedMass: all.correctedMass, verdict: all.reliance,
            gapVerdict: reliance.gaps.verdict,
            gaps: reliance.gaps.map {
                GapResult(
                    groups: [$0.first, $0.second], gap: $0.gap, fisher: $0.fisher, detectable: $0.detectable,
                    neededPerGroup: $0.neededPerGroup, verdict: $0.verdict)
            })
    }

    private static func result(of variant: Variant, findings: RunFindings) -> VariantResult {
        let reasons = PictureFindings.Absence.allCases.map { ($0.rawValue, findings.absent(variant, $0)) }
        return VariantResult(
            pictures: findings.readable(variant).count,
            absent: Dictionary(uniqueKeysWithValues: reasons).filter { $0.value > 0 },
            accuracy: bySetting { findings.accuracy($0, variant: variant) })
    }

    private static func bySetting(_ estimate: (Setting) -> Estimate?) -> [String: Estimate] {
        Dictionary(uniqueKeysWithValues: Setting.allCases.map { ($0.rawValue, estimate($0)) }).compactMapValues { $0 }
    }
}
