import ArgumentParser
import Foundation

/// `vlm-audit render`: the site of a run again, from the database alone.
struct RenderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Writes the report of a run again; neither dataset nor model is needed.")

    @OptionGroup var options: RunOptions

    func run() async throws {
        let (database, name) = try options.open()
        print(try RunReport.render(run: name, database: database, outputFolder: options.folder).index.relativePath)
    }
}
