import Domain
import GRDB

/// What identifies a prediction.
struct PredictionKey: Hashable, Sendable {
    let image: ContentDigest
    let classifier: ContentDigest
    let variant: Variant
}

/// What identifies an attribution map.
struct AttributionKey: Hashable, Sendable {
    let prediction: PredictionKey
    let target: Int
    /// Parameters of the explainer.
    let parameters: ContentDigest
}

/// What a classifier says about a picture.
struct PredictionRow: Sendable {
    let key: PredictionKey
    let predicted: Int
    let probabilities: [Float]
    let logits: [Float]
}

/// A map and how it was reached.
struct AttributionRow: Sendable {
    let key: AttributionKey
    let map: AttributionMap
    let objective: [Float]
}

/// A map's deletion curve.
struct DeletionRow: Sendable {
    let attribution: AttributionKey
    /// Parameters of the measure.
    let parameters: ContentDigest
    let curve: DeletionCurve
}

extension AuditDatabase {
    /// Stores predictions in one transaction.
    func insert(_ rows: [PredictionRow]) throws {
        try writer.write { db in
            for row in rows {
                try db.execute(
                    sql: """
                        INSERT OR REPLACE INTO prediction
                            (imageDigest, classifierDigest, variant, predicted, probability, probabilities, logits)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        row.key.image.hex, row.key.classifier.hex, row.key.variant.rawValue, row.predicted,
                        Double(row.probabilities[row.predicted]), FloatBlob.encode(row.probabilities),
                        FloatBlob.encode(row.logits),
                    ])
            }
        }
    }

    /// Everything that a classifier said so far, by picture.
    func predictions(classifier: ContentDigest, variant: Variant) throws -> [ContentDigest: PredictionRow] {
        try writer.read { db in
            let rows = try Row.fetchCursor(
                db, sql: "SELECT * FROM prediction WHERE classifierDigest = ? AND variant = ?",
                arguments: [classifier.hex, variant.rawValue])
            var result: [ContentDigest: PredictionRow] = [:]
            while let row = try rows.next() {
                let image = ContentDigest(hex: row["imageDigest"])
                result[image] = PredictionRow(
                    key: PredictionKey(image: image, classifier: classifier, variant: variant),
                    predicted: row["predicted"], probabilities: FloatBlob.decode(row["probabilities"]),
                    logits: FloatBlob.decode(row["logits"]))
            }
            return result
        }
    }

    /// Stores the maps of a finished micro-batch in one transaction.
    func insert(_ rows: [AttributionRow]) throws {
        try writer.write { try Self.insert(rows, $0) }
    }

    /// Stores maps in a transaction that is open.
    static func insert(_ rows: [AttributionRow], _ db: Database) throws {
        for row in rows {
            let prediction = row.key.prediction
            try db.execute(
                sql: """
                    INSERT OR IGNORE INTO attribution
                        (imageDigest, classifierDigest, variant, target, parameterDigest, side, map, objective,
                         finalObjective, mass)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    prediction.image.hex, prediction.classifier.hex, prediction.variant.rawValue, row.key.target,
                    row.key.parameters.hex, row.map.rows, FloatBlob.encode(row.map.values),
                    FloatBlob.encode(row.objective), Double(row.objective.last ?? 0), row.map.mass,
                ])
        }
    }

    /// The maps of one classifier under one set of parameters, by picture and target.
    func attributions(
        classifier: ContentDigest, variant: Variant, parameters: ContentDigest
    ) throws -> [AttributionKey: AttributionRow] {
        try writer.read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: "SELECT * FROM attribution WHERE classifierDigest = ? AND variant = ? AND parameterDigest = ?",
                arguments: [classifier.hex, variant.rawValue, parameters.hex])
            var result: [AttributionKey: AttributionRow] = [:]
            while let row = try rows.next() {
                let prediction = PredictionKey(
                    image: ContentDigest(hex: row["imageDigest"]), classifier: classifier, variant: variant)
                let key = AttributionKey(prediction: prediction, target: row["target"], parameters: parameters)
                let side: Int = row["side"]
                let map = AttributionMap(rows: side, columns: side, values: FloatBlob.decode(row["map"]))
                result[key] = AttributionRow(key: key, map: map, objective: FloatBlob.decode(row["objective"]))
            }
            return result
        }
    }

    /// Stores deletion curves in one transaction.
    func insert(_ rows: [DeletionRow]) throws {
        try writer.write { try Self.insert(rows, $0) }
    }

    /// Stores deletion curves in a transaction that is open.
    static func insert(_ rows: [DeletionRow], _ db: Database) throws {
        for row in rows {
            let prediction = row.attribution.prediction
            try db.execute(
                sql: """
                    INSERT OR IGNORE INTO deletion
                        (imageDigest, classifierDigest, variant, target, attributionDigest, parameterDigest, curve,
                         area, normalisedArea)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    prediction.image.hex, prediction.classifier.hex, prediction.variant.rawValue,
                    row.attribution.target, row.attribution.parameters.hex, row.parameters.hex,
                    FloatBlob.encode(row.curve.scores), row.curve.area, row.curve.normalisedArea,
                ])
        }
    }

    /// The curves of one classifier's maps under one set of parameters, by map.
    func deletions(
        classifier: ContentDigest, variant: Variant, attribution: ContentDigest, parameters: ContentDigest
    ) throws -> [AttributionKey: DeletionCurve] {
        try writer.read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT imageDigest, target, curve FROM deletion
                    WHERE classifierDigest = ? AND variant = ? AND attributionDigest = ? AND parameterDigest = ?
                    """,
                arguments: [classifier.hex, variant.rawValue, attribution.hex, parameters.hex])
            var result: [AttributionKey: DeletionCurve] = [:]
            while let row = try rows.next() {
                let prediction = PredictionKey(
                    image: ContentDigest(hex: row["imageDigest"]), classifier: classifier, variant: variant)
                let key = AttributionKey(prediction: prediction, target: row["target"], parameters: attribution)
                result[key] = DeletionCurve(scores: FloatBlob.decode(row["curve"]))
            }
            return result
        }
    }
}
