import Domain
import Foundation

/// Tables that say what is known of a dataset's pictures beside their pixels: `metadata.csv` or `metadata.jsonl`.
///
/// A table lies in the dataset's folder or in the folder of a split, whose paths then start there. It has a row for each
/// picture and columns in any order, found by their names; others are passed over:
///
/// * `file_name`: path below the table's folder, with forward slashes; the only column that has to be there
/// * `label`, `split`: class, and `train` or `test`; where both are known of all rows, they and not the folders make the
///   dataset
/// * `group_ATTRIBUTE`: the group by that attribute, such as `group_gender`; an empty cell says nothing
/// * `face_bbox`, `evidence_bbox`, `text_bbox`: boxes as `BoxList` reads them; an empty cell says "there is none"
/// * `text`: lettering in the picture; an empty cell says "there is none"
struct DatasetMetadata {
    /// Name of the table that people write; the other form is named alike.
    static let fileName = "metadata.csv"

    /// What sentences call the tables.
    let file: String
    /// Whether the rows say for themselves what class and split a picture belongs to.
    let definesSamples: Bool
    /// One for each picture that is named, in the order of the tables.
    let rows: [Row]

    /// What one row says.
    struct Row {
        /// What sentences call it: table and row.
        let place: String
        /// Path below the dataset's folder, without empty parts.
        let path: String
        let label: String?
        let split: Split?
        let annotation: Annotation

        /// A mistake in the row as one sentence.
        func complaint(_ expected: String, _ found: String, _ remedy: String) -> AuditError {
            AuditError(.badData, "\(place): expected \(expected) but found \(found); \(remedy).")
        }
    }

    /// Names of the columns with a meaning.
    enum Column {
        static let path = "file_name"
        static let label = "label"
        static let split = "split"
        static let text = "text"
        /// Before the name of an attribute.
        static let groupPrefix = "group_"
        /// The column with the boxes of a region.
        static func boxes(_ region: Region) -> String { "\(region.rawValue)_bbox" }
        /// Whether a column holds boxes.
        static func isBoxes(_ column: String) -> Bool { Region.allCases.contains { boxes($0) == column } }
        /// Whether a column is read at all.
        static func hasMeaning(_ column: String) -> Bool {
            [path, label, split, text].contains(column) || column.hasPrefix(groupPrefix) || isBoxes(column)
        }
    }

    /// Reads the tables in a dataset's folder and in those of its splits; nil where there is none.
    init?(of root: URL, splits: SplitFolders) throws {
        let own = try Self.table(in: "", of: root)
        let ofSplits = try Split.allCases.compactMap { split in
            try Self.table(in: splits.name(split) + "/", of: root).map { (split: split, table: $0) }
        }
        guard own != nil || !ofSplits.isEmpty else { return nil }
        file = ([own].compactMap(\.self) + ofSplits.map(\.table)).map(\.file).joined(separator: ", ")
        rows =
            try (own?.rows ?? []).map { try MetadataRowReader(row: $0).read() }
            + ofSplits.flatMap { split, table in
                try table.rows.map {
                    try MetadataRowReader(row: $0, folder: splits.name(split), split: split).read()
                }
            }
        let ownDefines = own.map { $0.columns.isSuperset(of: [Column.label, Column.split]) } ?? true
        let splitsDefine = ofSplits.allSatisfy { $0.table.columns.contains(Column.label) }
        definesSamples = ownDefines && splitsDefine && (own != nil || ofSplits.count == Split.allCases.count)
        try checkOnce()
        if definesSamples, let bare = rows.first(where: { $0.label == nil || $0.split == nil }) {
            throw bare.complaint(
                "a \(Column.label) and a \(Column.split)", "an empty cell", "fill it in or take the row out")
        }
    }

    /// Reads a table that lies somewhere else, which says something of pictures but does not make the dataset.
    init(sidecar: URL) throws {
        let table = try MetadataTable(sidecar)
        file = table.file
        rows = try table.rows.map { try MetadataRowReader(row: $0).read() }
        definesSamples = false
        try checkOnce()
    }

    /// The table in a folder of the dataset, which is empty or ends in a slash; nil where it has none.
    private static func table(in folder: String, of root: URL) throws -> MetadataTable? {
        let found = MetadataTable.endings.map { "\(folder)metadata.\($0)" }.filter {
            (try? FileManager.default.attributesOfItem(atPath: root.appendingPathComponent($0).path)) != nil
        }
        guard found.count <= 1 else {
            throw AuditError(
                .badData,
                "\(root.path): expected one table of metadata but found "
                    + "\(found.joined(separator: " and ")); take one of them away.")
        }
        return try found.first.map {
            try FolderBoundary(root).check($0)
            return try MetadataTable(root.appendingPathComponent($0))
        }
    }

    private func checkOnce() throws {
        var placeOf: [String: String] = [:]
        for row in rows {
            guard let first = placeOf.updateValue(row.place, forKey: row.path) else { continue }
            throw row.complaint("each picture once", "\(row.path) in \(first) too", "take one of them out")
        }
    }
}
