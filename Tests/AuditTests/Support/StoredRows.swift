import Domain
import Engine
import Foundation
import GRDB

/// The content of an audit's database, to be compared and counted.
struct StoredRows {
    private let queue: DatabaseQueue

    /// Opens the file for reading only.
    init(_ file: URL) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        queue = try DatabaseQueue(path: file.path, configuration: configuration)
    }

    /// What a query finds in its first row and column.
    func value<T: DatabaseValueConvertible>(_ type: T.Type, _ sql: String) throws -> T? {
        try queue.read { try T.fetchOne($0, sql: sql) }
    }

    /// What a query finds in its first column.
    func values<T: DatabaseValueConvertible>(_ type: T.Type, _ sql: String) throws -> [T] {
        try queue.read { try T.fetchAll($0, sql: sql) }
    }

    /// Number of rows of a table.
    func count(_ table: String) throws -> Int { try value(Int.self, "SELECT count(*) FROM \(table)") ?? 0 }

    /// Names of the audit's own tables.
    func tables() throws -> [String] {
        try values(
            String.self,
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'grdb_%' ORDER BY name")
    }

    /// Every row of a table as text, in an order that does not depend on that of writing; blobs by their digest.
    func content(of table: String, without ignored: Set<String> = []) throws -> [String] {
        try queue.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { row in
                row.filter { !ignored.contains($0.0) }.map { name, value in
                    switch value.storage {
                    case .blob(let data): "\(name)=\(ContentDigest(of: data))"
                    default: "\(name)=\(value)"
                    }
                }.joined(separator: "|")
            }.sorted()
        }
    }

    /// Every table's rows, but for when, and on how many lanes, a run was made.
    func everything() throws -> [String: [String]] {
        var result: [String: [String]] = [:]
        for table in try tables() {
            result[table] = try content(
                of: table, without: table == "run" ? ["environment", "startedAt", "finishedAt"] : [])
        }
        return result
    }
}
