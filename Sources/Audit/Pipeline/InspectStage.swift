import Domain
import Engine
import Logging

/// Stage 3: what all pictures of the dataset, train and test, say of it before the audit of the model.
///
/// Numbers of each picture, pairs that are alike, labels that are probably wrong, and small pictures of what is found.
struct InspectStage {
    let context: AuditContext
    let parameters: InspectionParameters
    let labelParameters: LabelAuditParameters

    /// Inspects what was not inspected yet and notes what belongs to the run.
    ///
    /// - Parameter audited: paths of the pictures that the run audits; those and the training split have embeddings.
    func run(_ dataset: DatasetSnapshot, audited: Set<String>, run name: String) async throws {
        try await measure(dataset)
        let database = context.database
        let pictures = try database.inspectedPictures(dataset: dataset.digest)
        let parameterDigest = try database.insertParameters(method: .inspection, parameters)
        let contents = ContentDigest(of: pictures.map(\.content.hex).joined(separator: "\n"))
        let hashSearch = ContentDigest(of: "hashes\n\(parameterDigest)\n\(contents)")
        let near = try await pairs(hashSearch, parameters: parameterDigest, model: nil) {
            PicturePair.nearDuplicates(pictures, parameters: parameters)
        }
        let judged = pictures.filter { $0.sample.split == .train || audited.contains($0.sample.path) }
        let embeddings = try database.embeddings(model: context.modelDigest, variant: .original)
        let judgedContents = ContentDigest(of: judged.map(\.content.hex).joined(separator: "\n"))
        let embeddingSearch = ContentDigest(
            of: "embeddings\n\(parameterDigest)\n\(context.modelDigest)\n\(judgedContents)")
        let alike = try await pairs(embeddingSearch, parameters: parameterDigest, model: context.modelDigest) {
            try await PicturePair.lookAlikes(
                judged, embeddings: embeddings, parameters: parameters, pool: context.pool)
        }
        let labels = try await LabelAudit(context: context, parameters: labelParameters).run(
            judged, of: pictures, embeddings: embeddings, pairs: near + alike, classCount: dataset.classNames.count)
        try database.insert(
            RunInspectionRow(
                parameters: parameterDigest, hashSearch: hashSearch, embeddingSearch: embeddingSearch,
                labelAudit: labels), run: name)
        try await drawThumbnails(dataset, audited: audited, run: name)
    }

    /// Measures pictures that have no numbers yet, each content once.
    private func measure(_ dataset: DatasetSnapshot) async throws {
        let context = context, done = try context.database.inspectedContents()
        let missing = dataset.samples.map(ShownPicture.init(original:content:)).distinct
            .filter { !done.contains($0.image) }
        try await context.forEachBatch(missing, of: 32, title: "Inspect", unit: "pictures") { batch, _, progress in
            let findings = batch.map { picture in
                (image: picture.image, finding: Self.finding(picture, context: context))
            }
            try context.database.insert(findings)
            progress.advance(by: Double(batch.count))
        }
    }

    private static func finding(_ picture: ShownPicture, context: AuditContext) -> PictureFinding {
        do throws(EngineError) {
            return .readable(PictureStatistics(of: try context.decode(picture)))
        } catch {
            let reason = error.renamed(picture.sample.path).description
            context.log.warning("\(reason)")
            return .unreadable(reason: reason)
        }
    }

    /// The pairs of a search, from the database where it was made before.
    private func pairs(
        _ search: ContentDigest, parameters: ContentDigest, model: ContentDigest?,
        find: () async throws -> [PicturePair]
    ) async throws -> [PicturePair] {
        if let known = try context.database.pairs(search: search) { return known }
        let pairs = try await find()
        try context.database.insert(search: search, parameters: parameters, model: model, pairs: pairs)
        return pairs
    }

    /// Small pictures of everything that the page on the dataset shows.
    private func drawThumbnails(_ dataset: DatasetSnapshot, audited: Set<String>, run name: String) async throws {
        let context = context
        guard let inspected = try InspectedDataset(run: name, dataset: dataset.digest, database: context.database)
        else { return }
        let wanted = DatasetShow(inspected, audited: audited).contents
        let done = try context.database.thumbnails(of: wanted)
        let missing = dataset.samples.map(ShownPicture.init(original:content:)).distinct
            .filter { wanted.contains($0.image) && done[$0.image] == nil }
        try await context.forEachBatch(missing, of: 16, title: "Thumbnails", unit: "pictures") { batch, _, progress in
            try context.database.insert(
                thumbnails: try batch.map { try Thumbnail.row(of: $0, decoded: try context.decode($0)) })
            progress.advance(by: Double(batch.count))
        }
    }
}

/// Whole pictures in small, for the page on the dataset.
enum Thumbnail {
    /// Longest side, in pixels.
    private static let side = 128
    /// Quality of the JPEG file, which then takes about 4 KB.
    private static let quality = 80

    /// The small picture as the database keeps it.
    static func row(of picture: ShownPicture, decoded: PixelImage) throws(EngineError) -> PhotoRow {
        let long = max(decoded.width, decoded.height), scale = min(1, Double(side) / Double(long))
        func reduced(_ length: Int) -> Int { max(1, Int((Double(length) * scale).rounded())) }
        let small = Resample.resized(
            decoded, width: reduced(decoded.width), height: reduced(decoded.height), filter: .bicubic)
        return PhotoRow(
            image: picture.image, width: small.width, height: small.height,
            jpeg: try JPEGEncoder.encode(small, quality: quality))
    }
}
