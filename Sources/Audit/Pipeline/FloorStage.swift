import Domain
import Engine

/// Stage 7: the same curves in the order of rankings that know nothing of the model.
struct FloorStage {
    let context: AuditContext
    let games: PixelGames
    let parameters: FloorParameters
    let parameterDigest: ContentDigest

    private struct Work: Sendable {
        let picture: ShownPicture
        let floor: RankingFloor
        let game: PixelGame
        let measures: [CurveMeasure]
    }

    /// Measures what has no curve yet.
    ///
    /// - `pictures`: those whose true class both settings name; it is the class whose score is noted.
    func run(_ pictures: [ShownPicture], settings: [SettingClassifier]) async throws {
        let context = context, games = games, parameters = parameters, digest = parameterDigest
        try await context.forEachBatch(
            try missing(pictures, settings: settings), of: 4, title: "Measure floors", unit: "curves of blind rankings"
        ) { batch, lane, progress in
            let curves = try batch.flatMap { work -> [CurveRow<FloorCurveKey>] in
                let map = AttributionMap(floor: work.floor, parameters: parameters, image: work.picture.image)
                let played = try games.play(
                    work.game, work.picture, map: map, target: work.picture.sample.label, measures: work.measures,
                    lane: lane)
                progress.advance(by: 1)
                return played.map { measure, curve in
                    CurveRow(key: Self.key(work.picture, work.floor, measure, digest), curve: curve)
                }
            }
            try context.database.insert(curves)
        }
    }

    private func missing(_ pictures: [ShownPicture], settings: [SettingClassifier]) throws -> [Work] {
        var done: Set<FloorCurveKey> = []
        for setting in settings {
            done.formUnion(
                try context.database.floorCurves(scorer: setting.digest, parameters: parameterDigest).keys)
        }
        return pictures.flatMap { picture in
            RankingFloor.allCases.flatMap { floor in
                PixelGame.allCases.compactMap { game in
                    let measures = games.probabilities(game).filter {
                        !done.contains(Self.key(picture, floor, $0, parameterDigest))
                    }
                    return measures.isEmpty
                        ? nil : Work(picture: picture, floor: floor, game: game, measures: measures)
                }
            }
        }
    }

    private static func key(
        _ picture: ShownPicture, _ floor: RankingFloor, _ measure: CurveMeasure, _ parameters: ContentDigest
    ) -> FloorCurveKey {
        FloorCurveKey(
            image: picture.image, target: picture.sample.label, floor: floor, parameters: parameters, measure: measure)
    }
}
