import Domain
import Foundation

/// What `build --json` says.
struct BuildResult: Encodable {
    let run: String
    /// Path of the report's first page.
    let site: String
    /// Digest of the site's manifest.
    let seal: ContentDigest
    let pictures: Int
    let compared: Int
    /// Rows of the dataset's tables without a picture and pictures without a row, all of them.
    let mismatches: [MetadataMismatch]
    /// By setting: "zero-shot" and "fine-tuned"; a value that cannot be estimated is left out.
    let accuracy: [String: Estimate]
    let deletionArea: [String: Estimate]
    /// Fine-tuned minus zero-shot, picture by picture.
    let deletionAreaDifference: Estimate?
    /// Left out where the run was made before anything else was measured.
    let faithfulness: FaithfulnessResult?
    /// By variant: "original" and, where faces are known, "face-masked".
    let variants: [String: VariantResult]
    /// By setting, on the pictures as they are; left out where no face is known.
    let faceReliance: [String: RelianceResult]?
    /// By attribute of the metadata, "gender" in any case.
    let fairness: [String: FairnessResult]
    /// By setting; left out where metadata marks no evidence.
    let evidence: [String: EvidenceResult]?
    /// Left out where no text is known.
    let text: TextResult?
    /// Left out where the dataset was not inspected.
    let dataset: InspectionSummary?
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

    /// What a variant of the pictures came to.
    struct VariantResult: Encodable {
        /// Pictures that the model could be shown.
        let pictures: Int
        /// Pictures of the run that it could not be shown, by reason.
        let absent: [String: Int]
        /// By setting, as above.
        let accuracy: [String: Estimate]
    }

    init(_ written: WrittenReport, mismatches: [MetadataMismatch]) {
        let report = written.content
        let findings = report.findings, fairness = report.fairness, faces = fairness.gender.faces
        run = findings.run.name
        site = written.index.relativePath
        seal = written.seal
        self.mismatches = mismatches
        pictures = findings.pictures.count
        compared = findings.compared.count
        accuracy = Self.bySetting { findings.accuracy($0) }
        deletionArea = Self.bySetting { findings.meanDeletionArea($0) }
        deletionAreaDifference = findings.pairedAreaDifference
        faithfulness = FaithfulnessResult(report.faithfulness)
        variants = Dictionary(
            uniqueKeysWithValues: findings.variants.map { ($0.rawValue, Self.result(of: $0, findings: findings)) })
        self.faces = FaceCountResult(report.coverage)
        faceReliance =
            faces.isMarked
            ? Self.bySetting { faces.original($0).map { RelianceResult($0.all, gaps: $0.gaps) } } : nil
        self.fairness = Dictionary(
            uniqueKeysWithValues: ([fairness.gender] + fairness.others).map {
                ($0.groups.attribute, FairnessResult($0, variants: findings.variants))
            })
        evidence = fairness.hasEvidence ? Self.bySetting { fairness.evidence[$0].map(EvidenceResult.init) } : nil
        text = report.text.isMarked ? TextResult(report.text) : nil
        dataset = report.inspection
    }

    private static func result(of variant: Variant, findings: RunFindings) -> VariantResult {
        let reasons = PictureFindings.Absence.allCases.map { ($0.rawValue, findings.absent(variant, $0)) }
        return VariantResult(
            pictures: findings.readable(variant).count,
            absent: Dictionary(uniqueKeysWithValues: reasons).filter { $0.value > 0 },
            accuracy: bySetting { findings.accuracy($0, variant: variant) })
    }

    /// Values by the name of their setting; one that cannot be estimated is left out.
    static func bySetting<Value>(_ value: (Setting) -> Value?) -> [String: Value] {
        Dictionary(uniqueKeysWithValues: Setting.allCases.map { ($0.rawValue, value($0)) }).compactMapValues { $0 }
    }
}
