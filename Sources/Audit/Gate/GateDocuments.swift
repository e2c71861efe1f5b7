import Domain
import Foundation

/// Finds and reads the document that a gate is asked about.
enum GateDocuments {
    /// What a gate needs of a report; the pictures, which are most of it, are passed over.
    struct Report: Decodable, Sendable {
        let run: ReportIdentity.Run
        let dataset: ReportIdentity.Dataset
        let model: ReportIdentity.Model
        let measures: [MeasureValue]
    }

    /// What both kinds of documents say of themselves.
    private struct Head: Decodable {
        let format: String
        let version: Int
    }

    /// Names of the documents in a site.
    private static let names = ["comparison.json", "report.json"]
    /// The most bytes of a document: that of a hundred thousand pictures has some hundreds of millions.
    private static let largest = 1_000_000_000

    /// The document of a file, or of a site's folder.
    static func read(_ path: String) throws -> GateSubject {
        let url = try document(path)
        let content = try content(of: url), name = url.relativePath, decoder = JSONDecoder()
        let folder = url.deletingLastPathComponent().relativePath
        guard let head = try? decoder.decode(Head.self, from: content) else {
            throw AuditError(
                .badData,
                "\(name): expected a report or a comparison of this program as JSON but found other content; name a "
                    + "report.json, a comparison.json, or the folder of their site.")
        }
        do {
            switch (head.format, head.version) {
            case (ReportDocument.format, ReportDocument.version):
                let report = try decoder.decode(Report.self, from: content)
                return try checked(GateSubject(report, folder: folder))
            case (ComparisonDocument.format, ComparisonDocument.version):
                let comparison = try decoder.decode(ComparisonDocument.self, from: content)
                return try checked(GateSubject(comparison, folder: folder))
            case (ReportDocument.format, _), (ComparisonDocument.format, _):
                throw AuditError(
                    .badData,
                    "\(name): expected version 1 of its format but found version \(head.version); use the version of the "
                        + "program that wrote it, or write it again.")
            default:
                throw AuditError(
                    .badData,
                    "\(name): expected a document of the format \(ReportDocument.format) or \(ComparisonDocument.format) "
                        + "but found \(PolicyPlace.quoted(head.format)); name another file.")
            }
        } catch let error as DecodingError {
            throw AuditError(
                .badData,
                "\(name): expected a whole document of version \(head.version) but found that \(Self.place(error)) cannot "
                    + "be read; it is damaged or was changed, so write it again.")
        }
    }

    /// The document of a finished run.
    static func read(run: String, database: AuditDatabase, outputFolder: URL) throws -> GateSubject {
        let document = try ReportDocument(
            try ReportContent.read(run: run, database: database, outputFolder: outputFolder))
        return GateSubject(
            Report(
                run: document.run, dataset: document.dataset, model: document.model, measures: document.measures),
            folder: outputFolder.appendingPathComponent(run).relativePath)
    }

    // MARK: Files

    private static func document(_ path: String) throws -> URL {
        let url = URL(fileURLWithPath: path)
        guard type(of: url) == .typeDirectory else { return url }
        let found = names.map { url.appendingPathComponent($0) }.filter { type(of: $0) != nil }
        guard let document = found.first else {
            throw AuditError(
                .missingInput,
                "\(url.relativePath): expected a site with a report.json or a comparison.json but found neither; name the "
                    + "folder of a report or render it again.")
        }
        return document
    }

    private static func type(of url: URL) -> FileAttributeType? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)
        return attributes?[.type] as? FileAttributeType
    }

    private static func content(of url: URL) throws -> Data {
        let name = url.relativePath, target = url.resolvingSymlinksInPath()
        guard let type = type(of: url) else {
            throw AuditError(.missingInput, "\(name): expected a document but found no file; check the path.")
        }
        let size = try? FileManager.default.attributesOfItem(atPath: target.path)[.size] as? Int
        guard type == .typeRegular, (size ?? 0) <= largest else {
            throw AuditError(
                .badData,
                "\(name): expected a plain file of at most \(largest / 1_000_000) MB but found another; name a report.json or "
                    + "a comparison.json.")
        }
        do {
            return try Data(contentsOf: target)
        } catch {
            throw AuditError(
                .missingInput,
                "\(name): expected a file that can be read but found \"\(error.localizedDescription)\"; check its "
                    + "permissions.")
        }
    }

    // MARK: Content

    /// Refuses what no program of ours writes, so that a changed document cannot pass a gate by nonsense.
    private static func checked(_ subject: GateSubject) throws -> GateSubject {
        for (index, value) in subject.values.enumerated() {
            guard let estimate = value.estimate, !(estimate.lower <= estimate.upper) || estimate.count < 0
            else { continue }
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: [Key("measures"), Key("\(index)")], debugDescription: "interval"))
        }
        return subject
    }

    private static func place(_ error: DecodingError) -> String {
        let path: [any CodingKey] =
            switch error {
            case .dataCorrupted(let context), .typeMismatch(_, let context), .valueNotFound(_, let context):
                context.codingPath
            case .keyNotFound(let key, let context): context.codingPath + [key]
            @unknown default: []
            }
        let names = path.map { key in key.intValue.map { "\($0)" } ?? key.stringValue }
        return path.isEmpty ? "it" : PolicyPlace.shown(names.joined(separator: "."))
    }

    /// A place in a document.
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
