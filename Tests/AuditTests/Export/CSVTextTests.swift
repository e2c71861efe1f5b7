import Foundation
import Testing

@testable import Audit

@Suite("Exported tables of comma-separated values")
struct CSVTextTests {
    private func text(_ rows: [[CSVText.Cell]], columns: [String] = ["one", "two"]) -> String {
        String(decoding: CSVText.encode(columns: columns, rows: rows), as: UTF8.self)
    }

    @Test func `lines end in CRLF, and cells are quoted where they have to be`() {
        #expect(
            text([[.text("a,b"), .text("say \"yes\"")], [.text("two\nlines"), .empty], [.text(" x"), .flag(true)]])
                == "one,two\r\n\"a,b\",\"say \"\"yes\"\"\"\r\n\"two\nlines\",\r\n\" x\",true\r\n")
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\u{FF1D}1", "=\u{308}1"])
    func `a text that starts like a formula gets an apostrophe`(_ formula: String) {
        let cell = text([[.text(formula), .empty]]).split(separator: "\r\n", omittingEmptySubsequences: true)[1]
        #expect(cell.hasPrefix("'") || cell.hasPrefix("\"'"))
    }

    @Test func `a column's name is guarded too`() {
        #expect(text([], columns: ["group_x", "=cmd()"]) == "group_x,'=cmd()\r\n")
    }

    @Test func `numbers stay numbers, also below zero`() {
        let rows: [[CSVText.Cell]] = [[.number(-0.25), .count(3)], [.number(1e-6), .number(0)]]
        #expect(text(rows) == "one,two\r\n-0.25,3\r\n1e-06,0.0\r\n")
    }

    @Test func `what is written reads back as it was`() throws {
        let cells = [
            "plain", "a,b", "\"", "\"\u{308}", "line\r\nbreak", " spaces ", "\u{202E}turned",
            "\u{1F469}\u{200D}\u{1F52C}",
        ]
        let table = try CSVTable(CSVText.encode(columns: ["name"], rows: cells.map { [.text($0)] }), name: "table")
        #expect(table.rows.flatMap(\.cells).map { Array($0.unicodeScalars) } == cells.map { Array($0.unicodeScalars) })
    }

    @Test func `no table holds a NUL`() {
        #expect(text([[.text("a\0b"), .empty]]) == "one,two\r\na\u{FFFD}b,\r\n")
    }
}
