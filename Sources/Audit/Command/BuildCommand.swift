import ArgumentParser
import Domain
import Engine
import Foundation
import Logging

/// `vlm-audit build`: the whole chain from a dataset and a checkpoint to a report.
struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Audits a model on a dataset and writes the report.",
        discussion:
            "The same command goes on where an earlier one was stopped; what is computed already is not repeated.")

    @Option(
        help: ArgumentHelp(
            "A dataset: a folder, a zip or tar archive, or the name occupation, stanford-cars or sample-occupation.",
            discussion: """
                A folder holds train/CLASS and test/CLASS, metadata.csv or metadata.jsonl, or Stanford Cars with its \
                devkit. occupation means the photos of IdenProf where they lie in the data folder and --model names a \
                model for them, and else the sample world, which the program draws.
                """))
    var dataset: String

    @Option(help: "Folder where datasets with a name are looked for; $VLM_AUDIT_DATA or data without it.")
    var dataDir: String?

    @Option(help: "A table, in CSV or JSON lines, that says more of the pictures: groups, boxes, lettering.")
    var metadata: String?

    @Option(help: "Split that is audited, train or test; train only where there is no test picture with a class.")
    var split: Split?

    @Option(
        help: ArgumentHelp(
            "A CLIP checkpoint: a folder, a name that models list shows, or sample-v1 or sample-v2.",
            discussion: """
                A folder has the layout of Hugging Face or OpenCLIP. A name is one in the model folder, or a repository \
                ORGANISATION/NAME in the cache of Hugging Face. The sample world is audited with sample-v2 where \
                nothing else is said.
                """))
    var model: String?

    @Option(help: "Folder for the database, the trained heads and the reports.")
    var output = "output"

    @Option(
        name: .customLong("run"), help: "Name of the run and its report; made of dataset, model and inputs without it.")
    var runName: String?

    @Option(help: "Audit only this many pictures: a balanced random choice, the same for the same seed.")
    var limit: Int?

    @Option(help: "What a class becomes in words; {class} stands for its name.")
    var prompt = Build.Request().promptTemplate

    @Option(help: "Passes over the training split when the linear head is trained.")
    var epochs = HeadParameters().epochs

    @Option(
        help: "What the model is shown: original, or all, which adds face-masked pictures where faces are known.")
    var variants = VariantChoice.all

    @Option(
        help: ArgumentHelp(
            "Where faces are from: auto, metadata or detect.",
            discussion: """
                auto searches the pictures with MTCNN where its weights are in the model folder and metadata leaves a \
                picture open; detect searches in any case and needs the weights; metadata never searches. What metadata \
                says of a picture wins. "vlm-audit models pull mtcnn" fetches the weights.
                """))
    var faces = FaceSearch.auto

    @Option(
        help: ArgumentHelp(
            "Where text in pictures is from: auto, metadata or detect.",
            discussion: """
                auto searches the pictures with the program tesseract where it is installed and metadata leaves a picture \
                open; detect searches in any case and needs the program; metadata never searches. What metadata says of a \
                picture wins.
                """))
    var text = TextSearch.auto

    @OptionGroup var method: MethodOptions
    @OptionGroup var checks: CheckOptions
    @OptionGroup var workers: WorkerOptions
    @OptionGroup var site: SiteOptions

    @Flag(help: "Write the result as JSON on standard output.")
    var json = false

    @Flag(help: "Say nothing while working.")
    var quiet = false

    func validate() throws {
        if let runName, !RunName.isValid(runName) {
            throw ValidationError(
                "--run \(runName): expected at most 60 letters, digits, dots, dashes and underscores, not starting with a dot "
                    + "or a dash, and not a name that the program uses itself (heads, audit.sqlite).")
        }
        if let limit, limit < 1 { throw ValidationError("--limit \(limit): expected a whole number from 1 up.") }
        guard prompt.contains("{class}") else {
            throw ValidationError("--prompt \(prompt): expected {class} where the class name goes.")
        }
        guard (1...100_000).contains(epochs) else {
            throw ValidationError("--epochs \(epochs): expected a whole number from 1 to 100000.")
        }
    }

    private var request: Build.Request {
        var request = Build.Request()
        request.promptTemplate = prompt
        request.perturbation = method.perturbation
        request.deletion = method.deletion
        request.head.epochs = epochs
        request.head.seed = method.seed
        request.sampleLimit = limit
        request.seed = method.seed
        request.variants = variants == .all ? nil : variants
        request.auditSplit = split
        request.checks = checks.parameters
        return request
    }

    func run() async throws {
        let outputFolder = URL(fileURLWithPath: output)
        var log = Logger(label: VLMAudit.name)
        log.logLevel = quiet ? .error : .notice
        let style = Progress.Style(quiet: quiet)
        let inputs = try AuditInputs(dataset: dataset, dataFolder: dataDir, model: model)
        if let notice = inputs.notice { log.notice("\(notice)") }
        let database = try AuditDatabase(folder: outputFolder)
        let folder = try await inputs.dataset.folder(
            outputFolder: outputFolder, lanes: workers.lanes, progressStyle: style, log: log)
        let build = Build(
            datasetFolder: folder, metadataFile: metadata.map { URL(fileURLWithPath: $0) },
            modelFolder: inputs.model.folder,
            modelName: inputs.model.name, outputFolder: outputFolder, runName: runName, lanes: workers.lanes,
            progressStyle: style, log: log, request: request,
            chooseDetectors: { [faces, text, log] audited in
                let detectors: [(any RegionDetector)?] = [
                    try faces.detector(for: audited),
                    try text.detector(for: audited, warn: { log.warning("\($0)") }),
                ]
                return detectors.compactMap(\.self)
            })
        let name = try await build.run(database: database)
        let report = try RunReport.render(
            run: name, database: database, outputFolder: outputFolder, lanes: workers.lanes, progressStyle: style)
        if json {
            let listed = try ImageFolder(root: folder, sidecar: build.metadataFile)
            print(try JSONText.text(BuildResult(report, mismatches: listed.mismatches)))
        } else {
            print(report.index.relativePath)
        }
        if !quiet { site.tellSeal(report) }
        try site.check(report)
    }
}
