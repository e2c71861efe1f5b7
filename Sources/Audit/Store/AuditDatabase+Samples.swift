import Domain
import GRDB

/// A dataset as it was read from disk: its pictures and the digests of their contents.
struct DatasetSnapshot: Sendable {
    /// How people call it.
    let name: String
    /// The index of a name is the label.
    let classNames: [String]
    /// Every picture with the digest of its bytes, ordered by path.
    let samples: [(sample: Sample, image: ContentDigest)]
    /// Digest of all of the above but the name.
    let digest: ContentDigest
}

extension AuditDatabase {
    /// Notes a dataset and its pictures; what is there already stays as it is.
    func insert(_ dataset: DatasetSnapshot) throws {
        try writer.write { db in
            try db.execute(
                sql: "INSERT OR IGNORE INTO dataset (digest, name, classNames) VALUES (?, ?, ?)",
                arguments: [dataset.digest.hex, dataset.name, try Self.json(dataset.classNames)])
            for (sample, image) in dataset.samples {
                try db.execute(sql: "INSERT OR IGNORE INTO image (digest) VALUES (?)", arguments: [image.hex])
                try db.execute(
                    sql: """
                        INSERT OR IGNORE INTO sample (datasetDigest, path, split, label, imageDigest)
                        VALUES (?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        dataset.digest.hex, sample.path, sample.split.rawValue, sample.label, image.hex,
                    ])
                try Self.insert(sample.annotation, of: sample.path, dataset: dataset.digest, db)
            }
        }
    }

    /// The digest of every file of a dataset, in order of path.
    func contents(dataset: ContentDigest) throws -> [(path: String, content: ContentDigest)] {
        try writer.read { db in
            try Row.fetchAll(
                db, sql: "SELECT path, imageDigest FROM sample WHERE datasetDigest = ? ORDER BY path",
                arguments: [dataset.hex]
            ).map { ($0["path"], ContentDigest(hex: $0["imageDigest"])) }
        }
    }

    /// What reading a picture showed: its size, or the reason why it cannot be used.
    enum ImageFinding: Sendable {
        case readable(width: Int, height: Int)
        case unreadable(reason: String)
    }

    /// What one picture gave a model to work on.
    struct EmbeddingRow: Sendable {
        let image: ContentDigest
        let finding: ImageFinding
        /// Null where the picture could not be read.
        let vector: [Float]?
    }

    /// Stores what became of a micro-batch of pictures, in one transaction.
    func insert(_ rows: [EmbeddingRow], model: ContentDigest, variant: Variant) throws {
        try writer.write { db in
            for row in rows {
                switch row.finding {
                case .readable(let width, let height):
                    try db.execute(
                        sql: "UPDATE image SET width = ?, height = ?, problem = NULL WHERE digest = ?",
                        arguments: [width, height, row.image.hex])
                case .unreadable(let reason):
                    try db.execute(
                        sql: "UPDATE image SET problem = ? WHERE digest = ?", arguments: [reason, row.image.hex])
                }
                if let vector = row.vector {
                    try db.execute(
                        sql: """
                            INSERT OR REPLACE INTO embedding (imageDigest, modelDigest, variant, vector)
                            VALUES (?, ?, ?, ?)
                            """,
                        arguments: [row.image.hex, model.hex, variant.rawValue, FloatBlob.encode(vector)])
                }
            }
        }
    }

    /// Pixels of every upright picture that could be read.
    func imageSizes() throws -> [ContentDigest: (width: Int, height: Int)] {
        try writer.read { db in
            let rows = try Row.fetchCursor(db, sql: "SELECT digest, width, height FROM image WHERE width IS NOT NULL")
            var result: [ContentDigest: (width: Int, height: Int)] = [:]
            while let row = try rows.next() {
                result[ContentDigest(hex: row["digest"])] = (row["width"], row["height"])
            }
            return result
        }
    }

    /// The embeddings that a model gave so far, by picture.
    func embeddings(model: ContentDigest, variant: Variant) throws -> [ContentDigest: [Float]] {
        try writer.read { db in
            let rows = try Row.fetchCursor(
                db, sql: "SELECT imageDigest, vector FROM embedding WHERE modelDigest = ? AND variant = ?",
                arguments: [model.hex, variant.rawValue])
            var result: [ContentDigest: [Float]] = [:]
            while let row = try rows.next() {
                result[ContentDigest(hex: row["imageDigest"])] = FloatBlob.decode(row["vector"])
            }
            return result
        }
    }
}
