import Domain
import Foundation
import Render

/// Finds what a command line means by a version: a run of a database, or a site that was exported from one.
struct VersionLocator {
    /// Folder with the database of runs that are called by their name alone.
    let output: URL

    /// Name of the document in the folder of a site.
    static let documentName = RunReport.numbers.name

    /// Reads a version.
    ///
    /// The name of a run is looked for in the output folder. A path is that of a site, with or without its database
    /// beside it; of an output folder or a database, whose latest run it means; or of a document.
    func version(_ argument: String) throws -> AuditedVersion {
        let manager = FileManager.default, path = URL(fileURLWithPath: argument)
        if !argument.contains("/"), let found = try run(argument, in: output) { return found }
        var isFolder: ObjCBool = false
        if manager.fileExists(atPath: path.path, isDirectory: &isFolder) {
            if !isFolder.boolValue {
                return path.lastPathComponent == AuditDatabase.fileName
                    ? try latest(in: path.deletingLastPathComponent()) : try ReportBundle.version(document: path)
            }
            if Self.hasDatabase(path) { return try latest(in: path) }
        }
        if let found = try run(path.lastPathComponent, in: path.deletingLastPathComponent()) { return found }
        let document = path.appendingPathComponent(Self.documentName)
        if manager.fileExists(atPath: document.path) { return try ReportBundle.version(document: document) }
        throw try unknown(argument)
    }

    /// The names of all finished runs of the output folder's database on the dataset of one of them, the earliest first.
    func history(of name: String?) throws -> [String] {
        guard Self.hasDatabase(output) else { throw try unknown(name ?? output.path) }
        let database = try AuditDatabase(folder: output)
        let runs = try database.runNames().compactMap { try database.run($0) }
        guard let last = name.map({ name in runs.first { $0.name == name } }) ?? runs.first else {
            throw try unknown(name ?? output.path)
        }
        return runs.filter {
            $0.dataset == last.dataset && $0.finishedAt != nil && $0.startedAt <= last.startedAt
        }.sorted { ($0.startedAt, $0.name) < ($1.startedAt, $1.name) }.map(\.name)
    }

    // MARK: Databases

    private static func hasDatabase(_ folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent(AuditDatabase.fileName).path)
    }

    private func latest(in folder: URL) throws -> AuditedVersion {
        let database = try AuditDatabase(folder: folder)
        guard let name = try database.runNames().first else {
            throw AuditError(
                .missingInput,
                "\(folder.path)/\(AuditDatabase.fileName): expected a run but found none; build one first.")
        }
        return try Self.version(of: name, database, folder)
    }

    /// A run of a folder's database; nil where there is no such database or run.
    private func run(_ name: String, in folder: URL) throws -> AuditedVersion? {
        guard Self.hasDatabase(folder) else { return nil }
        let database = try AuditDatabase(folder: folder)
        return try database.runNames().contains(name) ? try Self.version(of: name, database, folder) : nil
    }

    private static func version(of name: String, _ database: AuditDatabase, _ folder: URL) throws -> AuditedVersion {
        let content = try ReportContent.read(run: name, database: database, outputFolder: folder)
        let model = content.findings.run.model
        return AuditedVersion(
            document: try ReportDocument(content), origin: "run \(name)",
            photo: { image, _ in try database.photo(of: image, model: model)?.jpeg })
    }

    private func unknown(_ argument: String) throws -> AuditError {
        let known = Self.hasDatabase(output) ? try AuditDatabase(folder: output).runNames() : []
        return AuditError(
            .missingInput,
            "\(argument): expected the name of a run in \(output.path)/\(AuditDatabase.fileName), the folder of a site with "
                + "its \(Self.documentName), or a database, but found "
                + (known.isEmpty ? "none of them" : "none of them; the runs there are \(known.joined(separator: ", "))")
                + "; build or render it first, or check the name.")
    }
}
