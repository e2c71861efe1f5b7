import Domain
import Engine
import Logging

/// Stage 0: audited pictures are searched for regions of which metadata may say nothing.
///
/// All of them are, also those that metadata speaks of, so that both can be held against one another.
struct DetectStage {
    let context: AuditContext

    /// Searches what has not been searched yet, and returns what the detector made of every picture that it knows.
    ///
    /// A picture that cannot be decoded gets a row with the reason; `EmbedStage` tells the user of it.
    func run(
        _ pictures: [ShownPicture], detector: some RegionDetector
    ) async throws -> [ContentDigest: Detection] {
        let row = try detector.row(), context = context
        try context.database.insert(row)
        let done = try context.database.detections(detector: row.digest)
        let missing = pictures.distinct.filter { done[$0.image] == nil }
        guard !missing.isEmpty else { return done }
        try await context.forEachBatch(
            missing, of: 16, title: "Search for \(row.region == .face ? "faces" : row.region.rawValue)",
            unit: "pictures",
            makeScratch: { detector.makeScratch() }
        ) { batch, scratch, progress in
            var found: [(image: ContentDigest, detection: Detection)] = []
            for picture in batch {
                if let detection = try Self.search(picture, detector, scratch, context) {
                    found.append((picture.image, detection))
                }
                progress.advance(by: 1)
            }
            try context.database.insert(found, detector: row)
        }
        return try context.database.detections(detector: row.digest)
    }

    /// What the detector makes of a picture; nil where it gave no answer this time, so that the next build asks again.
    ///
    /// What is no fault of the picture, such as a full disk, ends the build and is not stored.
    private static func search<Detector: RegionDetector>(
        _ picture: ShownPicture, _ detector: Detector, _ scratch: Detector.Scratch, _ context: AuditContext
    ) throws(EngineError) -> Detection? {
        let image: PixelImage
        do throws(EngineError) {
            image = try context.decode(picture)
        } catch {
            return .failed(reason: picture.reason(error))
        }
        do throws(EngineError) {
            return .found(try detector.regions(in: image, scratch: scratch))
        } catch {
            guard error.kind != .cannotWrite else { throw error }
            let reason = picture.reason(error)
            context.log.warning("\(reason)")
            return error.kind == .noAnswer ? nil : .failed(reason: reason)
        }
    }
}
