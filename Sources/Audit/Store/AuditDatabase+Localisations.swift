import Domain
import GRDB

/// What identifies a localisation.
struct LocalisationKey: Hashable, Sendable {
    let attribution: AttributionKey
    let region: Region
    /// Digest of the boxes that the map is held against: results must not outlive a change of metadata.
    let boxes: ContentDigest
}

/// How well a map points at a marked part of its picture.
struct LocalisationRow: Sendable {
    let key: LocalisationKey
    let localisation: Localisation
}

extension AuditDatabase {
    /// Stores localisations in one transaction.
    func insert(_ rows: [LocalisationRow]) throws {
        try writer.write { db in
            for row in rows {
                let attribution = row.key.attribution, prediction = attribution.prediction
                try db.execute(
                    sql: """
                        INSERT OR IGNORE INTO localisation
                            (imageDigest, classifierDigest, variant, target, attributionDigest, region, boxesDigest, hit,
                             mass, chance, centre)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        prediction.image.hex, prediction.classifier.hex, prediction.variant.rawValue,
                        attribution.target, attribution.parameters.hex, row.key.region.rawValue, row.key.boxes.hex,
                        row.localisation.hit, row.localisation.mass, row.localisation.chance, row.localisation.centre,
                    ])
            }
        }
    }

    /// The localisations of one classifier's maps.
    func localisations(
        classifier: ContentDigest, variant: Variant, attribution: ContentDigest
    ) throws -> [LocalisationKey: Localisation] {
        try writer.read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: "SELECT * FROM localisation WHERE classifierDigest = ? AND variant = ? AND attributionDigest = ?",
                arguments: [classifier.hex, variant.rawValue, attribution.hex])
            var result: [LocalisationKey: Localisation] = [:]
            while let row = try rows.next() {
                guard let region = Region(rawValue: row["region"]) else { continue }
                let prediction = PredictionKey(
                    image: ContentDigest(hex: row["imageDigest"]), classifier: classifier, variant: variant)
                let key = LocalisationKey(
                    attribution: AttributionKey(
                        prediction: prediction, target: row["target"], parameters: attribution),
                    region: region, boxes: ContentDigest(hex: row["boxesDigest"]))
                result[key] = Localisation(
                    hit: row["hit"], mass: row["mass"], chance: row["chance"], centre: row["centre"])
            }
            return result
        }
    }
}
