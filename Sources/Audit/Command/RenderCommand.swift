import ArgumentParser
import Foundation

/// `vlm-audit render`: the site of a run again, from the database alone.
struct RenderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Writes the report of a run again; neither dataset nor model is needed.")

    @Argument(help: "Name of the run; the latest without it.")
    var runName: String?

    @Option(help: "Folder with the database, where the report goes too.")
    var output = "output"

    @OptionGroup var site: SiteOptions
    @OptionGroup var workers: WorkerOptions

    @Flag(help: "Say nothing while working.")
    var quiet = false

    func run() async throws {
        let folder = URL(fileURLWithPath: output)
        guard FileManager.default.fileExists(atPath: folder.appendingPathComponent(AuditDatabase.fileName).path) else {
            throw AuditError(
                .missingInput,
                "\(folder.path)/audit.sqlite: expected the database of an audit but found none; build one first or check "
                    + "--output.")
        }
        let database = try AuditDatabase(folder: folder)
        let name = try runName ?? database.runNames().first
        guard let name else {
            throw AuditError(
                .missingInput,
                "\(folder.path)/audit.sqlite: expected a run but found none; build one first.")
        }
        let report = try RunReport.render(
            run: name, database: database, outputFolder: folder, lanes: workers.lanes,
            progressStyle: Progress.Style(quiet: quiet))
        print(report.index.relativePath)
        try site.check(report)
    }
}
