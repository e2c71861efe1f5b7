import Domain
import Engine
import Foundation
import Logging

/// What every stage of a build works with.
struct AuditContext: Sendable {
    let database: AuditDatabase
    let pool: LanePool
    let model: CLIPModel
    let modelDigest: ContentDigest
    /// Folder that sample paths start from.
    let datasetFolder: URL
    let progressStyle: Progress.Style
    /// Takes what a person should know besides progress, such as a picture that cannot be read.
    let log: Logger

    /// The decoded picture, upright, as its variant shows it.
    func decode(_ picture: ShownPicture) throws(EngineError) -> PixelImage {
        try picture.shown(
            try ImageDecoder.decode(contentsOf: datasetFolder.appendingPathComponent(picture.sample.path)))
    }

    /// The pictures as they are whose true class all settings name, each content once: those that are compared.
    func compared(_ pictures: [ShownPicture], settings: [SettingClassifier]) throws -> [ShownPicture] {
        let answers = try settings.map { try database.predictions(classifier: $0.digest, variant: .original) }
        return pictures.filter { picture in
            picture.variant == .original
                && answers.allSatisfy { $0[picture.image]?.predicted == picture.sample.label }
        }.distinct
    }

    /// Does some work with the model in micro-batches on all lanes, with progress in the work's own unit.
    func forEachBatch<Work: Sendable>(
        _ work: [Work], of size: Int, title: String, unit: String,
        body: @escaping @Sendable (_ batch: [Work], _ lane: VisionLane, _ progress: Progress) throws -> Void
    ) async throws {
        let model = model
        try await forEachBatch(
            work, of: size, title: title, unit: unit, makeScratch: { model.makeLane() }, body: body)
    }

    /// Does some work in batches on all lanes, each with memory of its own.
    func forEachBatch<Work: Sendable, Scratch>(
        _ work: [Work], of size: Int, title: String, unit: String,
        makeScratch: @escaping @Sendable () -> Scratch,
        body: @escaping @Sendable (_ batch: [Work], _ scratch: Scratch, _ progress: Progress) throws -> Void
    ) async throws {
        guard !work.isEmpty else { return }
        let progress = Progress(title, total: work.count, unit: unit, style: progressStyle)
        let batches = stride(from: 0, to: work.count, by: size).map { Array(work[$0..<min($0 + size, work.count)]) }
        try await pool.run(batches, makeScratch: makeScratch) { batch, scratch in
            try body(batch, scratch, progress)
        }
        progress.finish()
    }
}

/// One setting, ready to classify.
struct SettingClassifier: Sendable {
    let setting: Setting
    let digest: ContentDigest
    let classifier: any Classifier
}

extension CLIPModel {
    /// The zero-shot setting: one prompt for each class, in the order of the labels.
    func classifier(of prompts: [String]) throws(EngineError) -> PromptClassifier {
        var embeddings: [[Float]] = []
        for prompt in prompts { embeddings.append(try embed(prompt: prompt)) }
        return PromptClassifier(textEmbeddings: embeddings, scale: logitScale)
    }
}
