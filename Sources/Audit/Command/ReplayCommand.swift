import ArgumentParser
import Domain
import Engine
import Foundation
import Logging

/// `vlm-audit replay`: one picture of a run again, from the inputs.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Computes one picture of a run again and shows the difference to what is stored.",
        discussion: """
            Needs the picture, the model and the trained head, which have to be the very ones of the run; prompts and \
            parameters are the stored ones. Nothing is stored. Ends with 0 where all numbers are the same, to the last bit \
            or, on another kind of processor, within rounding, and with 1 where they differ.
            """)

    @Argument(help: ArgumentHelp("Name of the run.", valueName: "run"))
    var runName: String

    @Argument(help: "Path below the dataset's folder, file name, or first digits of the digest on the picture's page.")
    var image: String

    @Option(help: "Folder with the database and the trained heads.")
    var output = "output"

    @Option(help: "The dataset, as for build; found by its name without it.")
    var dataset: String?

    @Option(help: "Folder where datasets with a name are looked for; $VLM_AUDIT_DATA or data without it.")
    var dataDir: String?

    @Option(help: "The model, as for build; found by its name without it.")
    var model: String?

    @Flag(help: "Also the explanations with other seeds and a normalised score, if the run made them of this picture.")
    var checks = false

    @OptionGroup var workers: WorkerOptions

    @Flag(help: "Write every compared number as JSON on standard output.")
    var json = false

    @Flag(help: "Say nothing while working.")
    var quiet = false

    func run() async throws {
        let folder = URL(fileURLWithPath: output), style = Progress.Style(quiet: quiet)
        var log = Logger(label: VLMAudit.name)
        log.logLevel = quiet ? .error : .notice
        let (database, name) = try RunOptions.open(runName, in: folder)
        let row = try ReportContent.run(name, database: database, outputFolder: folder)
        let picture = try RunPicture.find(image, in: try database.samples(of: row), run: name)
        if let problem = picture.problem {
            throw AuditError(
                .badData,
                "\(picture.sample.path): expected a picture that run \(name) could use but found one that it could not "
                    + "(\(problem)); choose another.")
        }
        let sources = ReplaySources(
            sources: RunSources(
                datasetArgument: dataset, dataFolder: dataDir, modelArgument: model,
                datasetName: try database.dataset(row.dataset)?.name ?? "",
                modelName: try database.modelName(row.model) ?? "", outputFolder: folder),
            run: row, outputFolder: folder)
        if let head = try database.headTraining(classifier: row.fineTuned) { try sources.checkHead(head.digest) }
        let model = try sources.model()
        let root = try await sources.dataset(with: picture, lanes: workers.lanes, progressStyle: style, log: log)
        let computed = try await Replay(
            stored: database, run: row, picture: picture, model: model, datasetFolder: root, outputFolder: folder,
            includesChecks: checks, lanes: workers.lanes, progressStyle: style, log: log
        ).compute()
        let comparison = ReplayComparison(run: row, faithfulness: try database.faithfulness(run: name))
        let missing = try comparison.missingTables(in: database)
        let result = ReplayResult(
            run: row, picture: picture,
            environment: .current(lanes: workers.lanes, microBatch: model.microBatch), missingTables: missing,
            values: try comparison.values(computed: computed, stored: database, without: missing))
        print(
            json
                ? try JSONText.text(result)
                : ReplayText(
                    result: result, classNames: try database.dataset(row.dataset)?.classNames ?? [],
                    boxes: Self.boxes(of: picture)
                ).text)
        if result.verdict == .differs { throw ExitCode(ExitStatus.gateFailed.rawValue) }
    }

    /// Who says where the regions of a picture are; they are stored, and no detector is asked again.
    private static func boxes(of picture: RunSampleRow) -> String {
        let said = Region.allCases.compactMap { region in
            picture.source(of: region).map { "\(region.rawValue) by \($0.name)" }
        }
        return said.isEmpty ? "none are known" : "as stored, \(said.joined(separator: ", "))"
    }
}
