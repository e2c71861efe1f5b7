import Domain
import GRDB

extension AuditDatabase {
    /// Where faces are in the readable pictures of a run's dataset, by content: what metadata says of any file of the same
    /// bytes, and what the run's detector found.
    func knownFaces(of run: RunRow) throws -> [ContentDigest: KnownFaces] {
        try writer.read { db in
            let annotations = try Self.annotations(dataset: run.dataset, db)
            let searches = try run.detectors.filter { $0.region == .face }.map {
                try Self.detections(detector: $0.digest, db)
            }
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT path, imageDigest, width, height FROM sample JOIN image ON digest = imageDigest
                    WHERE datasetDigest = ? AND width IS NOT NULL AND height IS NOT NULL ORDER BY path
                    """,
                arguments: [run.dataset.hex])
            var known: [ContentDigest: KnownFaces] = [:]
            while let row = try rows.next() {
                let image = ContentDigest(hex: row["imageDigest"])
                let found = searches.flatMap { $0[image]?.regions ?? [] }.map(\.box)
                var faces = known[image] ?? KnownFaces(width: row["width"], height: row["height"], boxes: found)
                faces.boxes += annotations[row["path"]]?.boxes[.face] ?? []
                known[image] = faces
            }
            return known
        }
    }
}
