import Foundation

/// The report of a run as one file, to be attached to a review, a ticket or a mail.
///
/// To add a format, write one file in this folder, and name it in `ExportFormat`.
protocol Export: Sendable {
    /// What stands behind the last dot of the file's name.
    var fileExtension: String { get }

    /// What stands in the file's name behind the name of the run; mostly nothing.
    var suffix: String { get }

    /// Finds the pictures of pixels in the content of a file; none where the format holds none.
    func pictures(in content: Data, name: String) -> [PublishedPicture]

    /// The content of the file: the same for the same run, whenever and wherever it is made.
    func bytes(of report: ReportContent) throws -> Data
}

extension Export {
    var suffix: String { "" }

    func pictures(in content: Data, name: String) -> [PublishedPicture] { [] }

    /// Name of the file where the user gives none.
    func fileName(run: String) -> String { "\(run)\(suffix).\(fileExtension)" }
}

/// The formats that a user may ask for.
enum ExportFormat: String, CaseIterable, Sendable {
    case json
    case csv
    case markdown
    case html
    case pdf
    case modelIndex = "model-index"
    case cyclonedx
    case croissant
}
