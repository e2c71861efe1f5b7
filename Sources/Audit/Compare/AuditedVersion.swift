import Domain
import Foundation

/// One version that is compared: what its report says of it, and its photos.
///
/// A run of a database and the site that was exported from it give the same version: what is compared is always the
/// document.
struct AuditedVersion: Sendable {
    let document: ReportDocument
    /// Where it was read from, for sentences.
    let origin: String
    /// The JPEG file of a photo that the document names; nil where it is not there.
    let photo: @Sendable (ContentDigest, ReportPicture.PhotoFile) throws -> Data?

    /// The version in words: which model it is, and which run.
    var name: String { "\(document.model.name) (run \(document.run.name))" }
}
