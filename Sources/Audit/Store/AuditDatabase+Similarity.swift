import Domain
import Foundation
import GRDB

extension AuditDatabase {
    /// The pairs that a search found; nil where there was no such search.
    func pairs(search: ContentDigest) throws -> [PicturePair]? {
        try writer.read { db in
            let isKnown = try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM similaritySearch WHERE digest = ?)", arguments: [search.hex])
            guard isKnown == true else { return nil }
            return try Row.fetchAll(
                db, sql: "SELECT * FROM similarPair WHERE searchDigest = ? ORDER BY oneDigest, otherDigest",
                arguments: [search.hex]
            ).map { row in
                let perceptual: Int? = row["perceptualDistance"], difference: Int? = row["differenceDistance"]
                return PicturePair(
                    one: ContentDigest(hex: row["oneDigest"]), other: ContentDigest(hex: row["otherDigest"]),
                    closeness: perceptual.flatMap { perceptual in
                        difference.map { .hashes(perceptual: perceptual, difference: $0) }
                    } ?? .embeddings(cosine: row["cosine"] ?? 0, ratio: row["ratio"] ?? 0))
            }
        }
    }

    /// Stores a search with all that it found; what is there already stays as it is.
    func insert(
        search: ContentDigest, parameters: ContentDigest, model: ContentDigest?, pairs: [PicturePair]
    ) throws {
        try writer.write { db in
            try db.execute(
                sql: "INSERT OR IGNORE INTO similaritySearch (digest, parameterDigest, modelDigest) VALUES (?, ?, ?)",
                arguments: [search.hex, parameters.hex, model?.hex])
            for pair in pairs {
                var (perceptual, difference): (Int?, Int?) = (nil, nil)
                var (cosine, ratio): (Double?, Double?) = (nil, nil)
                switch pair.closeness {
                case .hashes(let bits, let others): (perceptual, difference) = (bits, others)
                case .embeddings(let value, let share): (cosine, ratio) = (value, share)
                }
                try db.execute(
                    sql: """
                        INSERT OR IGNORE INTO similarPair
                            (searchDigest, oneDigest, otherDigest, perceptualDistance, differenceDistance, cosine, ratio)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [search.hex, pair.one.hex, pair.other.hex, perceptual, difference, cosine, ratio])
            }
        }
    }

    /// Small pictures of some contents, where there are any.
    func thumbnails(of images: some Sequence<ContentDigest>) throws -> [ContentDigest: PhotoRow] {
        try writer.read { db in
            var result: [ContentDigest: PhotoRow] = [:]
            for image in images {
                result[image] = try Row.fetchOne(
                    db, sql: "SELECT width, height, jpeg FROM thumbnail WHERE imageDigest = ?", arguments: [image.hex]
                ).map { PhotoRow(image: image, width: $0["width"], height: $0["height"], jpeg: $0["jpeg"]) }
            }
            return result
        }
    }

    /// Stores small pictures in one transaction.
    func insert(thumbnails: [PhotoRow]) throws {
        try writer.write { db in
            for thumbnail in thumbnails {
                try db.execute(
                    sql: "INSERT OR REPLACE INTO thumbnail (imageDigest, width, height, jpeg) VALUES (?, ?, ?, ?)",
                    arguments: [thumbnail.image.hex, thumbnail.width, thumbnail.height, thumbnail.jpeg])
            }
        }
    }
}
