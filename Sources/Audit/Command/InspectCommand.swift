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

    @Argument(help: "A dataset: a folder, or the name occupation or sample-occupation.")
    var dataset: String

    @Option(help: "Lines printed of each list; --json always holds all.")
    var limit = InspectionText.defaultLimit

    @Option(help: "Folder where the sample world is drawn, where that is what the name means.")
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
        let root: URL
        switch DatasetLocator.locate(dataset) {
        case .folder(let folder): root = folder
        case .occupation(let photos?): root = photos
        case .occupation(nil), .sample:
            root = SampleDataset.folder(in: URL(fileURLWithPath: output))
            try await SampleDataset.prepare(root, lanes: workers.lanes, progressStyle: style)
        }
        let folder = try ImageFolder(root: root)
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
                ? try JSONText.text(InspectionResult(inspection))
                : InspectionText(inspection: inspection, limit: limit).text)
    }
}
