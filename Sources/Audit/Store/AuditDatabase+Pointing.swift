import Domain
import GRDB

/// How much a map points at a marked part of its picture by every definition.
struct PointingRow: Sendable {
    let key: LocalisationKey
    let scores: [PointingDefinition: PointingScore]
}

extension AuditDatabase {
    /// Stores scores in one transaction.
    func insert(_ rows: [PointingRow]) throws {
        try writer.write { db in
            let statement = try db.makeStatement(
                sql: """
                    INSERT OR IGNORE INTO pointing
                        (imageDigest, classifierDigest, variant, target, attributionDigest, region, boxesDigest, measure,
                         shape, value, chance)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
            for row in rows {
                let attribution = row.key.attribution, prediction = attribution.prediction
                for (definition, score) in row.scores {
                    try statement.execute(arguments: [
                        prediction.image.hex, prediction.classifier.hex, prediction.variant.rawValue,
                        attribution.target, attribution.parameters.hex, row.key.region.rawValue, row.key.boxes.hex,
                        definition.measure.rawValue, definition.shape.rawValue, score.value, score.chance,
                    ])
                }
            }
        }
    }

    /// The scores of one classifier's maps beside one kind of region.
    func pointing(
        classifier: ContentDigest, variant: Variant, attribution: ContentDigest, region: Region
    ) throws -> [LocalisationKey: [PointingDefinition: PointingScore]] {
        try writer.read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT imageDigest, target, boxesDigest, measure, shape, value, chance FROM pointing
                    WHERE classifierDigest = ? AND variant = ? AND attributionDigest = ? AND region = ?
                    """,
                arguments: [classifier.hex, variant.rawValue, attribution.hex, region.rawValue])
            var result: [LocalisationKey: [PointingDefinition: PointingScore]] = [:]
            while let row = try rows.next() {
                // By number: names are looked up anew for each of many rows.
                guard let measure = PointingDefinition.Measure(rawValue: row[3]),
                    let shape = PointingDefinition.Shape(rawValue: row[4])
                else { continue }
                let prediction = PredictionKey(
                    image: ContentDigest(hex: row[0]), classifier: classifier, variant: variant)
                let key = LocalisationKey(
                    attribution: AttributionKey(prediction: prediction, target: row[1], parameters: attribution),
                    region: region, boxes: ContentDigest(hex: row[2]))
                result[key, default: [:]][PointingDefinition(measure, shape)] = PointingScore(
                    value: row[5], chance: row[6])
            }
            return result
        }
    }
}
