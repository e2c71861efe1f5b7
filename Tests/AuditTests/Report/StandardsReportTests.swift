import Domain
import Foundation
import GRDB
import Testing

@testable import Audit
@testable import Render

@Suite("What the report supports of laws and frameworks")
struct StandardsReportTests {
    private func page(of fixture: Fixture) throws -> StandardsPage {
        let folder = fixture.url("output"), database = try AuditDatabase(folder: folder)
        let run = try #require(try database.runNames().first)
        return try ReportContent.read(run: run, database: database, outputFolder: folder).pages.standards
    }

    private func requirements(_ page: StandardsPage) -> [Requirement] { page.chapters.flatMap(\.requirements) }

    private func status(_ anchor: String, _ asks: String, of page: StandardsPage) throws -> String {
        let requirement = try #require(requirements(page).first { $0.anchor == anchor })
        return try #require(requirement.points.first { $0.asks.contains(asks) }).status.word
    }

    @Test func `ask for nothing but what their wording asks`() async throws {
        let page = try page(of: try await MarkedFixture.built().fixture)
        for requirement in requirements(page) {
            for point in requirement.points {
                let words = point.asks.trimmingCharacters(in: CharacterSet(charactersIn: "\u{201C}\u{201D}"))
                #expect(requirement.quote.contains(words), "\(requirement.title)")
            }
            #expect(!requirement.points.isEmpty && !requirement.notCovered.isEmpty)
        }
        let anchors = requirements(page).map(\.anchor)
        #expect(Set(anchors).count == anchors.count)
        #expect(Set(anchors).isSuperset(of: ["annex-iv-2-g", "measure-2-9", "measure-2-11"]))
        #expect(page.overview.rows.count == anchors.count)
    }

    @Test func `are supported by groups and faces only where there are some`() async throws {
        let parts = [
            ("annex-iv-2-g", "potentially discriminatory impacts"), ("measure-2-11", "Fairness"),
            ("measure-2-11", "bias"),
            ("measure-2-11", "results are documented"),
        ]
        let marked = try page(of: try await MarkedFixture.built().fixture)
        let plain = try page(of: try await FinishedBuild.shared())
        for (anchor, asks) in parts {
            #expect(try status(anchor, asks, of: marked) == "Supports", "\(asks)")
            #expect(try status(anchor, asks, of: plain) == "Not in this run", "\(asks)")
        }
        #expect(try status("annex-iv-2-g", "robustness", of: marked) == "Supports in part")
        #expect(try status("annex-iv-2-g", "robustness", of: plain) == "Not in this run")
        #expect(try status("measure-2-9", "interpreted within its context", of: marked) == "Supports in part")
        #expect(try status("measure-2-9", "interpreted within its context", of: plain) == "Not in this run")
        #expect(try status("measure-2-9", "explained", of: plain) == "Supports")
    }

    @Test func `are not supported by what an older or unfinished run did not do`() async throws {
        let fixture = try await FinishedBuild.copy()
        try fixture.change { db in
            for table in [
                "mapCurve", "floorCurve", "scoreRange", "runFaithfulness", "runRepeat", "runCheckedSample",
                "runInspection",
            ] {
                try db.execute(sql: "DELETE FROM \(table)")
            }
            try db.execute(sql: "UPDATE run SET finishedAt = NULL")
        }
        let page = try page(of: fixture)
        #expect(try status("measure-2-13", "Effectiveness", of: page) == "Not in this run")
        #expect(try status("annex-iv-2-d", "data cleaning", of: page) == "Not in this run")
        #expect(try status("annex-iv-2-g", "information about", of: page) == "Supports in part")
        #expect(try status("annex-iv-2-g", "dated and signed", of: page) == "Not in this run")
    }

    @Test func `never say that anything complies`() async throws {
        let fixture = try await FinishedBuild.shared()
        let run = try #require(try fixture.rows().value(String.self, "SELECT name FROM run"))
        let html = try String(contentsOf: fixture.url("output/\(run)/standards.html"), encoding: .utf8)
        #expect(html.contains("whether a system complies is for people to decide"))
        #expect(html.ranges(of: "complie").count == 1 && !html.contains("compliant") && !html.contains("conforms"))
    }

    private func entry(_ supports: StandardsReport.Support...) -> StandardsReport.Entry {
        StandardsReport.Entry(
            anchor: "a", title: "", subject: "", quote: "",
            parts: supports.map { ("", StandardsReport.Evidence($0, "")) }, notCovered: "")
    }

    @Test(
        arguments: [
            ([.full, .part], "supports 1 of these parts, and 1 in part. It measured something for each of them."),
            (
                [.full, .none],
                "supports 1 of these parts, and 0 in part. For the other one it did not measure what it takes."
            ),
            (
                [.none, .none],
                "supports 0 of these parts, and 0 in part. For the other 2 it did not measure what it takes."
            ),
        ] as [([StandardsReport.Support], String)])
    func `are counted in a sentence`(_ supports: [StandardsReport.Support], _ end: String) {
        let sentence = StandardsReport.balance(supports.map { entry($0) })
        #expect(sentence.hasSuffix(end) && sentence.hasPrefix("Here are 2 requirements with 2 parts"))
    }
}
