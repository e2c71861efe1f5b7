import Domain
import Engine
import Logging

/// Stage 1: every picture through the image encoder once; pictures that cannot be read get a row with the reason.
struct EmbedStage {
    let context: AuditContext

    /// Embeds what has no embedding yet: the files as they are, then the other variants of those that can be read.
    func run(_ pictures: [ShownPicture]) async throws {
        for (variant, pictures) in pictures.byVariant {
            if variant == .original {
                try await run(pictures, variant: variant, title: "Encode")
            } else {
                let originals = try context.database.embeddings(model: context.modelDigest, variant: .original)
                try await run(
                    pictures.filter { originals[$0.content] != nil }, variant: variant,
                    title: "Encode \(variant.rawValue)")
            }
        }
    }

    private func run(_ pictures: [ShownPicture], variant: Variant, title: String) async throws {
        let done = try context.database.embeddings(model: context.modelDigest, variant: variant)
        let missing = pictures.filter { done[$0.image] == nil }
        let context = context
        try await context.forEachBatch(missing, of: context.model.microBatch, title: title, unit: "pictures") {
            batch, lane, progress in
            let decoded = batch.map { picture in Self.read(picture, context: context) }
            let readable = decoded.indices.filter { decoded[$0].values != nil }
            let vectors = lane.embed(count: readable.count) { decoded[readable[$0]].values ?? [] }
            let vectorOf = Dictionary(uniqueKeysWithValues: zip(readable, vectors))
            let rows = decoded.indices.map {
                AuditDatabase.EmbeddingRow(
                    image: batch[$0].image, finding: decoded[$0].finding, vector: vectorOf[$0])
            }
            for row in rows {
                if case .unreadable(let reason) = row.finding { context.log.warning("\(reason)") }
            }
            try context.database.insert(rows, model: context.modelDigest, variant: variant)
            progress.advance(by: Double(batch.count))
        }
    }

    private static func read(
        _ picture: ShownPicture, context: AuditContext
    ) -> (finding: AuditDatabase.ImageFinding, values: [Float]?) {
        do throws(EngineError) {
            let image = try context.decode(picture)
            return (.readable(width: image.width, height: image.height), try context.model.picture(image))
        } catch {
            return (.unreadable(reason: picture.reason(error)), nil)
        }
    }
}
