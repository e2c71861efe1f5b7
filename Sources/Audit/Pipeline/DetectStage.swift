import Domain
import Engine

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
            missing, of: 16, title: "Search for \(row.region.rawValue)s", unit: "pictures",
            makeScratch: { detector.makeScratch() }
        ) { batch, scratch, progress in
            let found = batch.map { picture in
                defer { progress.advance(by: 1) }
                return (image: picture.image, detection: Self.search(picture, detector, scratch, context))
            }
            try context.database.insert(found, detector: row)
        }
        return try context.database.detections(detector: row.digest)
    }

    private static func search<Detector: RegionDetector>(
        _ picture: ShownPicture, _ detector: Detector, _ scratch: Detector.Scratch, _ context: AuditContext
    ) -> Detection {
        do throws(EngineError) {
            return .found(try detector.regions(in: try context.decode(picture), scratch: scratch))
        } catch {
            return .failed(reason: picture.reason(error))
        }
    }
}
