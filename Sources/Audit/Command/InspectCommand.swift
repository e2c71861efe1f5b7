import ArgumentParser
import Domain
import Engine
import Foundation
import Logging

/// `vlm-audit inspect`: the dataset audit alone, without a model and without a database.
struct InspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Looks for duplicates, leaks, contradictions and odd files in a dataset.",
        discussion: """
            Reads every picture once. Byte-identical files, files of the same pixels and near duplicates are told apart, and \
            for each it is said whether they lie in both train and test (a leak) or bear different labels (a \
            contradiction). What is found is a report and no failure: the exit status is 0. Every build does the same and \
            looks for label errors besides.
            """)

    @Argument(
        help: "A dataset: a folder, a zip or tar archive, or the name occupation, stanford-cars or sample-occupation.")
    var dataset: String

    @Option(help: "Folder where datasets with a name are looked for; $VLM_AUDIT_DATA or data without it.")
    var dataDir: String?

    @Option(help: "A table, in CSV or JSON lines, that says more of the pictures: groups, boxes, lettering.")
    var metadata: String?

    @Option(help: "Lines printed of each list; --json always holds all.")
    var limit = InspectionText.defaultLimit

    @Option(help: "Folder where an archive is unpacked and the sample world is drawn.")
    var output = "output"

    @OptionGroup var workers: WorkerOptions

    @Flag(help: "Write everything that was found as JSON on standard output.")
    var json = false

    @Flag(help: "Say nothing while working.")
    var quiet = false

    func validate() throws {
        guard (0...1_000_000).contains(limit) else {
            throw ValidationError("--limit \(limit): expected a whole number from 0 to 1000000.")
        }
    }

    func run() async throws {
        let style = Progress.Style(quiet: quiet)
        var log = Logger(label: VLMAudit.name)
        log.logLevel = quiet ? .error : .notice
        let source = try source
        if source == .sampleWorld, dataset != SampleDataset.name {
            log.notice(
                "There are no photos of the occupation dataset in \(DatasetLocator.dataFolder(dataDir).path), so the sample world is inspected."
            )
        }
        let root = try await source.folder(
            outputFolder: URL(fileURLWithPath: output), lanes: workers.lanes, progressStyle: style, log: log)
        let folder = try ImageFolder(root: root, sidecar: metadata.map { URL(fileURLWithPath: $0) })
        for warning in folder.warnings { log.warning("\(warning)") }
        let pictures = try await FolderInspector(
            folder: folder, pool: LanePool(lanes: workers.lanes), progressStyle: style
        ).run()
        let parameters = InspectionParameters()
        let inspection = DatasetInspection(
            name: folder.name, classNames: folder.classNames, pictures: pictures,
            pairs: PicturePair.nearDuplicates(pictures, parameters: parameters), parameters: parameters)
        print(
            json
                ? try JSONText.text(InspectionResult(inspection, mismatches: folder.mismatches))
                : InspectionText(inspection: inspection, limit: limit).text)
    }

    /// Where the dataset is; the sample world stands in for photos that are nowhere.
    private var source: DatasetSource {
        get throws {
            switch DatasetLocator.locate(dataset, dataFolder: dataDir) {
            case .path(let source), .known(_, let source?): return source
            case .known(.occupation, nil) where dataDir == nil: return .sampleWorld
            case .known(let known, nil): throw known.isMissing(in: DatasetLocator.dataFolder(dataDir))
            case .sample: return .sampleWorld
            }
        }
    }
}
