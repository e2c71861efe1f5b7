import GRDB

/// What an error of SQLite means to the person who can mend it.
enum DatabaseFailure {
    /// The error as one sentence and an exit status; `file` is what the sentence calls the database.
    static func describe(_ error: DatabaseError, file: String = AuditDatabase.fileName) -> AuditError {
        switch error.resultCode {
        case .SQLITE_NOTADB:
            AuditError(
                .badData,
                "\(file): expected the audit's SQLite database but found another kind of file; "
                    + "move it away or choose another --output.")
        case .SQLITE_CORRUPT:
            AuditError(
                .badData,
                "\(file): expected a sound SQLite database but found a damaged one; "
                    + "put a copy in its place, or move it away and build again.")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            AuditError(
                .runError,
                "\(file): expected to be the only build that writes here but found the database locked; "
                    + "wait for the other build to end or choose another --output.")
        case .SQLITE_FULL:
            AuditError(
                .runError,
                "\(file): expected room for results but found the disk full; "
                    + "free some space and start the same command again, which goes on where it was.")
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_IOERR, .SQLITE_PERM:
            AuditError(
                .runError,
                "\(file): expected a database that can be written to but found that it cannot; "
                    + "change its permissions or choose another --output.")
        default:
            AuditError(
                .runError,
                "\(file): expected the database to do as it is told but found \"\(error.message ?? "no reason given")\"; "
                    + "report this as a defect of the program.")
        }
    }
}
