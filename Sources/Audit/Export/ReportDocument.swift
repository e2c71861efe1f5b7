import Domain
import Foundation
import Render

/// A report for programs: what `export --format json` writes, and `report.json` in every site.
///
/// docs/report.schema.json describes every part of it. A change that a reader of the present version would stumble over
/// takes a new version.
struct ReportDocument: Codable, Sendable {
    /// What every such document calls itself.
    static let format = "vlm-audit-report"
    /// Counts up when the document changes its shape.
    static let version = 2

    let format: String
    let version: Int
    /// What wrote the document.
    let program: Program
    let run: ReportIdentity.Run
    let dataset: ReportIdentity.Dataset
    let model: ReportIdentity.Model
    /// By setting: what classifies the pictures.
    let classifiers: [String: ReportIdentity.Classifier]
    /// By method.
    let parameters: [String: ReportIdentity.Parameters]
    let detectors: [ReportIdentity.Detector]
    /// What a reader has to know before the results.
    let limits: [Limit]
    /// What the first page says was found, in its order.
    let verdicts: [Verdict]
    let definitions: [MeasureDefinition]
    let measures: [MeasureValue]
    /// In order of their path.
    let pictures: [ReportPicture]

    struct Program: Codable, Sendable {
        let name: String
        let version: String
    }

    /// A reason why the audit says less than it seems to.
    struct Limit: Codable, Sendable {
        let reason: String
        let consequence: String
    }

    /// A finding in words.
    struct Verdict: Codable, Sendable {
        /// Name of a `Status.Kind`.
        let kind: String
        let word: String
        let statement: String
        let evidence: String
        /// Where the details are, relative to the site's folder.
        @OrNull var page: String?
    }
}

extension ReportDocument {
    /// Writes down a report.
    init(_ report: ReportContent) throws {
        let identity = try ReportIdentity(report.findings, database: report.database)
        let catalogue = MeasureCatalogue(report)
        format = Self.format
        version = Self.version
        program = Program(name: VLMAudit.name, version: ProgramVersion.current)
        (run, dataset, model) = (identity.run, identity.dataset, identity.model)
        (classifiers, parameters, detectors) = (identity.classifiers, identity.parameters, identity.detectors)
        limits = report.limits.map { Limit(reason: $0.reason, consequence: $0.consequence) }
        verdicts = report.verdicts.map(Verdict.init)
        definitions = catalogue.definitions
        measures = catalogue.entries.map(\.value)
        let checked = Dictionary(
            uniqueKeysWithValues: (report.findings.checks?.pictures ?? []).map {
                ($0.picture.row.sample.path, $0.seeds)
            })
        pictures = report.pictures.map {
            ReportPicture(
                $0, classNames: report.findings.classNames, seeds: checked[$0.picture.row.sample.path] ?? [:])
        }
    }
}

extension ReportDocument.Verdict {
    /// Writes down a finding.
    init(_ finding: Finding) {
        kind = finding.status.kind
        word = finding.status.word
        statement = finding.statement
        evidence = finding.evidence
        page = finding.more?.target.path
    }
}
