import Domain
import GRDB

/// Which curve is made, apart from the ranking of the pixels.
struct CurveMeasure: Hashable, Sendable {
    let game: PixelGame
    /// Parameters of the game.
    let parameters: ContentDigest
    /// Classifier whose score is noted.
    let scorer: ContentDigest
    let score: CurveScore
}

/// What identifies a curve in the order of a map.
struct MapCurveKey: Hashable, Sendable {
    let attribution: AttributionKey
    let measure: CurveMeasure
}

/// What identifies a curve in the order of a ranking that knows nothing.
struct FloorCurveKey: Hashable, Sendable {
    let image: ContentDigest
    let target: Int
    let floor: RankingFloor
    /// Parameters of the ranking.
    let parameters: ContentDigest
    let measure: CurveMeasure
}

/// One curve with its key.
struct CurveRow<Key: Sendable>: Sendable {
    let key: Key
    let curve: ScoreCurve
}

extension AuditDatabase {
    /// Stores curves of maps in one transaction, beside those of the own probability under deletion.
    func insert(_ curves: [CurveRow<MapCurveKey>], deletions: [DeletionRow]) throws {
        try writer.write { db in
            try Self.insert(deletions, db)
            for row in curves {
                let map = row.key.attribution, measure = row.key.measure
                try db.execute(
                    sql: """
                        INSERT OR IGNORE INTO mapCurve
                            (imageDigest, classifierDigest, variant, target, attributionDigest, game, parameterDigest,
                             scorerDigest, score, curve, area)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        map.prediction.image.hex, map.prediction.classifier.hex, map.prediction.variant.rawValue,
                        map.target, map.parameters.hex, measure.game.rawValue, measure.parameters.hex,
                        measure.scorer.hex, measure.score.rawValue, FloatBlob.encode(row.curve.scores), row.curve.area,
                    ])
            }
        }
    }

    /// The curves of one classifier's maps, but for those of the own probability under deletion.
    func mapCurves(
        classifier: ContentDigest, variant: Variant, attribution: ContentDigest
    ) throws -> [MapCurveKey: ScoreCurve] {
        try writer.read { db in
            let rows = try Row.fetchCursor(
                db, sql: "SELECT * FROM mapCurve WHERE classifierDigest = ? AND variant = ? AND attributionDigest = ?",
                arguments: [classifier.hex, variant.rawValue, attribution.hex])
            var result: [MapCurveKey: ScoreCurve] = [:]
            while let row = try rows.next() {
                guard let measure = Self.measure(row) else { continue }
                let prediction = PredictionKey(
                    image: ContentDigest(hex: row["imageDigest"]), classifier: classifier, variant: variant)
                let map = AttributionKey(prediction: prediction, target: row["target"], parameters: attribution)
                result[MapCurveKey(attribution: map, measure: measure)] = Self.curve(row)
            }
            return result
        }
    }

    /// Stores curves of rankings that know nothing in one transaction.
    func insert(_ curves: [CurveRow<FloorCurveKey>]) throws {
        try writer.write { db in
            for row in curves {
                let key = row.key, measure = key.measure
                try db.execute(
                    sql: """
                        INSERT OR IGNORE INTO floorCurve
                            (imageDigest, target, floor, floorDigest, game, parameterDigest, scorerDigest, score, curve,
                             area)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        key.image.hex, key.target, key.floor.rawValue, key.parameters.hex, measure.game.rawValue,
                        measure.parameters.hex, measure.scorer.hex, measure.score.rawValue,
                        FloatBlob.encode(row.curve.scores), row.curve.area,
                    ])
            }
        }
    }

    /// The curves of rankings that know nothing, under the score of one classifier.
    func floorCurves(scorer: ContentDigest, parameters: ContentDigest) throws -> [FloorCurveKey: ScoreCurve] {
        try writer.read { db in
            let rows = try Row.fetchCursor(
                db, sql: "SELECT * FROM floorCurve WHERE scorerDigest = ? AND floorDigest = ?",
                arguments: [scorer.hex, parameters.hex])
            var result: [FloorCurveKey: ScoreCurve] = [:]
            while let row = try rows.next() {
                guard let measure = Self.measure(row), let floor = RankingFloor(rawValue: row["floor"]) else {
                    continue
                }
                let key = FloorCurveKey(
                    image: ContentDigest(hex: row["imageDigest"]), target: row["target"], floor: floor,
                    parameters: parameters, measure: measure)
                result[key] = Self.curve(row)
            }
            return result
        }
    }

    private static func curve(_ row: Row) -> ScoreCurve { ScoreCurve(scores: FloatBlob.decode(row["curve"])) }

    private static func measure(_ row: Row) -> CurveMeasure? {
        guard let game = PixelGame(rawValue: row["game"]), let score = CurveScore(rawValue: row["score"]) else {
            return nil
        }
        return CurveMeasure(
            game: game, parameters: ContentDigest(hex: row["parameterDigest"]),
            scorer: ContentDigest(hex: row["scorerDigest"]), score: score)
    }
}
