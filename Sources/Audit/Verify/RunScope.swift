import Domain
import GRDB

/// The parts of a run that conditions of `RunTable` speak of.
///
/// It is read with plain queries and decodes nothing, so that it says the same of a database that somebody has changed.
struct RunScope {
    let run: String
    /// Which boxes each picture's maps were held against: digest of the picture, region and digest of the boxes.
    private let boxes: [String]
    /// The pictures that the page on the dataset shows.
    private let thumbnails: [ContentDigest]

    /// Finds out what belongs to a run.
    ///
    /// - `thumbnails`: contents of the pictures that its page on the dataset shows.
    init(run: String, thumbnails: [ContentDigest], _ db: Database) throws {
        self.run = run
        self.thumbnails = thumbnails
        boxes = try Self.boxes(run: run, db)
    }

    /// What every condition needs.
    var arguments: StatementArguments {
        get throws {
            [
                "run": run, "boxes": try AuditDatabase.json(boxes),
                "thumbnails": try AuditDatabase.json(thumbnails),
            ]
        }
    }

    /// The query for a table's rows.
    static func query(_ table: RunTable, selecting columns: String = "*") -> String {
        "\(parts)\nSELECT \(columns) FROM \(table.name) WHERE \(table.condition)"
    }

    /// Whether a run rests on any row of a table.
    func holdsAny(of name: String, _ db: Database) throws -> Bool {
        guard let table = RunTable.all.first(where: { $0.name == name }) else { return false }
        return try Row.fetchOne(db, sql: "\(Self.query(table, selecting: "1")) LIMIT 1", arguments: arguments) != nil
    }

    /// The names that conditions use.
    private static let parts = """
        WITH it AS (SELECT * FROM run WHERE name = :run),
        further AS (SELECT * FROM runFaithfulness WHERE run = :run),
        inspected AS (SELECT * FROM runInspection WHERE run = :run),
        classifiers (digest) AS (SELECT zeroShotDigest FROM it UNION SELECT fineTunedDigest FROM it),
        heads (digest) AS (
            SELECT headDigest FROM classifier WHERE digest IN (SELECT digest FROM classifiers) AND headDigest IS NOT NULL),
        detectors (digest) AS (SELECT detectorDigest FROM runDetector WHERE run = :run),
        original (image, label) AS (
            SELECT sample.imageDigest, sample.label FROM runSample JOIN sample ON sample.path = runSample.path
            WHERE run = :run AND datasetDigest IN (SELECT datasetDigest FROM it)),
        shown (image) AS (
            SELECT image FROM original UNION SELECT imageDigest FROM runSampleVariant WHERE run = :run),
        known (image) AS (
            SELECT imageDigest FROM sample WHERE datasetDigest IN (SELECT datasetDigest FROM it)
            UNION SELECT image FROM shown),
        studied (image) AS (
            SELECT imageDigest FROM sample
            WHERE datasetDigest IN (SELECT datasetDigest FROM it) AND split = 'train'
            UNION SELECT image FROM shown),
        checked (image) AS (
            SELECT imageDigest FROM runCheckedSample JOIN sample ON sample.path = runCheckedSample.path
            WHERE run = :run AND datasetDigest IN (SELECT datasetDigest FROM it)),
        again (attribution) AS (
            SELECT attributionDigest FROM runRepeat WHERE run = :run UNION SELECT matchedDigest FROM further),
        explained (image, attribution) AS (
            SELECT image, attributionDigest FROM shown JOIN it UNION SELECT image, attribution FROM checked JOIN again),
        compared (image, target) AS (
            SELECT original.image, original.label FROM original JOIN it
            JOIN prediction AS one ON one.imageDigest = original.image
                AND one.classifierDigest = it.zeroShotDigest AND one.predicted = original.label
            JOIN prediction AS other ON other.imageDigest = original.image
                AND other.classifierDigest = it.fineTunedDigest AND other.predicted = original.label),
        games (parameters) AS (SELECT deletionDigest FROM it UNION SELECT insertionDigest FROM further),
        searches (digest) AS (
            SELECT hashSearch FROM inspected UNION SELECT embeddingSearch FROM inspected),
        methods (parameters) AS (
            SELECT attributionDigest FROM it UNION SELECT parameters FROM games
            UNION SELECT parameterDigest FROM head WHERE digest IN (SELECT digest FROM heads)
            UNION SELECT floorDigest FROM further UNION SELECT checkDigest FROM further
            UNION SELECT attribution FROM again UNION SELECT parameterDigest FROM inspected
            UNION SELECT parameterDigest FROM similaritySearch WHERE digest IN (SELECT digest FROM searches)
            UNION SELECT parameterDigest FROM labelAudit WHERE digest IN (SELECT labelAudit FROM inspected)),
        boxes (key) AS (SELECT value FROM json_each(:boxes)),
        small (image) AS (SELECT value FROM json_each(:thumbnails))
        """

    /// Metadata's boxes of every picture of a run, and a detector's where metadata says nothing of a region.
    private static func boxes(run: String, _ db: Database) throws -> [String] {
        var found: [String: [String: [Box]]] = [:]
        let regions = try Row.fetchCursor(
            db,
            sql: """
                SELECT imageDigest, region, x, y, width, height FROM detectedRegion
                WHERE detectorDigest IN (SELECT detectorDigest FROM runDetector WHERE run = ?)
                ORDER BY imageDigest, region, position
                """,
            arguments: [run])
        while let row = try regions.next() {
            found[row["imageDigest"], default: [:]][row["region"], default: []].append(
                Box(x: row["x"], y: row["y"], width: row["width"], height: row["height"]))
        }
        var stated: [String: [String: String]] = [:]
        let marked = try Row.fetchCursor(
            db,
            sql: """
                SELECT path, region, boxesDigest FROM sampleRegion
                WHERE datasetDigest IN (SELECT datasetDigest FROM run WHERE name = ?)
                """,
            arguments: [run])
        while let row = try marked.next() { stated[row["path"], default: [:]][row["region"]] = row["boxesDigest"] }
        var keys: Set<String> = []
        for (path, image, shown) in try pictures(run: run, db) {
            var boxes = try (found[image] ?? [:]).mapValues { try AuditDatabase.digest(of: $0).hex }
            boxes.merge(stated[path] ?? [:]) { $1 }
            for image in shown { keys.formUnion(boxes.map { image + $0.key + $0.value }) }
        }
        return keys.sorted()
    }

    /// The pictures of a run by path: the digest of the file, and of everything that is shown of it.
    static func pictures(
        run: String, _ db: Database
    ) throws -> [(path: String, image: String, shown: [String])] {
        var variants: [String: [String]] = [:]
        let others = try Row.fetchCursor(
            db, sql: "SELECT path, imageDigest FROM runSampleVariant WHERE run = ? ORDER BY path, variant",
            arguments: [run])
        while let row = try others.next() { variants[row["path"], default: []].append(row["imageDigest"]) }
        return try Row.fetchAll(
            db,
            sql: """
                SELECT sample.path, imageDigest FROM runSample JOIN sample ON sample.path = runSample.path
                WHERE run = ? AND datasetDigest IN (SELECT datasetDigest FROM run WHERE name = ?) ORDER BY sample.path
                """,
            arguments: [run, run]
        ).map { row in
            let path: String = row["path"], image: String = row["imageDigest"]
            return (path, image, [image] + (variants[path] ?? []))
        }
    }
}
