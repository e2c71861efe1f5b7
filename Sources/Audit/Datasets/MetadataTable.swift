import Engine
import Foundation

/// The rows of one file of metadata: comma-separated values, or one JSON object in each line.
struct MetadataTable {
    /// One row.
    struct Row {
        /// What sentences call it: the file, and the row as a spreadsheet or the line as an editor counts it.
        let place: String
        /// What it says by the names of columns, as a cell of comma-separated values holds it.
        let cells: [String: String]
    }

    /// What sentences call the file.
    let file: String
    /// Names of all columns.
    let columns: Set<String>
    /// In the order of the file.
    let rows: [Row]

    /// Endings of file names that can be read.
    static let endings = ["csv", "jsonl"]

    /// Reads a table, whose form is told by its name.
    init(_ url: URL) throws {
        file = url.path
        let ending = url.pathExtension.lowercased()
        guard Self.endings.contains(ending) else {
            throw AuditError(
                .badData,
                "\(file): expected a file that ends in .csv or .jsonl but found another ending; name it by its form.")
        }
        // A pipe or a device could go on for ever.
        let type = try? FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)[.type]
        guard type as? FileAttributeType == .typeRegular, let bytes = try? Data(contentsOf: url) else {
            throw AuditError(
                .missingInput,
                "\(file): expected a table of metadata but found no file that can be read; check its path and permissions, or "
                    + "take it away.")
        }
        if ending == "csv" {
            let table = try CSVTable(bytes, name: file), name = file
            columns = Set(table.columns)
            rows = table.rows.map { row in
                Row(
                    place: "\(name), row \(row.number)",
                    cells: Dictionary(uniqueKeysWithValues: zip(table.columns, row.cells)))
            }
        } else {
            rows = try JSONLines.rows(bytes, name: file)
            columns = rows.reduce(into: []) { $0.formUnion($1.cells.keys) }
        }
        guard columns.contains(DatasetMetadata.Column.path) || rows.isEmpty && ending == "jsonl" else {
            throw AuditError(
                .badData,
                "\(file), row 1: expected a column \(DatasetMetadata.Column.path) but found "
                    + "\(columns.sorted().joined(separator: ", ")); name the column with the pictures' paths so.")
        }
    }
}

/// Reads one JSON object from each line and writes its members as cells of comma-separated values.
///
/// Boxes are a list of lists [x, y, width, height], one such list, or a text; null says nothing, as if the member were not
/// there. Members that are neither text, number nor boxes are passed over where their name has no meaning.
private enum JSONLines {
    static func rows(_ bytes: Data, name: String) throws -> [MetadataTable.Row] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes
        let lines = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return try lines.enumerated().compactMap { index, line in
            let place = "\(name), line \(index + 1)"
            guard !line.allSatisfy(Array(" \t\r".utf8).contains) else { return nil }
            let value: JSONValue
            do throws(EngineError) { value = try JSONValue(parsing: line) } catch { throw error.naming(place) }
            guard let members = value.object else {
                throw complaint(place, "a JSON object", value.phrase, "write one object in each line")
            }
            var cells: [String: String] = [:]
            for (column, value) in members where value != .null {
                cells[column] = try cell(value, column: column, place: place)
            }
            return MetadataTable.Row(place: place, cells: cells)
        }
    }

    /// The text of a cell; nil for a value that no cell can hold, in a column without a meaning.
    private static func cell(_ value: JSONValue, column: String, place: String) throws -> String? {
        switch value {
        case .string(let text): return text
        case .integer(let number): return "\(number)"
        case .number(let number): return "\(number)"
        case .array(let elements) where DatasetMetadata.Column.isBoxes(column):
            guard let boxes = boxes(elements) else {
                throw complaint(
                    place, "boxes as [x, y, width, height] or a list of such lists in \(column)", "something else",
                    "mend it, or write [] where there is none")
            }
            return boxes
        default:
            guard DatasetMetadata.Column.hasMeaning(column) else { return nil }
            throw complaint(place, "a text in \(column)", value.phrase, "mend it or take it out")
        }
    }

    private static func boxes(_ elements: [JSONValue]) -> String? {
        if let box = box(elements) { return box }
        let boxes = elements.compactMap { element -> String? in
            if case .array(let numbers) = element { box(numbers) } else { nil }
        }
        return boxes.count == elements.count ? boxes.joined(separator: ";") : nil
    }

    private static func box(_ elements: [JSONValue]) -> String? {
        let numbers = elements.compactMap { element -> String? in
            switch element {
            case .integer(let number): "\(number)"
            case .number(let number): "\(number)"
            default: nil
            }
        }
        return numbers.count == 4 && elements.count == 4 ? numbers.joined(separator: " ") : nil
    }

    private static func complaint(_ place: String, _ expected: String, _ found: String, _ remedy: String) -> AuditError
    {
        AuditError(.badData, "\(place): expected \(expected) but found \(found); \(remedy).")
    }
}
