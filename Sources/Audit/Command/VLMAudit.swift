import ArgumentParser
import Foundation
import Logging

/// The command line: one file for each subcommand.
struct VLMAudit: AsyncParsableCommand {
    /// What the program is called, also in its log.
    static let name = "vlm-audit"

    static let configuration = CommandConfiguration(
        commandName: name,
        abstract: "Audits how a vision-language model decides: accuracy, explanations, and how faithful they are.",
        discussion: """
            Takes an image dataset and a CLIP checkpoint, uses the model zero-shot and with a trained linear head, \
            explains every prediction, measures the explanations and writes a report that opens in any browser.
            """,
        version: ProgramVersion.current,
        subcommands: [
            BuildCommand.self, InspectCommand.self, FacesCommand.self, ExplainCommand.self, RenderCommand.self,
            ExportCommand.self, DiffCommand.self, GateCommand.self, DatasetsCommand.self,
            ModelsCommand.self, BenchCommand.self, VerifyCommand.self, ReplayCommand.self,
        ])
}

/// Where the program starts; every error becomes one sentence and an exit status here.
@main
enum Main {
    static func main() async {
        ProcessorKernels.restartIfGeneric()
        Interruption.install()
        LoggingSystem.bootstrap { _ in StandardErrorLog() }
        do {
            var command = try VLMAudit.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            if error is CleanExit || error is ValidationError || error is ExitCode || !isOurs(error) {
                VLMAudit.exit(withError: error)
            }
            let (status, sentence) = ExitStatus.describe(error)
            FileHandle.standardError.write(Data("vlm-audit: \(sentence)\n".utf8))
            exit(status.rawValue)
        }
    }

    /// Whether an error came from a command's work and not from reading the command line.
    private static func isOurs(_ error: any Error) -> Bool {
        VLMAudit.exitCode(for: error) == .failure
    }
}
