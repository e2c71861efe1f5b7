import Domain
import Engine
import GRDB

/// A way of searching pictures for one kind of region.
struct DetectorRow: Hashable, Sendable {
    /// Digest of name and parameters.
    let digest: ContentDigest
    let name: String
    /// What it searches for.
    let region: Region
    /// JSON of every constant, and of the digest of the weights.
    let parameters: String

    /// Describes a detector by its name and parameters.
    init(name: String, region: Region, parameters: some Encodable) throws {
        self.name = name
        self.region = region
        self.parameters = try AuditDatabase.json(parameters)
        digest = ContentDigest(of: name + "\n" + self.parameters)
    }

    /// Reads one that is stored.
    fileprivate init?(_ row: Row) {
        guard let region = Region(rawValue: row["region"]) else { return nil }
        digest = ContentDigest(hex: row["digest"])
        name = row["name"]
        self.region = region
        parameters = row["parameters"]
    }
}

/// What a detector of a run made of one picture.
struct RegionSearch: Hashable, Sendable {
    /// The detector's name.
    let detector: String
    let detection: Detection
}

extension AuditDatabase {
    /// Notes a detector.
    func insert(_ detector: DetectorRow) throws {
        try writer.write { db in
            try db.execute(
                sql: "INSERT OR IGNORE INTO detector (digest, name, region, parameters) VALUES (?, ?, ?, ?)",
                arguments: [detector.digest.hex, detector.name, detector.region.rawValue, detector.parameters])
        }
    }

    /// Stores what a detector made of some pictures, in one transaction; what is there already stays as it is.
    func insert(_ detections: [(image: ContentDigest, detection: Detection)], detector: DetectorRow) throws {
        try writer.write { db in
            for (image, detection) in detections {
                try Self.insert(detection, of: image, detector: detector, db)
            }
        }
    }

    private static func insert(
        _ detection: Detection, of image: ContentDigest, detector: DetectorRow, _ db: Database
    ) throws {
        let problem: String? = if case .failed(let reason) = detection { reason } else { nil }
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO detection (imageDigest, detectorDigest, regionCount, problem) VALUES (?, ?, ?, ?)
                """,
            arguments: [image.hex, detector.digest.hex, detection.regions?.count, problem])
        for (position, region) in (detection.regions ?? []).enumerated() {
            try db.execute(
                sql: """
                    INSERT OR IGNORE INTO detectedRegion
                        (imageDigest, detectorDigest, position, region, x, y, width, height, score, landmarks, text)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    image.hex, detector.digest.hex, position, detector.region.rawValue, region.box.x, region.box.y,
                    region.box.width, region.box.height, region.score,
                    region.landmarks.isEmpty ? nil : try json(region.landmarks), region.text,
                ])
        }
    }

    /// What a detector made of every picture that it searched so far.
    func detections(detector: ContentDigest) throws -> [ContentDigest: Detection] {
        try writer.read { db in try Self.detections(detector: detector, db) }
    }

    /// What a detector made of every picture that it searched so far.
    static func detections(detector: ContentDigest, _ db: Database) throws -> [ContentDigest: Detection] {
        var regions: [ContentDigest: [DetectedRegion]] = [:]
        let found = try Row.fetchCursor(
            db, sql: "SELECT * FROM detectedRegion WHERE detectorDigest = ? ORDER BY imageDigest, position",
            arguments: [detector.hex])
        while let row = try found.next() {
            let landmarks: String? = row["landmarks"]
            regions[ContentDigest(hex: row["imageDigest"]), default: []].append(
                DetectedRegion(
                    box: Box(x: row["x"], y: row["y"], width: row["width"], height: row["height"]),
                    score: row["score"], landmarks: try landmarks.map { try value([Landmark].self, json: $0) } ?? [],
                    text: row["text"]))
        }
        let searched = try Row.fetchCursor(
            db, sql: "SELECT imageDigest, problem FROM detection WHERE detectorDigest = ?", arguments: [detector.hex])
        var result: [ContentDigest: Detection] = [:]
        while let row = try searched.next() {
            let image = ContentDigest(hex: row["imageDigest"]), problem: String? = row["problem"]
            result[image] = problem.map { .failed(reason: $0) } ?? .found(regions[image] ?? [])
        }
        return result
    }

    /// The detectors that a run asks, one for a region at most.
    static func detectors(run: String, _ db: Database) throws -> [DetectorRow] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT detector.* FROM runDetector JOIN detector ON digest = detectorDigest
                WHERE run = ? ORDER BY runDetector.region
                """,
            arguments: [run]
        ).compactMap(DetectorRow.init)
    }
}
