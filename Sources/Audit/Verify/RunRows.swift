import Domain
import Engine
import Foundation
import GRDB

/// Digests of the database's rows that a run rests on.
///
/// The digest of a row is that of the table's name and of every column that is not null, in order of name; docs/verify.md
/// says how. That of several rows is the digest of theirs in order, one a line, so that it does not depend on the order of
/// writing. A column that a later version adds changes nothing where it is null.
struct RunRows: Sendable {
    /// In order of name.
    let tables: [Table]
    /// In order of path.
    let pictures: [Picture]

    /// The rows of one table.
    struct Table: Codable, Hashable, Sendable {
        let name: String
        /// Their number.
        let rows: Int
        let sha256: ContentDigest
    }

    /// One audited picture.
    struct Picture: Codable, Hashable, Sendable {
        /// Below the dataset's folder.
        let path: String
        /// Of the file.
        let sha256: ContentDigest
        /// Of all rows of all tables that are about this picture alone, in any variant.
        let rows: ContentDigest
    }

    /// Reads everything of a run in one transaction.
    ///
    /// - `thumbnails`: contents of the pictures that its page on the dataset shows.
    static func read(run: String, thumbnails: [ContentDigest], database: AuditDatabase) throws -> RunRows {
        try database.writer.read { db in
            let scope = try RunScope(run: run, thumbnails: thumbnails, db)
            var tables: [Table] = [], byImage: [String: [String]] = [:], byPath: [String: [String]] = [:]
            for table in RunTable.all {
                var digests: [String] = []
                let columns = try columns(of: table, db)
                let query = RunScope.query(table, selecting: columns.map(\.selection).joined(separator: ", "))
                let rows = try Row.fetchCursor(db, sql: query, arguments: scope.arguments)
                while let row = try rows.next() {
                    let digest = digest(of: row, columns, in: table.name)
                    digests.append(digest)
                    switch table.owner {
                    case .image(let column): byImage[text(row[column]), default: []].append(digest)
                    case .path: byPath[text(row["path"]), default: []].append(digest)
                    case nil: break
                    }
                }
                tables.append(Table(name: table.name, rows: digests.count, sha256: sum(of: digests)))
            }
            let pictures = try RunScope.pictures(run: run, db).map { path, image, shown in
                Picture(
                    path: path, sha256: ContentDigest(hex: image),
                    rows: sum(of: (byPath[path] ?? []) + shown.flatMap { byImage[$0] ?? [] }))
            }
            return RunRows(tables: tables, pictures: pictures)
        }
    }

    /// The digest of some rows, whatever their order.
    private static func sum(of digests: [String]) -> ContentDigest {
        ContentDigest(of: digests.sorted().map { "\($0)\n" }.joined())
    }

    /// One column of a table, as it is read.
    private struct Column {
        let name: String
        /// Its declared type, which every value has: "integer", "real", "text" or "blob".
        let kind: String
        let selection: String
    }

    /// The columns of a table in order of name; texts are read as bytes, because they may hold a zero or be no UTF-8.
    private static func columns(of table: RunTable, _ db: Database) throws -> [Column] {
        try db.columns(in: table.name).map { column in
            let kind = column.type.lowercased(), reading = table.readings[column.name] ?? column.name
            return Column(
                name: column.name, kind: kind,
                selection: kind == "text" ? "CAST(\(reading) AS BLOB) AS \(column.name)" : reading)
        }.sorted { $0.name < $1.name }
    }

    /// The digest of one row, as 64 hexadecimal digits.
    private static func digest(of row: Row, _ columns: [Column], in table: String) -> String {
        var bytes = Data("\(table)\n".utf8)
        for (index, column) in columns.enumerated() {
            let value: DatabaseValue = row[index], content: Data
            switch value.storage {
            case .null: continue
            case .int64(let number): content = Data(String(number).utf8)
            case .double(let number): content = withUnsafeBytes(of: number.bitPattern.bigEndian) { Data($0) }
            case .string(let text): content = Data(text.utf8)
            case .blob(let data): content = data
            }
            bytes += Data("\(column.name) \(column.kind) \(content.count)\n".utf8) + content + Data("\n".utf8)
        }
        return ContentDigest(of: bytes).hex
    }

    private static func text(_ bytes: Data) -> String { String(decoding: bytes, as: UTF8.self) }
}
