import Domain
import GRDB

extension AuditDatabase {
    /// Every picture of a dataset that was inspected, with its numbers or the reason why there are none, by path.
    func inspectedPictures(dataset: ContentDigest) throws -> [InspectedPicture] {
        try writer.read { db in
            let annotations = try Self.annotations(dataset: dataset, db)
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT path, split, label, sample.imageDigest AS content, problem, inspection.*
                    FROM sample JOIN image ON digest = sample.imageDigest
                    LEFT JOIN inspection ON inspection.imageDigest = sample.imageDigest
                    WHERE datasetDigest = ? ORDER BY path
                    """,
                arguments: [dataset.hex])
            var pictures: [InspectedPicture] = []
            while let row = try rows.next() {
                guard let finding = try Self.finding(row) else { continue }
                let path: String = row["path"]
                pictures.append(
                    InspectedPicture(
                        sample: Sample(
                            path: path, split: Split(rawValue: row["split"]) ?? .test, label: row["label"],
                            annotation: annotations[path] ?? Annotation()),
                        content: ContentDigest(hex: row["content"]), finding: finding))
            }
            return pictures
        }
    }

    /// Nil where the picture has not been inspected.
    private static func finding(_ row: Row) throws -> PictureFinding? {
        if let problem: String = row["problem"] { return .unreadable(reason: problem) }
        guard let pixels: String = row["pixelsDigest"] else { return nil }
        return .readable(
            PictureStatistics(
                width: row["width"], height: row["height"], pixels: ContentDigest(hex: pixels),
                perceptualHash: try hash(row["perceptualHash"]), differenceHash: try hash(row["differenceHash"]),
                brightness: row["brightness"], contrast: row["contrast"], entropy: row["entropy"],
                colour: row["colour"], sharpness: row["sharpness"]))
    }

    private static func hash(_ hex: String) throws -> UInt64 {
        guard let hash = UInt64(hex, radix: 16) else {
            throw AuditError(
                .badData,
                "The audit's database: expected a hash of 16 hexadecimal digits but found \"\(hex)\"; build again into "
                    + "another --output.")
        }
        return hash
    }

    /// Pictures that have been inspected, or of which it is known that they cannot be read.
    func inspectedContents() throws -> Set<ContentDigest> {
        try writer.read { db in
            Set(
                try String.fetchAll(
                    db,
                    sql: """
                        SELECT imageDigest FROM inspection UNION SELECT digest FROM image WHERE problem IS NOT NULL
                        """
                ).map(ContentDigest.init(hex:)))
        }
    }

    /// Stores what was found on some pictures in one transaction.
    func insert(_ findings: [(image: ContentDigest, finding: PictureFinding)]) throws {
        try writer.write { db in
            for (image, finding) in findings {
                switch finding {
                case .unreadable(let reason):
                    try db.execute(
                        sql: "UPDATE image SET problem = ? WHERE digest = ?", arguments: [reason, image.hex])
                case .readable(let found):
                    try db.execute(
                        sql: "UPDATE image SET width = ?, height = ? WHERE digest = ? AND problem IS NULL",
                        arguments: [found.width, found.height, image.hex])
                    try db.execute(
                        sql: """
                            INSERT OR REPLACE INTO inspection
                                (imageDigest, width, height, pixelsDigest, perceptualHash, differenceHash, brightness,
                                 contrast, entropy, colour, sharpness)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """,
                        arguments: [
                            image.hex, found.width, found.height, found.pixels.hex,
                            Self.hex(found.perceptualHash), Self.hex(found.differenceHash), found.brightness,
                            found.contrast, found.entropy, found.colour, found.sharpness,
                        ])
                }
            }
        }
    }

    /// 16 hexadecimal digits, as ImageHash writes a hash.
    private static func hex(_ hash: UInt64) -> String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
