import Domain
import Engine
import Foundation

/// A bill of materials of the audited model, with its model card: hashes, numbers with intervals, limits and groups.
///
/// The checkpoint and the linear head that the audit trained on its features are two models with a card each: the one has the
/// zero-shot numbers, the other the fine-tuned ones.
struct CycloneDXExport: Export {
    let fileExtension = "json"
    let suffix = ".cdx"

    func bytes(of report: ReportContent) throws -> Data {
        let document = try ReportDocument(report)
        let numbers = try JSONText.encode(document) + Data("\n".utf8)
        let architecture = try report.database.modelConfiguration(document.model.digest)?.summary
        return try JSONText.encode(
            CycloneDXDocument(document, architecture: architecture, numbers: ContentDigest(of: numbers)))
            + Data("\n".utf8)
    }
}
