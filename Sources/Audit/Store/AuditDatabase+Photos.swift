import Domain
import Foundation
import GRDB

/// What a model sees of a picture, as a JPEG file.
struct PhotoRow: Sendable {
    let image: ContentDigest
    let width: Int
    let height: Int
    let jpeg: Data
}

extension AuditDatabase {
    /// Stores photos in one transaction.
    func insert(_ photos: [PhotoRow], model: ContentDigest) throws {
        try writer.write { db in
            for photo in photos {
                try db.execute(
                    sql: """
                        INSERT OR REPLACE INTO photo (imageDigest, modelDigest, width, height, jpeg)
                        VALUES (?, ?, ?, ?, ?)
                        """,
                    arguments: [photo.image.hex, model.hex, photo.width, photo.height, photo.jpeg])
            }
        }
    }

    /// Which pictures have a photo under a model's preprocessing.
    func picturesWithPhoto(model: ContentDigest) throws -> Set<ContentDigest> {
        try writer.read { db in
            Set(
                try String.fetchAll(
                    db, sql: "SELECT imageDigest FROM photo WHERE modelDigest = ?", arguments: [model.hex]
                ).map(ContentDigest.init(hex:)))
        }
    }

    /// The photo of one picture.
    func photo(of image: ContentDigest, model: ContentDigest) throws -> PhotoRow? {
        try writer.read { db in
            try Row.fetchOne(
                db, sql: "SELECT width, height, jpeg FROM photo WHERE imageDigest = ? AND modelDigest = ?",
                arguments: [image.hex, model.hex]
            ).map { PhotoRow(image: image, width: $0["width"], height: $0["height"], jpeg: $0["jpeg"]) }
        }
    }
}
