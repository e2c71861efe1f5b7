/// What a table and the pictures of a dataset do not have in common.
struct MetadataMismatch: Encodable, Equatable {
    /// Path of the table.
    let table: String
    /// Number of its rows.
    let rows: Int
    /// Paths in the table that are no picture of the dataset, in its order.
    let rowsWithoutFile: [String]
    /// Pictures that the table does not name, sorted.
    let filesWithoutRow: [String]
    /// What becomes of those pictures, for the sentence.
    private let consequence: String

    /// Names that a sentence gives before it only counts.
    private static let named = 3

    private enum CodingKeys: String, CodingKey {
        case table, rows, rowsWithoutFile, filesWithoutRow
    }

    init(table: String, rows: Int, rowsWithoutFile: [String], filesWithoutRow: [String], consequence: String) {
        self.table = table
        self.rows = rows
        self.rowsWithoutFile = rowsWithoutFile
        self.filesWithoutRow = filesWithoutRow.sorted()
        self.consequence = consequence
    }

    /// Sentences about both, where there is something to say.
    var warnings: [String] {
        var warnings: [String] = []
        if !rowsWithoutFile.isEmpty {
            warnings.append(
                "\(table): of \(rows) rows \(rowsWithoutFile.count) name no picture of the dataset and count nowhere: "
                    + "\(Self.list(rowsWithoutFile)).")
        }
        if !filesWithoutRow.isEmpty {
            warnings.append(
                "\(table): \(filesWithoutRow.count) pictures have no row; \(consequence): \(Self.list(filesWithoutRow))."
            )
        }
        return warnings
    }

    /// The first names, and how many more there are.
    static func list(_ names: [String]) -> String {
        let more = names.count - named
        return names.prefix(named).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }
}
