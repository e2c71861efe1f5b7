import Foundation
import GRDB

/// The one SQLite file that holds every run of an output folder.
///
/// It serialises itself, so lanes may write to it side by side. Methods are grouped by table in extensions.
struct AuditDatabase: Sendable {
    let writer: any DatabaseWriter

    /// Opens or creates `audit.sqlite` in a folder, and brings its tables up to date.
    init(folder: URL) throws {
        let file = folder.appendingPathComponent("audit.sqlite")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try self.init(DatabasePool(path: file.path, configuration: Self.configuration))
        } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
            throw AuditError(
                .badData,
                "\(file.path): expected the audit's SQLite database but found another kind of file; "
                    + "move it away or choose another --output.")
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            throw AuditError(
                .runError,
                "\(file.path): expected to be the only build that writes here but found the database locked; "
                    + "wait for the other build to end or choose another --output.")
        } catch is CocoaError {
            throw Self.unwritable(folder)
        } catch let error as DatabaseError
            where [.SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_IOERR].contains(error.resultCode)
        {
            throw Self.unwritable(folder)
        }
    }

    /// Uses an open connection, in tests one in memory.
    init(_ writer: any DatabaseWriter) throws {
        self.writer = writer
        try Schema.migrator.migrate(writer)
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        return configuration
    }

    private static func unwritable(_ folder: URL) -> AuditError {
        AuditError(
            .runError,
            "\(folder.path): expected a folder that can be written to but found that it cannot; "
                + "change its permissions or choose another --output.")
    }

    /// A value as canonical JSON, for columns that hold a structure.
    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// The structure that a JSON column holds.
    static func value<T: Decodable>(_ type: T.Type, json: String) throws -> T {
        try JSONDecoder().decode(type, from: Data(json.utf8))
    }
}
