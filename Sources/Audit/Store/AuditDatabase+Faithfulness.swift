import Domain
import GRDB

/// What a run measures besides deletion, and which pictures it explains again.
struct FaithfulnessRow: Sendable {
    /// Parameters of the insertion curves.
    let insertion: ContentDigest
    /// Parameters of the rankings that know nothing.
    let floors: ContentDigest
    /// `CheckParameters`.
    let checks: ContentDigest
    /// Parameters of the explainer with a normalised score.
    let matched: ContentDigest
    /// Parameters of the explainer with other seeds, in order.
    let repeats: [ContentDigest]
    /// Paths of the pictures that are explained again, in order.
    let checked: [String]
}

/// What blurring can take from a score.
struct ScoreRangeRow: Sendable {
    let key: AttributionKey
    let range: ScoreRange
}

extension AuditDatabase {
    /// Notes what a run measures, in place of what it measured before.
    func insert(_ row: FaithfulnessRow, run: String) throws {
        try writer.write { db in
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO runFaithfulness
                        (run, insertionDigest, floorDigest, checkDigest, matchedDigest)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [run, row.insertion.hex, row.floors.hex, row.checks.hex, row.matched.hex])
            for table in ["runRepeat", "runCheckedSample"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE run = ?", arguments: [run])
            }
            for (index, digest) in row.repeats.enumerated() {
                try db.execute(
                    sql: "INSERT INTO runRepeat (run, position, attributionDigest) VALUES (?, ?, ?)",
                    arguments: [run, index + 1, digest.hex])
            }
            for path in row.checked {
                try db.execute(sql: "INSERT INTO runCheckedSample (run, path) VALUES (?, ?)", arguments: [run, path])
            }
        }
    }

    /// What a run measures besides deletion; nil where it was made before there was anything.
    func faithfulness(run: String) throws -> FaithfulnessRow? {
        try writer.read { db in
            let repeats = try String.fetchAll(
                db, sql: "SELECT attributionDigest FROM runRepeat WHERE run = ? ORDER BY position", arguments: [run])
            let checked = try String.fetchAll(
                db, sql: "SELECT path FROM runCheckedSample WHERE run = ? ORDER BY path", arguments: [run])
            return try Row.fetchOne(db, sql: "SELECT * FROM runFaithfulness WHERE run = ?", arguments: [run]).map {
                FaithfulnessRow(
                    insertion: ContentDigest(hex: $0["insertionDigest"]), floors: ContentDigest(hex: $0["floorDigest"]),
                    checks: ContentDigest(hex: $0["checkDigest"]), matched: ContentDigest(hex: $0["matchedDigest"]),
                    repeats: repeats.map(ContentDigest.init(hex:)), checked: checked)
            }
        }
    }

    /// Stores in one transaction what blurring can take from scores, and the maps of those from which it takes something.
    func insert(_ ranges: [ScoreRangeRow], maps: [AttributionRow]) throws {
        try writer.write { db in
            for row in ranges {
                let prediction = row.key.prediction
                try db.execute(
                    sql: """
                        INSERT OR IGNORE INTO scoreRange
                            (imageDigest, classifierDigest, variant, target, parameterDigest, clean, blurred)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        prediction.image.hex, prediction.classifier.hex, prediction.variant.rawValue, row.key.target,
                        row.key.parameters.hex, row.range.clean, row.range.blurred,
                    ])
            }
            try Self.insert(maps, db)
        }
    }

    /// What blurring can take from one classifier's scores, by map.
    func scoreRanges(
        classifier: ContentDigest, variant: Variant, parameters: ContentDigest
    ) throws -> [AttributionKey: ScoreRange] {
        try writer.read { db in
            let rows = try Row.fetchCursor(
                db, sql: "SELECT * FROM scoreRange WHERE classifierDigest = ? AND variant = ? AND parameterDigest = ?",
                arguments: [classifier.hex, variant.rawValue, parameters.hex])
            var result: [AttributionKey: ScoreRange] = [:]
            while let row = try rows.next() {
                let prediction = PredictionKey(
                    image: ContentDigest(hex: row["imageDigest"]), classifier: classifier, variant: variant)
                let key = AttributionKey(prediction: prediction, target: row["target"], parameters: parameters)
                result[key] = ScoreRange(clean: row["clean"], blurred: row["blurred"])
            }
            return result
        }
    }
}
