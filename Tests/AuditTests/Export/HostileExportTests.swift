import Foundation
import GRDB
import TestSupport
import Testing
import Yams

@testable import Audit

/// Names that try to leave the cell, the line or the comment they stand in.
@Suite("Exports of hostile names")
struct HostileExportTests {
    private static let classes = [
        "\"><script>alert(1)</script> | `x` **b** <!-- c",
        "=HYPERLINK(\"http://x.y\",\"z\") @octocat #12 GH-3 deadbeef1",
        "\u{202E}gnp.exe\nline\r\n- [x](http://x.y) ![i](y) \u{1F469}\u{200D}\u{1F52C} \\",
    ]
    private static let group = "@org/team <b>&lt; \u{5E9}\u{5DC} \"\u{308} www.x.y $a$ :smile: owner/repo#5 |"
    private static let long = "-" + String(repeating: "x\u{301}", count: 2000)
    private static let dataset = "<img src=x onerror=alert(1)> | ~~s~~ _e_ mail@x.yz"
    private static let attribute = "+age\",\"x"
    private static let path = "=cmd|' /C calc'!A1 \"'\n../"

    /// The output of the marked dataset with other names in its database.
    private static func made() async throws -> Fixture {
        let fixture = try Fixture(withDataset: false)
        try fixture.copyOutput(of: try await MarkedFixture.built().fixture)
        try fixture.change { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            let names = String(decoding: try JSONEncoder().encode(classes), as: UTF8.self)
            try db.execute(sql: "UPDATE dataset SET name = ?, classNames = ?", arguments: [dataset, names])
            try db.execute(sql: "UPDATE model SET name = ?", arguments: [group])
            try db.execute(sql: "UPDATE run SET promptTemplate = ?", arguments: ["{class} \(dataset)"])
            try db.execute(sql: "UPDATE sampleGroup SET name = ? WHERE name = 'female'", arguments: [group])
            try db.execute(sql: "UPDATE sampleGroup SET name = ? WHERE name = 'male'", arguments: [long])
            try db.execute(sql: "UPDATE sampleGroup SET attribute = ? WHERE attribute = 'age'", arguments: [attribute])
            let tables = try String.fetchAll(
                db,
                sql: """
                    SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
                    WHERE m.type = 'table' AND c.name = 'path'
                    """)
            for table in tables {
                try db.execute(sql: "UPDATE \(table) SET path = ? || path", arguments: [path])
            }
        }
        return fixture
    }

    private func export(_ fixture: Fixture, _ file: String, _ arguments: String...) async throws -> URL {
        try await fixture.run(["export", "--to", file] + arguments).expectSuccess()
        return fixture.url(file)
    }

    @Test func `JSON and CSV hold every name as it is, or cut where it is very long`() async throws {
        let fixture = try await Self.made()
        let json = try await export(fixture, "a.json", "--format", "json")
        let document = try JSONDecoder().decode(ReportDocument.self, from: Data(contentsOf: json))
        #expect(document.dataset.classes == Self.classes && document.dataset.name == Self.dataset)
        #expect(document.pictures.allSatisfy { $0.path.hasPrefix(Self.path) })
        let compared = document.measures.compactMap(\.group).map { Set([$0.name, $0.minus]) }
        #expect(compared.contains([Self.group, ShownName.of(Self.long)]), "\(compared)")

        let csv = try await export(fixture, "a.csv", "--format", "csv", "--table", "pictures")
        let table = try CSVTable(Data(contentsOf: csv), name: "pictures")
        #expect(table.columns.contains("group_\(Self.attribute)"))
        let paths = document.pictures.flatMap { [String](repeating: "'\($0.path)", count: 4) }
        #expect(table.rows.map { $0.cells[0] } == paths)
        let classes = Set(table.rows.map { $0.cells[3] })
        #expect(classes == [Self.classes[0], "'" + Self.classes[1], Self.classes[2]])
    }

    @Test func `formats of others hold every name as JSON does`() async throws {
        let fixture = try await Self.made()
        let card = try String(contentsOf: try await export(fixture, "c.md", "--format", "model-index"), encoding: .utf8)
        let metadata = try #require(card.split(separator: "---\n", omittingEmptySubsequences: false).dropFirst().first)
        let index = try #require(
            try Yams.load(yaml: String(metadata)) as? [String: [[String: Any]]])["model-index"]?.first
        #expect(index?["name"] as? String == Self.group)
        let results = try #require(index?["results"] as? [[String: Any]])
        let slices = results.compactMap { ($0["dataset"] as? [String: Any])?["args"] as? [String: String] }
        #expect(Set(slices.compactMap { $0["group"] }).isSuperset(of: [Self.group, ShownName.of(Self.long)]))
        #expect(slices.contains { $0["attribute"] == Self.attribute })

        let dataset = try #require(
            try JSONSerialization.jsonObject(
                with: Data(contentsOf: try await export(fixture, "d.json", "--format", "croissant"))) as? [String: Any])
        #expect(dataset["name"] as? String == Self.dataset)
        let sets = try #require(dataset["recordSet"] as? [[String: Any]])
        let rows = sets.compactMap { $0["data"] as? [[String: Any]] }
        #expect(rows.flatMap { $0 }.compactMap { $0["classes/name"] as? String } == Self.classes)
        let paths = rows.flatMap { $0 }.compactMap { $0["pictures/path"] as? String }
        #expect(!paths.isEmpty && paths.allSatisfy { $0.hasPrefix(Self.path) })

        let bill = try String(
            contentsOf: try await export(fixture, "b.cdx.json", "--format", "cyclonedx"), encoding: .utf8)
        let read = try #require(try JSONSerialization.jsonObject(with: Data(bill.utf8)) as? [String: Any])
        let components = try #require(read["components"] as? [[String: Any]])
        let described = try #require(components.first { $0["name"] as? String == Self.dataset })
        let contents = (described["data"] as? [[String: Any]])?.first?["contents"] as? [String: [[String: String]]]
        let properties = try #require(contents?["properties"])
        #expect(properties.filter { $0["name"] == "vlm-audit:class" }.compactMap { $0["value"] } == Self.classes)
        // Neither says in other words what a name says, nor turns its direction.
        #expect(!bill.unicodeScalars.contains("\u{202E}") && !card.unicodeScalars.contains("\u{202E}"))
    }

    @Test(.enabled(if: ExportOracle.readsStandards, ExportOracle.standardsComment))
    func `the programs of other formats read their names`() async throws {
        try await ExportOracle.expectStandards(of: try await Self.made())
    }

    @Test func `Markdown stays within its limit and holds no line of theirs`() async throws {
        let fixture = try await Self.made()
        let content = try Data(contentsOf: try await export(fixture, "a.md", "--format", "markdown"))
        #expect(content.count <= MarkdownExport.limit)
        for line in String(decoding: content, as: UTF8.self).split(separator: "\n") {
            #expect(["#", "-", "|", "V", "1", "M"].contains { line.hasPrefix($0) }, "\(line)")
        }
    }

    @Test(.enabled(if: ExportOracle.isAvailable, ExportOracle.comment))
    func `other programs read nothing but text in them`() async throws {
        let fixture = try await Self.made()
        let json = try await export(fixture, "a.json", "--format", "json")
        try ExportOracle.expectSound("json", json)
        try ExportOracle.expectSound("csv", try await export(fixture, "m.csv", "--format", "csv"), [json.path])
        try ExportOracle.expectSound(
            "csv", try await export(fixture, "p.csv", "--format", "csv", "--table", "pictures"), [json.path])
        try ExportOracle.expectSound(
            "markdown", try await export(fixture, "a.md", "--format", "markdown"), [Self.dataset, Self.group])
    }
}
