import Domain
import Foundation

/// The table `metadata.csv` in a dataset's folder: what is known of its pictures beside their pixels.
///
/// A row for each picture, columns in any order, found by their names; others are passed over:
///
/// * `file_name`: path below the dataset's folder, with forward slashes; the only column that has to be there
/// * `label`, `split`: class, and `train` or `test`; where both are there, they and not the folders make the dataset
/// * `group_ATTRIBUTE`: the group by that attribute, such as `group_gender`; an empty cell says nothing
/// * `face_bbox`, `evidence_bbox`, `text_bbox`: boxes as `BoxList` reads them; an empty cell says "there is none"
/// * `text`: lettering in the picture; an empty cell says "there is none"
struct DatasetMetadata {
    /// Name of the file in the dataset's folder.
    static let fileName = "metadata.csv"

    /// What sentences call the file.
    let file: String
    /// Whether the rows say for themselves what class and split a picture belongs to.
    let definesSamples: Bool
    /// One for each picture that is named, in the order of the file.
    let rows: [Row]

    /// What one row says.
    struct Row {
        /// Place in the file as a spreadsheet counts it.
        let number: Int
        /// Path below the dataset's folder, without empty parts.
        let path: String
        let label: String?
        let split: Split?
        let annotation: Annotation
    }

    /// Reads the table of a dataset; nil where it has none.
    init?(of root: URL) throws {
        let url = root.appendingPathComponent(Self.fileName)
        guard (try? FileManager.default.attributesOfItem(atPath: url.path)) != nil else { return nil }
        let name = url.path
        file = name
        // A pipe or a device could go on for ever.
        let type = try? FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)[.type]
        guard type as? FileAttributeType == .typeRegular, let bytes = try? Data(contentsOf: url) else {
            throw AuditError(
                .missingInput,
                "\(name): expected a table of comma-separated values but found no file that can be read; "
                    + "check its permissions or take it away.")
        }
        let table = try CSVTable(bytes, name: name)
        guard table.columns.contains(Column.path) else {
            throw AuditError(
                .badData,
                "\(name), row 1: expected a column \(Column.path) but found \(table.columns.joined(separator: ", ")); "
                    + "name the column with the pictures' paths so.")
        }
        definesSamples = table.columns.contains(Column.label) && table.columns.contains(Column.split)
        rows = try table.rows.map { try MetadataRowReader(columns: table.columns, row: $0, file: name).read() }
        var numberOf: [String: Int] = [:]
        for row in rows {
            if let first = numberOf.updateValue(row.number, forKey: row.path) {
                throw AuditError(
                    .badData,
                    "\(name), row \(row.number): expected each picture once but found \(row.path) in row \(first) too; "
                        + "take one of them out.")
            }
            try checkLinks(of: row, root: root)
        }
        if definesSamples, let bare = rows.first(where: { $0.label == nil || $0.split == nil }) {
            throw complaint(
                about: bare, "a \(Column.label) and a \(Column.split)", "an empty cell",
                "fill it in or take the row out")
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
    }

    /// A mistake in one row as one sentence.
    func complaint(about row: Row, _ expected: String, _ found: String, _ remedy: String) -> AuditError {
        Self.complaint(file: file, row: row.number, expected, found, remedy)
    }

    /// A mistake in one row as one sentence.
    static func complaint(
        file: String, row: Int, _ expected: String, _ found: String, _ remedy: String
    ) -> AuditError {
        AuditError(.badData, "\(file), row \(row): expected \(expected) but found \(found); \(remedy).")
    }

    /// Refuses a path that a symbolic link leads out of the folder; a dataset must not read files beside it.
    private func checkLinks(of row: Row, root: URL) throws {
        let place = root.appendingPathComponent(row.path)
        guard FileManager.default.fileExists(atPath: place.path) else { return }
        let inside = root.resolvingSymlinksInPath().path + "/"
        guard !place.resolvingSymlinksInPath().path.hasPrefix(inside) else { return }
        throw complaint(
            about: row, "a file in the dataset's folder", "\(row.path), a symbolic link that leads out of it",
            "put the file itself there")
    }
}
