import Foundation
import GRDB
import Testing

@testable import Audit

@Suite("The database's tables")
struct SchemaTests {
    @Test func `an empty database gets them, and a second time changes nothing`() throws {
        let database = try AuditDatabase(DatabaseQueue())
        let tables = try database.writer.read { db in
            try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        }
        #expect(Set(["image", "sample", "prediction", "attribution", "deletion", "run"]).isSubset(of: tables))
        _ = try AuditDatabase(database.writer)
        #expect(try database.writer.read(Schema.migrator.hasCompletedMigrations))
    }

    @Test func `each says in its own definition what it holds`() throws {
        let database = try AuditDatabase(DatabaseQueue())
        let definitions = try database.writer.read { db in
            try Row.fetchAll(
                db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'grdb_%'")
        }
        #expect(definitions.count > 10)
        for row in definitions {
            let name: String = row["name"], sql: String = row["sql"]
            let comment = sql.split(separator: "\n").dropFirst().first?.trimmingCharacters(in: .whitespaces) ?? ""
            #expect(comment.hasPrefix("-- ") && comment.hasSuffix("."), "\(name)")
            #expect(sql.hasSuffix("STRICT"), "\(name)")
        }
    }

    @Test func `every reference leads to a key`() throws {
        let database = try AuditDatabase(DatabaseQueue())
        try database.writer.read { db in
            // SQLite finds a reference to a table or key that is not there only when it is used.
            for table in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'") {
                try db.execute(sql: "PRAGMA foreign_key_check(\(table))")
                for reference in try db.foreignKeys(on: table) {
                    let target = reference.destinationTable
                    let key = try db.primaryKey(target).columns.sorted()
                    #expect(reference.destinationColumns.sorted() == key, "\(table) to \(target)")
                }
            }
        }
    }

    @Test func `a database of the first version is brought up to date and its report can be rendered`() async throws {
        let fixture = try await FinishedBuild.copy(), old = try Fixture(withDataset: false)
        try make("1 first audit", in: old, from: fixture)
        try await old.run(["render"]).expectSuccess()
        #expect(try old.rows().count("localisation") == 0)
        // The same command goes on with the old rows, and finds nothing left to do.
        try old.copy(fixture.url("dataset"), to: "dataset")
        try old.copy(fixture.url("output/heads"), to: "output/heads")
        try await old.build().expectSuccess()
        let found = try old.rows().everything(), expected = try fixture.rows().everything()
        for table in expected.keys { #expect(found[table] == expected[table], "\(table)") }
    }

    @Test func `masked pictures of a database of the second version stay with their runs`() async throws {
        let fixture = try await MarkedFixture.built().fixture, old = try Fixture(withDataset: false)
        try make("2 metadata and variants", in: old, from: fixture) { db in
            try db.execute(
                sql: """
                    INSERT INTO main.sampleVariant
                    SELECT datasetDigest, path, variant, imageDigest
                    FROM new.runSampleVariant JOIN new.run ON new.run.name = new.runSampleVariant.run
                    """)
        }
        try await old.run(["render"]).expectSuccess()
        let found = try old.rows().everything(), expected = try fixture.rows().everything()
        #expect(expected["runSampleVariant"]?.count == MarkedFixture.masked.count + 1)
        // Rendering computes nothing: what the dataset audit and later measures find comes with the next build.
        let later: Set = [
            "inspection", "similaritySearch", "similarPair", "labelAudit", "labelJudgement", "runInspection",
            "thumbnail", "pointing", "mapCurve", "floorCurve", "scoreRange", "runFaithfulness", "runRepeat",
            "runCheckedSample",
        ]
        for table in expected.keys where !later.contains(table) {
            #expect(found[table] == expected[table], "\(table)")
        }
    }

    /// A database with the rows that an earlier version wrote, in the tables that it made.
    ///
    /// - `more`: writes what has no table of its own any more; the finished database is there as `new`.
    private func make(
        _ version: String, in old: Fixture, from fixture: Fixture, more: (Database) throws -> Void = { _ in }
    ) throws {
        try FileManager.default.createDirectory(at: old.url("output"), withIntermediateDirectories: true)
        let queue = try DatabaseQueue(path: old.url("output/audit.sqlite").path)
        try Schema.migrator.migrate(queue, upTo: version)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.execute(sql: "ATTACH DATABASE ? AS new", arguments: [fixture.url("output/audit.sqlite").path])
            let tables = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'grdb_%'"
            for table in try String.fetchAll(db, sql: tables) {
                guard try db.tableExists(table, in: "new") else { continue }
                try db.execute(sql: "INSERT INTO main.\(table) SELECT * FROM new.\(table)")
            }
            #expect(try db.tableExists("runSampleVariant", in: "main") == false)
            try more(db)
        }
        try queue.close()
    }

    @Test func `several programs may begin in one new folder at the same moment`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "schema-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { try AuditDatabase(folder: folder).runNames().count }
            }
            for try await count in group { #expect(count == 0) }
        }
    }
}
