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

    /// Names of the documents in a site.
    private static let names = [ComparisonReport.documentName, VersionLocator.documentName]

    /// The document of a file, or of a site's folder.
    static func read(_ path: String) throws -> GateSubject {
        let file = try DocumentFile(
            document(path), what: "a report or a comparison",
            remedy: "name a report.json, a comparison.json, or the folder of their site")
        let folder = file.url.deletingLastPathComponent().relativePath
        let subject =
            switch file.format {
            case ReportDocument.format:
                GateSubject(try file.value(Report.self, version: ReportDocument.version), folder: folder)
            case ComparisonDocument.format:
                GateSubject(
                    try file.value(ComparisonDocument.self, version: ComparisonDocument.version), folder: folder)
            default:
                throw AuditError(
                    .badData,
                    "\(file.name): expected a document of the format \(ReportDocument.format) or \(ComparisonDocument.format) "
                        + "but found \(PolicyPlace.quoted(file.format)); name another file.")
            }
        // What no program of ours writes must not pass a gate by nonsense.
        let nonsense = subject.values.firstIndex { value in
            value.estimate.map { !($0.lower <= $0.upper) || $0.count < 0 } ?? false
        }
        if let nonsense { throw file.damaged("that measures.\(nonsense) cannot be read") }
        return subject
    }

    /// The document of a finished run.
    static func read(run: String, database: AuditDatabase, outputFolder: URL) throws -> GateSubject {
        let content = try ReportContent.read(run: run, database: database, outputFolder: outputFolder)
        return GateSubject(
            Report(try ReportDocument(content)), folder: outputFolder.appendingPathComponent(run).relativePath)
    }

    private static func document(_ path: String) throws -> URL {
        let url = URL(fileURLWithPath: path)
        guard DocumentFile.type(of: url) == .typeDirectory else { return url }
        let found = names.map { url.appendingPathComponent($0) }.first { DocumentFile.type(of: $0) != nil }
        guard let found else {
            throw AuditError(
                .missingInput,
                "\(url.relativePath): expected a site with a report.json or a comparison.json but found neither; name the "
                    + "folder of a report or render it again.")
        }
        return found
    }
}

extension GateDocuments.Report {
    /// Takes it from a whole document.
    init(_ document: ReportDocument) {
        (run, dataset, model, measures) = (document.run, document.dataset, document.model, document.measures)
    }
}
