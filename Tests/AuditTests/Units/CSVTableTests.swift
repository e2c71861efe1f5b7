import Foundation
import Testing

@testable import Audit

@Suite("Tables of comma-separated values")
struct CSVTableTests {
    private func cells(_ text: String) throws -> [[String]] {
        let table = try CSVTable(Data(text.utf8), name: "t.csv")
        return [table.columns] + table.rows.map(\.cells)
    }

    @Test(arguments: [
        "a,b\n1,2\n", "a,b\n1,2", "a,b\r\n1,2\r\n", "a,b\r1,2\r", "\u{FEFF}a,b\n1,2\n", "\na , b\n\n1,2\n\n",
    ])
    func `lines end in LF, CRLF or CR, the last one in nothing, and empty ones do not count`(_ text: String) throws {
        #expect(try cells(text) == [["a", "b"], ["1", "2"]])
    }

    @Test(arguments: [
        ("\"x,y\",2", ["x,y", "2"]), ("\"say \"\"a\"\"\",2", ["say \"a\"", "2"]), ("\"x\r\ny\",2", ["x\r\ny", "2"]),
        ("\"\",2", ["", "2"]), (",", ["", ""]), (" x , ", [" x ", " "]), ("\"\"\"\",\"\n\"", ["\"", "\n"]),
        // A mark that combines with the quotation mark before it must not hide it.
        ("\"e\"\"\u{301}\",2", ["e\"\u{301}", "2"]), ("名前,🙂", ["名前", "🙂"]),
    ])
    func `cells in quotation marks hold anything`(_ line: String, _ expected: [String]) throws {
        #expect(try cells("a,b\n\(line)\n").last == expected)
    }

    @Test func `rows are numbered as a spreadsheet does`() throws {
        let table = try CSVTable(Data("a,b\n\"1\n1\",2\n\n3,4\n".utf8), name: "t.csv")
        #expect(table.rows.map(\.number) == [2, 4])
    }

    @Test(arguments: [
        ("", "column names"), ("a,b\n1\n", "row 2: expected 2 cells"), ("a,b\n1,2\n1,2,3", "row 3: expected 2 cells"),
        ("a,b\n\"1,2\n", "row 2: expected a closing quotation mark"), ("a,b\n\"1\"x,2\n", "row 2: expected a comma"),
        ("a,b\n1\",2\n", "row 2: expected a cell with a quotation mark"), ("a,a\n1,2\n", "two named \"a\""),
    ])
    func `what is no table is refused with its row`(_ text: String, _ complaint: String) throws {
        let error = try #require(throws: AuditError.self) { try cells(text) }
        #expect(error.status == .badData)
        #expect(error.description.hasPrefix("t.csv"))
        #expect(error.description.contains(complaint), "\(error)")
    }

    @Test(arguments: [[0xFF, 0xFE, 0x61, 0x00], [0x61, 0xE4, 0x0A]] as [[UInt8]])
    func `other encodings than UTF-8 are refused`(_ bytes: [UInt8]) throws {
        let error = try #require(throws: AuditError.self) { try CSVTable(Data(bytes), name: "t.csv") }
        #expect(error.description.contains("expected UTF-8 text"))
    }
}
