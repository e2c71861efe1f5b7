import Foundation

/// The report of a run as one file, to be attached to a review, a ticket or a mail.
///
/// To add a format, write one file in this folder, and name it in `ExportFormat`.
protocol Export: Sendable {
    /// What stands behind the last dot of the file's name.
    var fileExtension: String { get }

    /// What stands in the file's name behind the name of the run; mostly nothing.
    var suffix: String { get }

    /// The content of the file: the same for the same run, whenever and wherever it is made.
    func bytes(of report: ReportContent) throws -> Data
}

extension Export {
    var suffix: String { "" }

    /// Name of the file where the user gives none.
    func fileName(run: String) -> String { "\(run)\(suffix).\(fileExtension)" }
}

/// The formats that a user may ask for.
enum ExportFormat: String, CaseIterable, Sendable {
    case json
    case csv
    case markdown
    case pdf
}
