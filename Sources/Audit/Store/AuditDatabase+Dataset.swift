import Domain
import Engine
import GRDB

/// One picture of a dataset, whether or not a run looks at it.
struct DatasetPictureRow: Sendable {
    /// Path, split and class, and what metadata says of it.
    let sample: Sample
    /// Digest of the file's bytes.
    let image: ContentDigest
}

extension AuditDatabase {
    /// Every picture of a dataset, ordered by path.
    func pictures(ofDataset digest: ContentDigest) throws -> [DatasetPictureRow] {
        try writer.read { db in
            let annotations = try Self.annotations(dataset: digest, db)
            return try Row.fetchAll(
                db, sql: "SELECT path, split, label, imageDigest FROM sample WHERE datasetDigest = ? ORDER BY path",
                arguments: [digest.hex]
            ).map { row in
                let path: String = row["path"]
                return DatasetPictureRow(
                    sample: Sample(
                        path: path, split: Split(rawValue: row["split"]) ?? .test, label: row["label"],
                        annotation: annotations[path] ?? Annotation()),
                    image: ContentDigest(hex: row["imageDigest"]))
            }
        }
    }

    /// Sizes of a checkpoint's towers.
    func modelConfiguration(_ digest: ContentDigest) throws -> CLIPConfiguration? {
        try writer.read { db in
            try String.fetchOne(db, sql: "SELECT configuration FROM model WHERE digest = ?", arguments: [digest.hex])
                .map { try Self.value(CLIPConfiguration.self, json: $0) }
        }
    }
}
