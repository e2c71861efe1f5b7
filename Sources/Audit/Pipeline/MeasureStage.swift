import Domain
import Engine

/// Stage 6: the deletion curve of each map.
struct MeasureStage {
    let context: AuditContext
    let parameters: DeletionParameters
    let parameterDigest: ContentDigest
    /// Parameters of the maps that are measured.
    let attributionDigest: ContentDigest

    private struct Work: Sendable {
        let picture: ShownPicture
        let setting: SettingClassifier
        let attribution: AttributionRow
    }

    /// Measures what has no curve yet.
    func run(_ pictures: [ShownPicture], settings: [SettingClassifier]) async throws {
        let preprocessor = context.model.preprocessor, context = context, parameterDigest = parameterDigest
        let deletion = Deletion(parameters: parameters, mean: preprocessor.mean, deviation: preprocessor.std)
        // Each curve is a batch of forward passes by itself; four of them make a transaction.
        try await context.forEachBatch(
            try missing(pictures, settings: settings), of: 4, title: "Measure", unit: "deletion curves"
        ) { batch, lane, progress in
            let rows = try batch.map { work in
                let curve = deletion.curve(
                    of: try context.model.picture(try context.decode(work.picture)), map: work.attribution.map,
                    classifier: work.setting.classifier, target: work.attribution.key.target, lane: lane)
                progress.advance(by: 1)
                return DeletionRow(attribution: work.attribution.key, parameters: parameterDigest, curve: curve)
            }
            try context.database.insert(rows)
        }
    }

    private func missing(_ pictures: [ShownPicture], settings: [SettingClassifier]) throws -> [Work] {
        try pictures.byVariant.flatMap { variant, pictures in
            let pictureOf = Dictionary(uniqueKeysWithValues: pictures.map { ($0.image, $0) })
            return try settings.flatMap { setting in
                let maps = try context.database.attributions(
                    classifier: setting.digest, variant: variant, parameters: attributionDigest)
                let done = try context.database.deletions(
                    classifier: setting.digest, variant: variant, attribution: attributionDigest,
                    parameters: parameterDigest)
                return maps.values.filter { done[$0.key] == nil }.compactMap { map in
                    pictureOf[map.key.prediction.image].map {
                        Work(picture: $0, setting: setting, attribution: map)
                    }
                }.sorted { $0.picture.sample.path < $1.picture.sample.path }
            }
        }
    }
}
