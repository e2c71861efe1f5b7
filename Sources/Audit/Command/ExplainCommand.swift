import ArgumentParser
import Domain
import Engine
import Foundation
import Logging
import Render

/// `vlm-audit explain`: one zero-shot prediction on single pictures, explained and measured, without a database.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explains a model's prediction on single pictures.",
        discussion: """
            Writes NAME.png, the picture under its heat map, and NAME.json, the numbers: embeddings, logits, mask, \
            objective and deletion curve.
            """)

    @Argument(help: "Pictures (JPEG, PNG or WebP).")
    var images: [String]

    @Option(name: .customLong("model"), help: "A CLIP checkpoint: a folder, or a name that models list shows.")
    var modelFolder: String

    @Option(help: "What the model chooses between, separated by commas.")
    var prompts: String

    @Option(help: "Which prompt is explained, counted from 0.")
    var target = 0

    @Option(help: "What the mask removes: the cosine with the target's prompt, or its softmax probability.")
    var score = PromptClassifier.Score.cosine

    @OptionGroup var method: MethodOptions
    @OptionGroup var workers: WorkerOptions

    @Option(help: "Folder for the results.")
    var out = "."

    @Flag(help: "Say nothing while working.")
    var quiet = false

    private var promptList: [String] {
        prompts.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    func validate() throws {
        guard !promptList.isEmpty else {
            throw ValidationError("--prompts: expected at least one prompt but found none.")
        }
        guard promptList.indices.contains(target) else {
            throw ValidationError(
                "--target \(target): expected one of the \(promptList.count) prompts, counted from 0.")
        }
    }

    func run() async throws {
        let model = try CLIPModel.load(try ModelLocator().locate(modelFolder).folder)
        let folder = URL(fileURLWithPath: out)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw AuditError(
                .runError,
                "\(folder.path): expected a folder that can be written to but found that it cannot; "
                    + "change its permissions or choose another --out.")
        }
        let explanation = SingleExplanation(
            model: model, prompts: promptList, target: target,
            classifier: PromptClassifier(
                textEmbeddings: try promptList.map(model.embed(prompt:)), scale: model.logitScale, score: score),
            perturbation: method.perturbation, deletion: method.deletion)

        let names = OutputNames.choose(for: images)
        var work: [SingleExplanation.Picture] = [], failure: ExitStatus?
        for (path, name) in zip(images, names) {
            do throws(EngineError) {
                work.append(try explanation.read(path, name: name))
            } catch {
                let (status, sentence) = ExitStatus.describe(error)
                Logger(label: VLMAudit.name).error("\(sentence)")
                failure = status
            }
        }
        try await explain(work, with: explanation, folder: folder)
        if let failure { throw ExitCode(failure.rawValue) }
    }

    private func explain(
        _ work: [SingleExplanation.Picture], with explanation: SingleExplanation, folder: URL
    ) async throws {
        // Few pictures are shared out evenly, and no lane computes empty slots.
        let lanes = min(workers.lanes, max(1, work.count))
        let batch = min(explanation.model.microBatch, max(1, (work.count + lanes - 1) / lanes))
        let progress = Progress(
            "Explain", total: work.count, unit: "pictures", style: Progress.Style(quiet: quiet))
        let batches = stride(from: 0, to: work.count, by: batch).map {
            Array(work[$0..<min($0 + batch, work.count)])
        }
        try await LanePool(lanes: lanes).run(batches, makeScratch: { explanation.model.makeLane(capacity: batch) }) {
            pictures, lane in
            let share = Double(pictures.count) / Double(explanation.perturbation.iterations)
            for result in explanation.run(pictures, lane: lane, onStep: { progress.advance(by: share) }) {
                try result.write(to: folder)
            }
        }
        progress.finish()
        for picture in work { print(folder.appendingPathComponent(picture.name + ".json").relativePath) }
    }
}

/// File names for results: the pictures' own without their ending, with a number where two would be the same.
enum OutputNames {
    static func choose(for paths: [String]) -> [String] {
        var used: Set<String> = []
        return paths.map { path in
            let base = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
            let candidates = [base] + (2..<paths.count + 2).map { "\(base)-\($0)" }
            let name = candidates.first { !used.contains($0) } ?? base
            used.insert(name)
            return name
        }
    }
}
