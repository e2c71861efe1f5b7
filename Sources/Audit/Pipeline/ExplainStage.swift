import Domain
import Engine
import Logging

/// Stage 4: a map for each setting's own prediction on each test picture, in each variant.
struct ExplainStage {
    let context: AuditContext
    let parameters: PerturbationParameters
    let parameterDigest: ContentDigest
    /// What progress calls the stage.
    var title = "Explain"

    private struct Work: Sendable {
        let picture: ShownPicture
        let setting: SettingClassifier
        let key: AttributionKey
        let isDone: Bool
    }

    /// Explains what has no map yet, one micro-batch a transaction.
    func run(_ pictures: [ShownPicture], settings: [SettingClassifier]) async throws {
        let explainer = MeaningfulPerturbation(parameters: parameters), context = context, parameters = parameters
        let work = try work(pictures, settings: settings)
        let missing = work.filter { !$0.isDone }
        if !missing.isEmpty, missing.count < work.count {
            context.log.notice(
                "Going on: \(work.count - missing.count) of \(work.count) predictions are explained already.")
        }
        try await context.forEachBatch(
            missing, of: context.model.microBatch, title: title,
            unit: "predictions"
        ) { batch, lane, progress in
            var tasks = try batch.map { work in
                MeaningfulPerturbation.Task(
                    pair: try context.model.pair(
                        try context.decode(work.picture), jitter: parameters.jitter, blurSigma: parameters.blurSigma),
                    classifier: work.setting.classifier, target: work.key.target,
                    random: explainer.random(
                        image: work.picture.image, setting: work.setting.setting, variant: work.picture.variant))
            }
            var keys = batch.map(\.key), ranges: [ScoreRangeRow] = []
            if parameters.scoreScale != nil {
                let found = explainer.scoreRanges(tasks, lane: lane)
                ranges = zip(keys, found).map { ScoreRangeRow(key: $0, range: $1) }
                for index in tasks.indices { tasks[index].range = found[index] }
                // Where blurring takes nothing from the score, there is nothing to explain by it.
                keys = ranges.filter { $0.range.drop > 0 }.map(\.key)
                tasks = tasks.filter { $0.range.map { $0.drop > 0 } ?? false }
            }
            let share = Double(batch.count) / Double(parameters.iterations)
            let results = explainer.explain(tasks, lane: lane) { progress.advance(by: share) }
            try context.database.insert(
                ranges, maps: zip(keys, results).map { AttributionRow(key: $0, map: $1.map, objective: $1.objective) })
        }
    }

    private func work(_ pictures: [ShownPicture], settings: [SettingClassifier]) throws -> [Work] {
        try pictures.byVariant.flatMap { variant, pictures in
            try settings.flatMap { setting in
                let predictions = try context.database.predictions(classifier: setting.digest, variant: variant)
                let maps = try context.database.attributions(
                    classifier: setting.digest, variant: variant, parameters: parameterDigest)
                let ranges = try context.database.scoreRanges(
                    classifier: setting.digest, variant: variant, parameters: parameterDigest)
                return pictures.compactMap { picture -> Work? in
                    guard let prediction = predictions[picture.image] else { return nil }
                    let key = AttributionKey(
                        prediction: prediction.key, target: prediction.predicted, parameters: parameterDigest)
                    let isDone = parameters.scoreScale == nil ? maps[key] != nil : ranges[key] != nil
                    return Work(picture: picture, setting: setting, key: key, isDone: isDone)
                }
            }
        }
    }
}
