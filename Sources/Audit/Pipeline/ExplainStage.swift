import Domain
import Engine

/// Stage 4: a map for each setting's own prediction on each test picture.
struct ExplainStage {
    let context: AuditContext
    let parameters: PerturbationParameters
    let parameterDigest: ContentDigest

    private struct Work: Sendable {
        let picture: AuditContext.PictureFile
        let setting: SettingClassifier
        let key: AttributionKey
    }

    /// Explains what has no map yet, one micro-batch a transaction.
    func run(_ pictures: [AuditContext.PictureFile], settings: [SettingClassifier]) async throws {
        let explainer = MeaningfulPerturbation(parameters: parameters), context = context, parameters = parameters
        try await context.forEachBatch(
            try missing(pictures, settings: settings), of: context.model.microBatch, title: "Explain",
            unit: "predictions"
        ) { batch, lane, progress in
            let tasks = try batch.map { work in
                MeaningfulPerturbation.Task(
                    pair: try context.model.pair(
                        try context.decode(work.picture), jitter: parameters.jitter, blurSigma: parameters.blurSigma),
                    classifier: work.setting.classifier, target: work.key.target,
                    random: .derived(
                        runSeed: parameters.seed,
                        parts: [
                            work.picture.image.hex, work.setting.setting.rawValue, Variant.original.rawValue,
                            AuditDatabase.Method.meaningfulPerturbation.rawValue,
                        ]))
            }
            let share = Double(batch.count) / Double(parameters.iterations)
            let results = explainer.explain(tasks, lane: lane) { progress.advance(by: share) }
            try context.database.insert(
                zip(batch, results).map { AttributionRow(key: $0.key, map: $1.map, objective: $1.objective) })
        }
    }

    private func missing(_ pictures: [AuditContext.PictureFile], settings: [SettingClassifier]) throws -> [Work] {
        try settings.flatMap { setting in
            let predictions = try context.database.predictions(classifier: setting.digest, variant: .original)
            let done = try context.database.attributions(
                classifier: setting.digest, variant: .original, parameters: parameterDigest)
            return pictures.compactMap { picture -> Work? in
                guard let prediction = predictions[picture.image] else { return nil }
                let key = AttributionKey(
                    prediction: prediction.key, target: prediction.predicted, parameters: parameterDigest)
                return done[key] == nil ? Work(picture: picture, setting: setting, key: key) : nil
            }
        }
    }
}
