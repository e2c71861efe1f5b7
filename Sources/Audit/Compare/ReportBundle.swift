import Domain
import Engine
import Foundation

/// A site that somebody handed on: its document and its photos are enough to compare it.
enum ReportBundle {
    /// Reads the version that a document describes; photos are looked for beside it.
    static func version(document file: URL) throws -> AuditedVersion {
        let document = try read(file), folder = file.deletingLastPathComponent().standardizedFileURL
        return AuditedVersion(document: document, origin: file.relativePath) { _, photo in
            let path = folder.appendingPathComponent(photo.path)
            // A site without faces has no photo where one could not be covered.
            guard let bytes = try? Data(contentsOf: path), isPhoto(bytes, photo) else { return nil }
            return bytes
        }
    }

    private static func read(_ url: URL) throws -> ReportDocument {
        let file = try DocumentFile(
            url, what: "a report", remedy: "take the \(VersionLocator.documentName) of a site")
        guard file.format == ReportDocument.format else {
            throw AuditError(
                .badData,
                "\(file.name): expected a document of the format \(ReportDocument.format) but found "
                    + "\(PolicyPlace.quoted(file.format)); take the \(VersionLocator.documentName) of a site.")
        }
        let document = try file.value(ReportDocument.self, version: ReportDocument.version)
        if let fault = DocumentCheck.fault(in: document) { throw file.damaged(fault) }
        return document
    }

    /// Whether bytes are a JPEG file of the size that the document says.
    private static func isPhoto(_ bytes: Data, _ photo: ReportPicture.PhotoFile) -> Bool {
        guard let image = try? ImageDecoder.decode(bytes, name: photo.path) else { return false }
        return image.width == photo.width && image.height == photo.height
    }
}
