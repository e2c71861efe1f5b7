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
            let arguments = try RunScope(run: run, thumbnails: thumbnails, db).arguments
            var tables: [Table] = [], byImage: [String: [String]] = [:], byPath: [String: [String]] = [:]
            var bytes: [UInt8] = []
            for table in RunTable.all {
                var digests: [String] = []
                let columns = try columns(of: table, db)
                let owner = columns.firstIndex { $0.name == table.owner?.column }
                let query = RunScope.query(table, selecting: columns.map(\.selection).joined(separator: ", "))
                let rows = try Row.fetchCursor(db, sql: query, arguments: arguments)
                while let row = try rows.next() {
                    let digest = digest(of: row, columns, in: table.name, &bytes)
                    digests.append(digest)
                    guard let owner = owner.map({ text(row[$0]) }) else { continue }
                    if table.owner == .path {
                        byPath[owner, default: []].append(digest)
                    } else {
                        byImage[owner, default: []].append(digest)
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
        let selection: String
        /// Its name and its declared type, "integer", "real", "text" or "blob", as they stand before a value.
        let head: [UInt8]
    }

    /// The columns of a table in order of name; texts are read as bytes, because they may hold a zero or be no UTF-8.
    private static func columns(of table: RunTable, _ db: Database) throws -> [Column] {
        try db.columns(in: table.name).map { column in
            let kind = column.type.lowercased(), reading = table.readings[column.name] ?? column.name
            return Column(
                name: column.name,
                selection: kind == "text" ? "CAST(\(reading) AS BLOB) AS \(column.name)" : reading,
                head: Array("\(column.name) \(kind) ".utf8))
        }.sorted { $0.name < $1.name }
    }

    /// The digest of one row, as 64 hexadecimal digits.
    ///
    /// - `bytes`: scratch, kept from row to row.
    private static func digest(
        of row: Row, _ columns: [Column], in table: String, _ bytes: inout [UInt8]
    ) -> String {
        bytes.removeAll(keepingCapacity: true)
        bytes += table.utf8
        bytes.append(lineFeed)
        for (index, column) in columns.enumerated() {
            let value: DatabaseValue = row[index]
            switch value.storage {
            case .null: continue
            case .int64(let number): append(Array(String(number).utf8), of: column, to: &bytes)
            case .double(let number):
                withUnsafeBytes(of: number.bitPattern.bigEndian) { append(Array($0), of: column, to: &bytes) }
            case .string(let text): append(Array(text.utf8), of: column, to: &bytes)
            case .blob(let data): append([UInt8](data), of: column, to: &bytes)
            }
        }
        return ContentDigest(of: bytes).hex
    }

    private static let lineFeed = UInt8(ascii: "\n")

    private static func append(_ content: [UInt8], of column: Column, to bytes: inout [UInt8]) {
        bytes += column.head
        bytes += String(content.count).utf8
        bytes.append(lineFeed)
        bytes += content
        bytes.append(lineFeed)
    }

    private static func text(_ bytes: Data) -> String { String(decoding: bytes, as: UTF8.self) }
}
