import Domain
import Engine
import Foundation

/// A site that somebody handed on: its document and its photos are enough to compare it.
enum ReportBundle {
    /// The largest document that is read, in bytes: one of about 50,000 pictures.
    private static let largest = 1_000_000_000

    /// What every document says of itself.
    private struct Head: Decodable {
        let format: String
        let version: Int
    }

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

    private static func read(_ file: URL) throws -> ReportDocument {
        let size = (try? file.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
        guard size <= largest, let bytes = try? Data(contentsOf: file) else {
            throw AuditError(
                .missingInput,
                "\(file.relativePath): expected the \(VersionLocator.documentName) of a site but found a file that cannot be "
                    + "read or is larger than a gigabyte; check the path and its permissions.")
        }
        guard let head = try? JSONDecoder().decode(Head.self, from: bytes), head.format == ReportDocument.format else {
            throw AuditError(
                .badData,
                "\(file.relativePath): expected a JSON document of the format \(ReportDocument.format) but found something else; "
                    + "take the \(VersionLocator.documentName) of a site.")
        }
        guard head.version == ReportDocument.version else {
            let remedy =
                head.version < ReportDocument.version
                ? "render the run again with this version of the program" : "update this program"
            throw AuditError(
                .badData,
                "\(file.relativePath): expected version \(ReportDocument.version) of the document but found version "
                    + "\(head.version); \(remedy).")
        }
        let document: ReportDocument
        do {
            document = try JSONDecoder().decode(ReportDocument.self, from: bytes)
        } catch let error as DecodingError {
            throw damaged(file, "\(place(of: error))")
        }
        if let fault = DocumentCheck.fault(in: document) { throw damaged(file, fault) }
        return document
    }

    private static func damaged(_ file: URL, _ found: String) -> AuditError {
        AuditError(
            .badData,
            "\(file.relativePath): expected a whole report document but found \(found); take an undamaged copy, or render the "
                + "run again.")
    }

    /// Where a document is not what it should be.
    private static func place(of error: DecodingError) -> String {
        func path(_ keys: [any CodingKey]) -> String {
            keys.isEmpty ? "the document" : keys.map(\.stringValue).joined(separator: ".")
        }
        return switch error {
        case .keyNotFound(let key, let context): "no \(path(context.codingPath + [key]))"
        case .valueNotFound(_, let context): "nothing at \(path(context.codingPath))"
        case .typeMismatch(_, let context), .dataCorrupted(let context): "a fault at \(path(context.codingPath))"
        @unknown default: "a fault"
        }
    }

    /// Whether bytes are a JPEG file of the size that the document says.
    private static func isPhoto(_ bytes: Data, _ photo: ReportPicture.PhotoFile) -> Bool {
        guard let image = try? ImageDecoder.decode(bytes, name: photo.path) else { return false }
        return image.width == photo.width && image.height == photo.height
    }
}
