import Domain
import Foundation

/// Turns the cells of one row into what they say.
struct MetadataRowReader {
    let row: MetadataTable.Row
    /// Folder below the dataset's that the paths of the table start from; empty where they start from the dataset's own.
    var folder = ""
    /// The split of that folder, where it is one.
    var split: Split?

    private typealias Column = DatasetMetadata.Column

    /// What the row says; a mistake in it is refused in one sentence.
    func read() throws -> DatasetMetadata.Row {
        DatasetMetadata.Row(
            place: row.place, path: try path(), label: value(Column.label), split: try ownSplit() ?? split,
            annotation: Annotation(groups: groups(), boxes: try boxes(), text: cell(Column.text)))
    }

    /// A cell without white space at its ends; nil where there is no such column.
    ///
    /// A text in the database ends at its first NUL, and two names that differ behind it would become one.
    private func cell(_ column: String) -> String? {
        row.cells[column].map { cell in
            let scalars = cell.unicodeScalars.map { $0 == "\0" && column != Column.path ? "\u{FFFD}" : $0 }
            return String(String.UnicodeScalarView(scalars)).trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    /// A cell that holds something.
    private func value(_ column: String) -> String? { cell(column).flatMap { $0.isEmpty ? nil : $0 } }

    private func path() throws -> String {
        let path = cell(Column.path) ?? ""
        let parts = path.pathParts.filter { $0 != "." }
        guard !parts.isEmpty else {
            throw complaint("the path of a picture in \(Column.path)", "none", "fill it in or take the row out")
        }
        guard !path.mayLeaveFolder else {
            throw complaint(
                "a path below the dataset's folder, with forward slashes and without ..", "\"\(path)\"",
                "name the file from that folder on")
        }
        return ([folder].filter { !$0.isEmpty } + parts.map(String.init)).joined(separator: "/")
    }

    private func ownSplit() throws -> Split? {
        guard let name = value(Column.split) else { return nil }
        guard let found = Split(rawValue: name) else {
            let known = Split.allCases.map(\.rawValue).joined(separator: " or ")
            throw complaint("\(known) in \(Column.split)", "\"\(name)\"", "write one of them or take the row out")
        }
        guard split == nil || split == found else {
            throw complaint("the split of the table's folder", name, "move the row to the other table")
        }
        return found
    }

    private func groups() -> [String: String] {
        let attributes = row.cells.keys.filter { $0.hasPrefix(Column.groupPrefix) && $0 != Column.groupPrefix }
        return Dictionary(
            uniqueKeysWithValues: attributes.compactMap { column in
                value(column).map { (String(column.dropFirst(Column.groupPrefix.count)), $0) }
            })
    }

    private func boxes() throws -> [Region: [Box]] {
        var boxes: [Region: [Box]] = [:]
        for region in Region.allCases {
            let column = Column.boxes(region)
            guard let text = cell(column) else { continue }
            guard let list = BoxList.boxes(text) else {
                throw complaint(
                    "\(BoxList.form) in \(column)", "\"\(text)\"", "mend it, or leave it empty where there is none")
            }
            boxes[region] = list
        }
        return boxes
    }

    private func complaint(_ expected: String, _ found: String, _ remedy: String) -> AuditError {
        AuditError(.badData, "\(row.place): expected \(expected) but found \(found); \(remedy).")
    }
}
