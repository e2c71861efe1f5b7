import Domain
import Engine
import Foundation
import GRDB
import Logging
import TestSupport
import Testing

@testable import Audit

@Suite("Digests of a run's rows")
struct RunRowsTests {
    /// A face detector whose parameters the page on provenance knows.
    private struct OneFace: RegionDetector {
        let name = "mtcnn"
        let region = Region.face
        let parameters = MTCNNDetector.Parameters(
            constants: FaceDetectionParameters(), weights: ContentDigest(of: "weights"))

        func makeScratch() {}

        func regions(in image: PixelImage, scratch: Void) -> [DetectedRegion] {
            let box = Box(x: 20.25, y: -3.5, width: 24, height: 30)
            return [DetectedRegion(box: box, score: 0.75, landmarks: [Landmark(name: "nose", x: 30, y: 12)])]
        }
    }

    /// An audit with metadata, a detector and explanations that are made again, so that nearly every table has rows.
    private static let built = Task {
        let fixture = try MarkedFixture.make()
        try MarkedFixture.mark(fixture)
        var request = Build.Request()
        request.perturbation.iterations = 2
        var checks = CheckParameters()
        checks.pictures = 2
        request.checks = checks
        let output = fixture.url("output"), database = try AuditDatabase(folder: output)
        let run = try await Build(
            datasetFolder: fixture.url("dataset"), modelFolder: Fixture.model, modelName: "clip-tiny",
            outputFolder: output, runName: nil, lanes: 2, progressStyle: Progress.Style(quiet: true),
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, request: request,
            chooseDetectors: { _ in [OneFace()] }
        ).run(database: database)
        _ = try RunReport.render(
            run: run, database: database, outputFolder: output, lanes: 2, progressStyle: Progress.Style(quiet: true))
        return (fixture: fixture, site: output.appending(path: run))
    }

    /// Tables that such a small dataset leaves empty: nothing is alike, and there is too little to judge labels by.
    private static let mayBeEmpty: Set = [
        "sampleInput", "similarPair", "labelAudit", "labelJudgement", "runVariant", "thumbnail",
    ]

    /// The database in memory, where nothing that a change breaks is refused.
    private func copy() async throws -> (database: AuditDatabase, manifest: SiteManifest) {
        let (fixture, site) = try await Self.built.value
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(configuration: configuration)
        var reading = Configuration()
        reading.readonly = true
        try DatabaseQueue(path: fixture.url("output/audit.sqlite").path, configuration: reading).backup(to: queue)
        return (try AuditDatabase(queue), try SiteManifest.read(in: site).manifest)
    }

    /// Changes one value: a number where there is one outside of the key, else bytes, else a text; a row without any goes.
    private static func change(_ table: String, _ db: Database) throws {
        let keys = try db.primaryKey(table).columns, key = "(\(keys.joined(separator: ", ")))"
        let columns = try db.columns(in: table).filter { !keys.contains($0.name) }
        func first(_ column: String) -> String {
            "\(key) IN (SELECT \(keys.joined(separator: ", ")) FROM \(table) WHERE \(column) IS NOT NULL LIMIT 1)"
        }
        let changes = [("REAL", "+ 0.125"), ("INTEGER", "+ 1"), ("BLOB", nil), ("TEXT", "|| 'x'")]
        for (type, change) in changes {
            for column in columns where column.type == type {
                let value = change.map { "\(column.name) \($0)" } ?? "zeroblob(length(\(column.name)))"
                try db.execute(sql: "UPDATE \(table) SET \(column.name) = \(value) WHERE \(first(column.name))")
                if db.changesCount > 0 { return }
            }
        }
        try db.execute(sql: "DELETE FROM \(table) WHERE \(first(keys[0]))")
    }

    @Test func `cover every table of the database`() async throws {
        let (database, _) = try await copy()
        let tables = try await database.writer.read { db in
            try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'grdb_%' ORDER BY name")
        }
        #expect(RunTable.all.map(\.name) == tables)
    }

    @Test func `count every row of a database with one run`() async throws {
        let (database, manifest) = try await copy()
        for table in manifest.tables {
            let count = try await database.writer.read {
                try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table.name)")
            }
            #expect(count == table.rows, "\(table.name)")
            #expect(table.rows > 0 || Self.mayBeEmpty.contains(table.name), "\(table.name)")
        }
        #expect(try RowsCheck(manifest: manifest, database: database).check().problems == [])
        #expect(try InputsCheck(manifest: manifest, database: database).check().problems == [])
    }

    @Test(arguments: RunTable.all.map(\.name))
    func `name the table in which one value was changed`(_ table: String) async throws {
        let (database, manifest) = try await copy()
        guard try #require(manifest.tables.first { $0.name == table }).rows > 0 else { return }
        try await database.writer.write { try Self.change(table, $0) }
        let check = try RowsCheck(manifest: manifest, database: database).check()
        #expect(check.outcome == .differs)
        let problem = try #require(check.problems.first { $0.what == "table \(table)" })
        #expect(problem.sentence.contains("of digest"))
    }

    @Test(arguments: ["embedding", "prediction", "attribution", "deletion", "localisation", "mapCurve", "sampleBox"])
    func `name the one picture whose numbers were changed`(_ table: String) async throws {
        let (database, manifest) = try await copy()
        let path = "test/chef/5.png"
        let image = try #require(manifest.pictures.first { $0.path == path }).sha256.hex
        try await database.writer.write { db in
            let column = try #require(
                try db.columns(in: table).first { $0.type == "BLOB" || ["mass", "width"].contains($0.name) })
            let value = column.type == "BLOB" ? "zeroblob(length(\(column.name)))" : "\(column.name) + 0.5"
            let owner = table == "sampleBox" ? "path = '\(path)'" : "imageDigest = '\(image)'"
            try db.execute(sql: "UPDATE \(table) SET \(column.name) = \(value) WHERE \(owner)")
        }
        let problems = try RowsCheck(manifest: manifest, database: database).check().problems
        #expect(problems.map(\.what) == ["table \(table)", path])
    }

    @Test(arguments: [
        (
            "UPDATE parameters SET json = replace(json, '0.1', '0.2') WHERE method = 'meaningful-perturbation'",
            "parameters"
        ),
        ("UPDATE classifier SET prompts = replace(prompts, 'photo', 'sketch')", "classifier"),
        ("UPDATE detector SET parameters = parameters || ' '", "detector"),
    ])
    func `tell what is stored under a digest that is not its own`(_ sql: String, _ table: String) async throws {
        let (database, manifest) = try await copy()
        try await database.writer.write { try $0.execute(sql: sql) }
        let problems = try InputsCheck(manifest: manifest, database: database).check().problems
        #expect(problems.contains { $0.what == "a row of table \(table)" })
    }

    @Test(.enabled(if: ExportOracle.isAvailable, ExportOracle.comment))
    func `are those that Python computes`() async throws {
        let (fixture, site) = try await Self.built.value
        try ExportOracle.expectSound("manifest", site, [fixture.url("output/audit.sqlite").path])
    }
}
