import Domain
import Engine

/// Stage 7: the part of each test picture, in each variant, that the model sees, as the JPEG that the report shows.
///
/// It is kept in the database, so that a report can be rendered again without the dataset.
struct PhotoStage {
    let context: AuditContext

    /// Quality at which artefacts do not show beside a heat layer; a 224 x 224 photo takes about 12 KB.
    private static let quality = 85

    /// Encodes what has no photo yet.
    func run(_ pictures: [ShownPicture]) async throws {
        let context = context
        let done = try context.database.picturesWithPhoto(model: context.modelDigest)
        let missing = try pictures.byVariant.flatMap { variant, pictures in
            let embedded = try context.database.embeddings(model: context.modelDigest, variant: variant)
            return pictures.filter { embedded[$0.image] != nil && !done.contains($0.image) }
        }
        try await context.forEachBatch(missing, of: 16, title: "Photos", unit: "pictures") { batch, _, progress in
            let rows = try batch.map { picture in
                let crop = try context.model.crop(try context.decode(picture))
                return PhotoRow(
                    image: picture.image, width: crop.width, height: crop.height,
                    jpeg: try JPEGEncoder.encode(crop, quality: Self.quality))
            }
            try context.database.insert(rows, model: context.modelDigest)
            progress.advance(by: Double(batch.count))
        }
    }
}
