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
