import Domain
import Engine

/// Stage 6: what scores do while pixels are exchanged in the order of each map.
struct MeasureStage {
    let context: AuditContext
    let games: PixelGames
    /// Parameters of the maps that are measured.
    let attributionDigest: ContentDigest
    /// Whether the pictures as they are also get the scores of the other setting, cosines and insertion curves.
    var isThorough = true
    /// What progress calls the stage.
    var title = "Measure"

    /// One game with one map, and the scores that are missing.
    private struct Work: Sendable {
        let picture: ShownPicture
        let attribution: AttributionRow
        let game: PixelGame
        let measures: [CurveMeasure]
        /// The one that has a table of its own.
        let own: CurveMeasure
    }

    /// Measures what has no curve yet.
    func run(_ pictures: [ShownPicture], settings: [SettingClassifier]) async throws {
        let context = context, games = games
        // Each curve is a batch of forward passes by itself; four of them make a transaction.
        try await context.forEachBatch(
            try missing(pictures, settings: settings), of: 4, title: title, unit: "deletion and insertion curves"
        ) { batch, lane, progress in
            var deletions: [DeletionRow] = [], curves: [CurveRow<MapCurveKey>] = []
            for work in batch {
                let key = work.attribution.key
                let played = try games.play(
                    work.game, work.picture, map: work.attribution.map, target: key.target, measures: work.measures,
                    lane: lane)
                for (measure, curve) in played {
                    if measure == work.own {
                        deletions.append(
                            DeletionRow(attribution: key, parameters: measure.parameters, curve: curve))
                    } else {
                        curves.append(
                            CurveRow(key: MapCurveKey(attribution: key, measure: measure), curve: curve))
                    }
                }
                progress.advance(by: 1)
            }
            try context.database.insert(curves, deletions: deletions)
        }
    }

    private func missing(_ pictures: [ShownPicture], settings: [SettingClassifier]) throws -> [Work] {
        try pictures.byVariant.flatMap { variant, pictures in
            let pictureOf = Dictionary(uniqueKeysWithValues: pictures.map { ($0.image, $0) })
            return try settings.flatMap { setting in
                let own = games.probability(.deletion, by: setting)
                let wanted = isThorough && variant == .original ? thorough : [(PixelGame.deletion, [own])]
                let maps = try context.database.attributions(
                    classifier: setting.digest, variant: variant, parameters: attributionDigest)
                let deletions = try context.database.deletions(
                    classifier: setting.digest, variant: variant, attribution: attributionDigest,
                    parameters: own.parameters)
                let curves = try context.database.mapCurves(
                    classifier: setting.digest, variant: variant, attribution: attributionDigest)
                return maps.values.flatMap { map -> [Work] in
                    guard let picture = pictureOf[map.key.prediction.image] else { return [] }
                    return wanted.compactMap { game, measures in
                        let missing = measures.filter {
                            $0 == own
                                ? deletions[map.key] == nil
                                : curves[MapCurveKey(attribution: map.key, measure: $0)] == nil
                        }
                        return missing.isEmpty
                            ? nil
                            : Work(picture: picture, attribution: map, game: game, measures: missing, own: own)
                    }
                }.sorted { ($0.picture.sample.path, $0.game.rawValue) < ($1.picture.sample.path, $1.game.rawValue) }
            }
        }
    }

    /// Everything that is noted of a map of a picture as it is.
    private var thorough: [(PixelGame, [CurveMeasure])] {
        [
            (.deletion, games.probabilities(.deletion) + games.cosine(.deletion)),
            (.insertion, games.probabilities(.insertion)),
        ]
    }
}
