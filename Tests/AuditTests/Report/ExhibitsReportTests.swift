import Foundation
import Testing

@testable import Audit

@Suite("The page on the paper's exhibits")
struct ExhibitsReportTests {
    private func page(_ name: String, of fixture: Fixture) throws -> String {
        let run = try #require(try fixture.rows().value(String.self, "SELECT name FROM run"))
        return try String(contentsOf: fixture.url("output/\(run)/\(name).html"), encoding: .utf8)
    }

    private let anchors = ["table-1", "table-2"] + (1...9).map { "figure-\($0)" }

    /// The source of one exhibit.
    private func exhibit(_ anchor: String, in page: String) throws -> Substring {
        let start = try #require(page.firstRange(of: "aria-labelledby=\"\(anchor)\""))
        let rest = page[start.upperBound...]
        return rest[..<(rest.firstRange(of: "</section>")?.lowerBound ?? rest.endIndex)]
    }

    @Test func `has every exhibit under its anchor, and the paper's own numbers marked as ours`() async throws {
        let page = try page("exhibits", of: try await MarkedFixture.built().fixture)
        for anchor in anchors { #expect(page.contains("<h2 id=\"\(anchor)\">"), "\(anchor)") }
        let table = try exhibit("table-1", in: page)
        for words in [
            "11/88", "18/88", "18/85", "25/85", "12.50%", "21.17%", "p = 0.16", "p = 0.22", "inferred by us",
            "+8.7 points", "+9.0 points", "fairness.html#groups-original",
        ] {
            #expect(table.contains(words), "\(words)")
        }
        for words in ["58.67%", "95.80%", "index.html#"] {
            #expect(try exhibit("table-2", in: page).contains(words), "\(words)")
        }
        #expect(try exhibit("figure-6", in: page).contains("have a version with their faces covered"))
    }

    @Test func `shows pictures with layers, and no more of them than it says`() async throws {
        let page = try page("exhibits", of: try await MarkedFixture.built().fixture)
        for (anchor, most) in [("figure-1", 4), ("figure-7", 8), ("figure-3", 4), ("figure-6", 8)] {
            let strips = try exhibit(anchor, in: page).components(separatedBy: "<li class=\"strip\">").count - 1
            #expect(strips <= most, "\(anchor)")
        }
    }

    @Test func `says why an exhibit cannot be made`() async throws {
        let page = try page("exhibits", of: try await FinishedBuild.shared())
        for anchor in anchors { #expect(page.contains("<h2 id=\"\(anchor)\">"), "\(anchor)") }
        for anchor in ["table-1", "figure-3", "figure-5", "figure-6", "figure-9"] {
            let exhibit = try exhibit(anchor, in: page)
            #expect(exhibit.contains("Not made") || exhibit.contains("Not measured"), "\(anchor)")
            #expect(exhibit.contains("metadata marks no face"), "\(anchor)")
        }
        #expect(try exhibit("figure-2", in: page).contains("no text is known"))
        #expect(try exhibit("table-2", in: page).contains("58.67%"))
    }

    @Test(arguments: [
        (11, 88, 12.50), (18, 88, 20.45), (18, 85, 21.17), (25, 85, 29.41),
    ])
    func `the inferred counts give the paper's percentages`(_ hits: Int, count: Int, printed: Double) {
        // Cut off, not rounded.
        #expect(Double(Int(1e4 * Double(hits) / Double(count))) / 100 == printed)
        #expect(PaperResults.pointing.contains { $0.hits == hits && $0.count == count && $0.reported == printed })
    }
}
