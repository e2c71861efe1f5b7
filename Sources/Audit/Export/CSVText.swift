import Foundation

/// A table as RFC 4180 describes it: UTF-8 without a byte order mark, lines that end in CRLF, a first line of names.
///
/// Spreadsheets run a cell that starts like a formula, whoever wrote it, so that a file name could send the table's content
/// away. Texts that do get an apostrophe in front of them (OWASP, "CSV injection"); numbers stay numbers.
enum CSVText {
    /// One cell.
    enum Cell: Hashable, Sendable {
        case text(String)
        case number(Double)
        case count(Int)
        case flag(Bool)
        case empty

        /// A text, or an empty cell where there is none.
        init(_ text: String?) { self = text.map(Cell.text) ?? .empty }

        /// A number, or an empty cell where there is none.
        init(_ number: Double?) { self = number.map(Cell.number) ?? .empty }
    }

    /// The bytes of a table; every row has a cell for each column.
    static func encode(columns: [String], rows: [[Cell]]) -> Data {
        var text = line(columns.map(Cell.text))
        for row in rows {
            precondition(row.count == columns.count, "A row has \(row.count) cells of \(columns.count).")
            text += line(row)
        }
        return Data(text.utf8)
    }

    private static func line(_ cells: [Cell]) -> String { cells.map(written).joined(separator: ",") + "\r\n" }

    private static func written(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): quoted(guarded(text))
        case .number(let number): "\(number)"
        case .count(let count): "\(count)"
        case .flag(let flag): "\(flag)"
        case .empty: ""
        }
    }

    /// What a cell that holds a formula starts with, also in the full width of East Asian letters.
    private static let triggers: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    private static func guarded(_ text: String) -> String {
        // No file may hold the character that ends a text in C, and nothing is lost with it.
        let text = text.replacing("\0", with: "\u{FFFD}")
        guard let first = text.unicodeScalars.first, triggers.contains(first) else { return text }
        return "'" + text
    }

    /// By scalars: a quotation mark with a combining mark on it is a quotation mark to every reader of CSV.
    private static func quoted(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let needsQuotes =
            scalars.contains { [",", "\"", "\r", "\n"].contains($0) } || scalars.first == " " || scalars.last == " "
        guard needsQuotes else { return text }
        var quoted = "\""
        for scalar in scalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
