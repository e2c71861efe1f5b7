import Domain
import Foundation

/// Turns the cells of one row into what they say.
struct MetadataRowReader {
    /// Names of the columns, as many as the row has cells.
    let columns: [String]
    let row: CSVTable.Row
    /// What sentences call the table.
    let file: String

    private typealias Column = DatasetMetadata.Column

    /// What the row says; a mistake in it is refused in one sentence.
    func read() throws -> DatasetMetadata.Row {
        DatasetMetadata.Row(
            number: row.number, path: try path(), label: value(Column.label), split: try split(),
            annotation: Annotation(groups: groups(), boxes: try boxes(), text: cell(Column.text)))
    }

    /// A cell without white space at its ends; nil where there is no such column.
    private func cell(_ column: String) -> String? {
        columns.firstIndex(of: column).map { row.cells[$0].trimmingCharacters(in: .whitespacesAndNewlines) }
    }

    /// A cell that holds something.
    private func value(_ column: String) -> String? { cell(column).flatMap { $0.isEmpty ? nil : $0 } }

    private func path() throws -> String {
        let path = cell(Column.path) ?? ""
        let parts = path.split(separator: "/").filter { $0 != "." }
        guard !parts.isEmpty else {
            throw complaint("the path of a picture in \(Column.path)", "none", "fill it in or take the row out")
        }
        guard !path.hasPrefix("/"), !parts.contains(".."), !path.contains("\\"), !path.contains("\0") else {
            throw complaint(
                "a path below the dataset's folder, with forward slashes and without ..", "\"\(path)\"",
                "name the file from the folder of \(DatasetMetadata.fileName) on")
        }
        return parts.joined(separator: "/")
    }

    private func split() throws -> Split? {
        guard let name = value(Column.split) else { return nil }
        guard let split = Split(rawValue: name) else {
            let known = Split.allCases.map(\.rawValue).joined(separator: " or ")
            throw complaint("\(known) in \(Column.split)", "\"\(name)\"", "write one of them or take the row out")
        }
        return split
    }

    private func groups() -> [String: String] {
        let attributes = columns.filter { $0.hasPrefix(Column.groupPrefix) && $0 != Column.groupPrefix }
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
                    "\(BoxList.form) in \(column)", "\"\(text)\"", "mend it, or empty the cell where there is none")
            }
            boxes[region] = list
        }
        return boxes
    }

    private func complaint(_ expected: String, _ found: String, _ remedy: String) -> AuditError {
        DatasetMetadata.complaint(file: file, row: row.number, expected, found, remedy)
    }
}
