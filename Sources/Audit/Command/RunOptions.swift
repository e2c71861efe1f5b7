import ArgumentParser
import Foundation

/// Which finished run a command is about.
struct RunOptions: ParsableArguments {
    @Argument(help: "Name of the run; the latest without it.")
    var runName: String?

    @Option(help: "Folder with the database, where the report goes too.")
    var output = "output"

    /// The output folder.
    var folder: URL { URL(fileURLWithPath: output) }

    /// Opens the database, which has to be there, and finds the name of the run.
    func open() throws -> (database: AuditDatabase, run: String) { try Self.open(runName, in: folder) }

    /// The same for a folder; the name is nil for the latest run.
    static func open(_ runName: String?, in folder: URL) throws -> (database: AuditDatabase, run: String) {
        guard FileManager.default.fileExists(atPath: folder.appendingPathComponent(AuditDatabase.fileName).path) else {
            throw AuditError(
                .missingInput,
                "\(folder.path)/audit.sqlite: expected the database of an audit but found none; build one first or check "
                    + "--output.")
        }
        let database = try AuditDatabase(folder: folder)
        guard let name = try runName ?? database.runNames().first else {
            throw AuditError(
                .missingInput,
                "\(folder.path)/audit.sqlite: expected a run but found none; build one first.")
        }
        return (database, name)
    }
}
