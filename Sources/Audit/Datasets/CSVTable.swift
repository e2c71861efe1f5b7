import Foundation

/// A table of comma-separated values as RFC 4180 describes it: a row of column names, then rows of as many cells.
///
/// Cells may stand in quotation marks, which may then hold commas, line breaks and, doubled, quotation marks. Lines end
/// in LF, CRLF or CR; empty ones are passed over. The text is UTF-8, with or without a byte order mark.
struct CSVTable {
    /// Column names, in order.
    let columns: [String]
    /// All rows below the column names.
    let rows: [Row]

    /// One row of cells.
    struct Row {
        /// Place in the file as a spreadsheet counts it: the column names are row 1.
        let number: Int
        /// As many cells as there are columns.
        let cells: [String]
    }

    /// Reads a whole table; `name` is what an error's sentence calls the file.
    init(_ bytes: Data, name: String) throws {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes
        guard String(validating: content, as: UTF8.self) != nil else {
            throw AuditError(
                .badData, "\(name): expected UTF-8 text but found other bytes; save the table as \"CSV UTF-8\".")
        }
        var parser = CSVParser(bytes: Array(content), name: name)
        var rows = try parser.rows()
        guard !rows.isEmpty else {
            throw AuditError(
                .badData,
                "\(name): expected a row of column names but found an empty file; write one or take the file away.")
        }
        columns = rows.removeFirst().cells.map { $0.trimmingCharacters(in: .whitespaces) }
        self.rows = rows
        var seen: Set<String> = []
        if let twice = columns.first(where: { !seen.insert($0).inserted }) {
            throw AuditError(
                .badData,
                "\(name), row 1: expected each column once but found two named \"\(twice)\"; rename one or take it out."
            )
        }
        if let odd = rows.first(where: { $0.cells.count != columns.count }) {
            throw AuditError(
                .badData,
                "\(name), row \(odd.number): expected \(columns.count) cells, one for each column, but found "
                    + "\(odd.cells.count); put a cell that holds commas in quotation marks.")
        }
    }
}

/// The state of reading one table, byte by byte: characters would hide line breaks and quotation marks in clusters.
private struct CSVParser {
    let bytes: [UInt8]
    let name: String
    private var position = 0
    private var row = 0

    private static let quote = UInt8(ascii: "\""), comma = UInt8(ascii: ",")
    private static let lineFeed = UInt8(ascii: "\n"), carriageReturn = UInt8(ascii: "\r")

    init(bytes: [UInt8], name: String) {
        self.bytes = bytes
        self.name = name
    }

    mutating func rows() throws -> [CSVTable.Row] {
        var rows: [CSVTable.Row] = []
        while position < bytes.count {
            row += 1
            if endLine() { continue }
            var cells = [try cell()]
            while position < bytes.count, !endLine() {
                // Behind a cell stands a comma where no line ends.
                position += 1
                cells.append(try cell())
            }
            rows.append(CSVTable.Row(number: row, cells: cells))
        }
        return rows
    }

    /// Passes over one line break, if there is one here.
    private mutating func endLine() -> Bool {
        guard position < bytes.count, isLineBreak(bytes[position]) else { return false }
        let isPair = bytes[position...].starts(with: [Self.carriageReturn, Self.lineFeed])
        position += isPair ? 2 : 1
        return true
    }

    private func isLineBreak(_ byte: UInt8) -> Bool { byte == Self.lineFeed || byte == Self.carriageReturn }

    /// Whether a cell is over: a comma, a line break, or the end of the file.
    private var isAtEnd: Bool {
        position == bytes.count || bytes[position] == Self.comma || isLineBreak(bytes[position])
    }

    private mutating func cell() throws -> String {
        if position < bytes.count, bytes[position] == Self.quote { return try quotedCell() }
        let start = position
        while !isAtEnd {
            guard bytes[position] != Self.quote else {
                throw complaint(
                    "a cell with a quotation mark to stand in quotation marks, the inner one doubled,",
                    "one inside a bare cell")
            }
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func quotedCell() throws -> String {
        var content: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            guard byte == Self.quote else {
                content.append(byte)
                continue
            }
            if position < bytes.count, bytes[position] == Self.quote {
                content.append(Self.quote)
                position += 1
            } else if isAtEnd {
                return String(decoding: content, as: UTF8.self)
            } else {
                throw complaint("a comma or a line's end behind a closing quotation mark", "something else")
            }
        }
        throw complaint("a closing quotation mark", "the end of the file")
    }

    private func complaint(_ expected: String, _ found: String) -> AuditError {
        AuditError(
            .badData,
            "\(name), row \(row): expected \(expected) but found \(found); mend the row or save the table as CSV again."
        )
    }
}
