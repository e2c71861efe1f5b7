import Domain
import GRDB

extension AuditDatabase {
    /// Gives pictures a row in `image`, under which their results are kept; rows that are there stay as they are.
    func insertImages(of pictures: [ShownPicture]) throws {
        try writer.write { db in
            for picture in pictures {
                try db.execute(sql: "INSERT OR IGNORE INTO image (digest) VALUES (?)", arguments: [picture.image.hex])
            }
        }
    }

    /// Notes which pictures those of a run become in other variants.
    func insertVariants(_ pictures: [ShownPicture], run: String) throws {
        try writer.write { db in
            for picture in pictures where picture.variant != .original {
                try db.execute(
                    sql: """
                        INSERT OR IGNORE INTO runSampleVariant (run, path, variant, imageDigest) VALUES (?, ?, ?, ?)
                        """,
                    arguments: [run, picture.sample.path, picture.variant.rawValue, picture.image.hex])
            }
        }
    }

    /// The pictures that those of a run become in another variant, by path.
    static func variants(
        _ variant: Variant, run: String, _ db: Database
    ) throws -> [String: (image: ContentDigest, problem: String?)] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT path, imageDigest, problem FROM runSampleVariant JOIN image ON digest = imageDigest
                WHERE run = ? AND variant = ?
                """,
            arguments: [run, variant.rawValue])
        var result: [String: (image: ContentDigest, problem: String?)] = [:]
        while let row = try rows.next() {
            result[row["path"]] = (ContentDigest(hex: row["imageDigest"]), row["problem"])
        }
        return result
    }
}
