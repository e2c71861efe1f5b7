import ArgumentParser
import Foundation

/// `vlm-audit render`: the site of a run again, from the database alone.
struct RenderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Writes the report of a run again; neither dataset nor model is needed.")

    @OptionGroup var options: RunOptions

    @OptionGroup var site: SiteOptions
    @OptionGroup var faces: FaceOptions
    @OptionGroup var policies: PolicyOptions
    @OptionGroup var workers: WorkerOptions

    @Flag(help: "Say nothing while working.")
    var quiet = false

    func run() async throws {
        let policy = try policies.read()
        let (database, name) = try options.open()
        let filter = try faces.filter(run: name, database: database)
        let report = try await RunReport.render(
            run: name, database: database, outputFolder: options.folder, policy: policy, lanes: workers.lanes,
            progressStyle: Progress.Style(quiet: quiet), filter: filter
        ) { written in
            try await faces.check(PublishedPictures.inFolder(written), filter: filter)
        }
        print(report.index.relativePath)
        if !quiet { site.tellSeal(report) }
        try site.check(report)
        if let refusal = report.gate?.refusal { throw refusal }
    }
}
