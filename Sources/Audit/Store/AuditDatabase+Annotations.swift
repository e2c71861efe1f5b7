import Domain
import Engine
import GRDB

extension AuditDatabase {
    /// Notes what metadata says about a picture; what is there already stays as it is.
    static func insert(_ annotation: Annotation, of path: String, dataset: ContentDigest, _ db: Database) throws {
        for (attribute, name) in annotation.groups {
            try db.execute(
                sql: "INSERT OR IGNORE INTO sampleGroup (datasetDigest, path, attribute, name) VALUES (?, ?, ?, ?)",
                arguments: [dataset.hex, path, attribute, name])
        }
        if let text = annotation.text {
            try db.execute(
                sql: "INSERT OR IGNORE INTO sampleText (datasetDigest, path, text) VALUES (?, ?, ?)",
                arguments: [dataset.hex, path, text])
        }
        for (region, boxes) in annotation.boxes {
            try db.execute(
                sql: """
                    INSERT OR IGNORE INTO sampleRegion (datasetDigest, path, region, boxCount, boxesDigest)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [dataset.hex, path, region.rawValue, boxes.count, try digest(of: boxes).hex])
            for (position, box) in boxes.enumerated() {
                try db.execute(
                    sql: """
                        INSERT OR IGNORE INTO sampleBox (datasetDigest, path, region, position, x, y, width, height)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        dataset.hex, path, region.rawValue, position, box.x, box.y, box.width, box.height,
                    ])
            }
        }
    }

    /// Identity of the boxes of one region.
    static func digest(of boxes: [Box]) throws -> ContentDigest { ContentDigest(of: try json(boxes)) }

    /// What metadata says about the pictures of a dataset, by path; pictures of which it says nothing are left out.
    static func annotations(dataset: ContentDigest, _ db: Database) throws -> [String: Annotation] {
        var result: [String: Annotation] = [:]
        /// Calls back with path and row for each row of a table.
        func forEachRow(of table: String, order: String = "path", _ body: (String, Row) -> Void) throws {
            let rows = try Row.fetchCursor(
                db, sql: "SELECT * FROM \(table) WHERE datasetDigest = ? ORDER BY \(order)", arguments: [dataset.hex])
            while let row = try rows.next() { body(row["path"], row) }
        }
        try forEachRow(of: "sampleGroup") { path, row in
            result[path, default: Annotation()].groups[ShownName.of(row["attribute"])] = ShownName.of(row["name"])
        }
        try forEachRow(of: "sampleText") { path, row in
            result[path, default: Annotation()].text = row["text"]
        }
        try forEachRow(of: "sampleRegion") { path, row in
            guard let region = Region(rawValue: row["region"]) else { return }
            result[path, default: Annotation()].boxes[region] = []
        }
        try forEachRow(of: "sampleBox", order: "path, region, position") { path, row in
            guard let region = Region(rawValue: row["region"]) else { return }
            result[path]?.boxes[region]?.append(
                Box(x: row["x"], y: row["y"], width: row["width"], height: row["height"]))
        }
        return result
    }
}
