public import ArgumentParser
public import Domain
import Engine
import Foundation
public import SampleWorld

/// `vlm-audit datasets`: what can be done with datasets besides auditing a model on them.
struct DatasetsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "datasets", abstract: "Lists, fetches and draws datasets.",
        subcommands: [DatasetListCommand.self, DatasetPullCommand.self, SampleDatasetCommand.self])
}

/// `vlm-audit datasets sample`: draws the sample occupation world as an ordinary image folder.
struct SampleDatasetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Draws pictures of people at work, with the truth about each one.",
        discussion: """
            The ten professions of IdenProf, as an image folder with metadata.csv: class, gender, and where the face, the \
            evidence of the profession and lettering are. The same seed draws the same pictures. A quarter of them is the \
            test split, which is always balanced; --bias is about the training split.
            """)

    @Option(help: "Pictures in all; a multiple of 80 is balanced in both splits.")
    var count = SampleDataset.count

    @Option(help: "Seed of everything drawn.")
    var seed = SampleDataset.seed

    @Option(help: "How the training split ties professions to gender: none or strong.")
    var bias = SampleWorld.Bias.none

    @Option(help: "Draw all pictures for this split alone: train or test.")
    var split: Split?

    @Option(help: "Folder to write to; it must not hold anything yet.")
    var out: String

    @OptionGroup var workers: WorkerOptions

    @Flag(help: "Say nothing while working.")
    var quiet = false

    func validate() throws {
        guard (1...1_000_000).contains(count) else {
            throw ValidationError("--count \(count): expected a whole number from 1 to 1000000.")
        }
        guard split != nil || count >= 4 else {
            throw ValidationError("--count \(count): expected at least 4, so that both splits get a picture.")
        }
    }

    func run() async throws {
        let folder = URL(fileURLWithPath: out)
        let found = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        guard found.isEmpty else {
            throw AuditError(
                .badData,
                "\(folder.path): expected an empty folder or none but found \(found.sorted()[0]) in it; choose another --out."
            )
        }
        try await SampleDataset.draw(
            SampleWorld(seed: seed, bias: bias), numbers: SampleDataset.numbers(count: count, split: split), to: folder,
            lanes: workers.lanes, progressStyle: Progress.Style(quiet: quiet))
        print(folder.relativePath)
    }
}

extension SampleWorld.Bias: ExpressibleByArgument {}
extension Split: ExpressibleByArgument {}
