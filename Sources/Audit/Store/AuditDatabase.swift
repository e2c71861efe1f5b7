import Foundation
import GRDB

/// The one SQLite file that holds every run of an output folder.
///
/// It serialises itself, so lanes may write to it side by side. Methods are grouped by table in extensions.
struct AuditDatabase: Sendable {
    let writer: any DatabaseWriter

    /// Name of the file in the output folder.
    static let fileName = "audit.sqlite"

    /// Opens or creates the database of an output folder, and brings its tables up to date.
    init(folder: URL) throws {
        let file = folder.appendingPathComponent(Self.fileName)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw AuditError(
                .runError,
                "\(folder.path): expected a folder that can be written to but found that it cannot; "
                    + "change its permissions or choose another --output.")
        }
        do {
            let pool = try DatabasePool(path: file.path, configuration: Self.configuration)
            guard try pool.read(Self.isOurs) else {
                throw AuditError(
                    .badData,
                    "\(file.path): expected the audit's database but found that of another program, or of a later "
                        + "version "
                        + "of this one; move it away, update this program or choose another --output.")
            }
            try self.init(pool)
        } catch let error as DatabaseError {
            throw DatabaseFailure.describe(error, file: file.path)
        }
    }

    /// Uses an open connection, in tests one in memory.
    init(_ writer: any DatabaseWriter) throws {
        self.writer = writer
        let migrator = Schema.migrator
        do {
            try migrator.migrate(writer)
        } catch {
            // Another build that began at the same moment may have made the tables first.
            guard try writer.read(migrator.hasCompletedMigrations) else { throw error }
        }
    }

    /// The last migration that the tables went through, and the library that reads them.
    func versions() throws -> (schema: String, sqlite: String) {
        try writer.read { db in
            (
                try Schema.migrator.appliedIdentifiers(db).max() ?? "none",
                try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? "not known"
            )
        }
    }

    /// Throws where SQLite finds the file damaged; `file` is what the sentence calls it.
    func checkSoundness(file: String) throws {
        let complaint = try writer.read { db in try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") }
        guard complaint != "ok" else { return }
        throw DatabaseFailure.describe(DatabaseError(resultCode: .SQLITE_CORRUPT), file: file)
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        return configuration
    }

    /// Whether a database is empty or made of nothing but migrations that are known here.
    private static func isOurs(_ db: Database) throws -> Bool {
        let migrator = Schema.migrator
        if try migrator.hasBeenSuperseded(db) { return false }
        // The list of migrations may be there already where another build has just begun.
        let others = "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'"
        return try !migrator.appliedIdentifiers(db).isEmpty || Int.fetchOne(db, sql: others) == 0
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
