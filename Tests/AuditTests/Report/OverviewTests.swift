import Domain
import Foundation
import Render
import Testing

@testable import Audit

@Suite("The first page and the pages about the report")
struct OverviewTests {
    private func finding(_ kind: Status.Kind) -> Finding {
        Finding(status: Status(kind, ""), statement: "\(kind)", evidence: "")
    }

    @Test(
        arguments: [
            ([.unclear], "The evidence does not answer the one question asked."),
            (
                [.unclear, .unclear],
                "The evidence answers none of 2 questions: it is too thin, or nothing was measured."
            ),
            ([.pass], "The evidence answers the one question asked."),
            ([.pass, .fail, .info], "The evidence answers all 3 questions, and one of its answers is a fault."),
            (
                [.pass, .unclear],
                "The evidence answers 1 of 2 questions. The other one it cannot tell: it is too thin, or nothing was "
                    + "measured."
            ),
            (
                [.fail, .unclear, .fail, .unclear],
                "The evidence answers 2 of 4 questions, and 2 of its answers are faults. The other 2 it cannot tell: "
                    + "it is too thin, or nothing was measured."
            ),
        ] as [([Status.Kind], String)])
    func `count the answers and what stays open`(kinds: [Status.Kind], sentence: String) {
        #expect(Words.balance(kinds.map(finding)) == sentence)
    }

    @Test func `group the findings, faults first`() {
        let groups = Words.answers([.info, .unclear, .pass, .fail].map(finding))
        #expect(groups.map { $0.findings.map(\.statement) } == [["fail", "info", "pass"], ["unclear"]])
        #expect(Words.answers([finding(.unclear)]).map(\.title) == ["What it cannot tell"])
    }

    @Test func `say first which maps do worse than a blind ranking`() async throws {
        let fixture = try await FinishedBuild.shared()
        let database = try AuditDatabase(folder: fixture.url("output"))
        let name = try #require(try database.runNames().first)
        let run = try #require(try database.run(name))
        let faithfulness = FaithfulnessFindings(try RunFindings(run: run, database: database))
        let below = faithfulness.floors.filter { $0.game == .deletion && $0.verdict == .fail }
        let evidence = Words.robustness(faithfulness, more: PageLink("", .faithfulness)).evidence
        #expect(evidence.hasPrefix(below.map { Words.floors($0).statement + " " }.joined()))
        for floor in faithfulness.floors where floor.game == .insertion || floor.verdict != .fail {
            #expect(!evidence.contains(Words.floors(floor).statement))
        }
    }

    private func page(_ name: String, of fixture: Fixture) throws -> String {
        let run = try #require(try fixture.rows().value(String.self, "SELECT name FROM run"))
        return try String(contentsOf: fixture.url("output/\(run)/\(name).html"), encoding: .utf8)
    }

    @Test func `say the stored constants, digests and command of the run`() async throws {
        let fixture = try await FinishedBuild.shared(), rows = try fixture.rows()
        let provenance = try page("provenance", of: fixture), signOff = try page("sign-off", of: fixture)
        for column in ["identity", "modelDigest", "datasetDigest"] {
            let digest = try #require(try rows.value(String.self, "SELECT \(column) FROM run"))
            #expect(provenance.contains(digest) && signOff.contains(digest), "\(column)")
        }
        // What the dataset was inspected with stands on the dataset's own page.
        let digests = "SELECT digest FROM parameters WHERE method NOT IN ('label-audit', 'inspection')"
        for digest in try rows.values(String.self, digests) { #expect(provenance.contains(digest), "\(digest)") }
        let method = try page("method", of: fixture)
        let steps = try #require(
            try rows.value(
                Int.self,
                "SELECT json_extract(json, '$.iterations') FROM parameters WHERE method = 'meaningful-perturbation'"))
        #expect(method.contains("<dt>Steps</dt><dd><bdi>\(steps)</bdi></dd>"))
        #expect(provenance.contains("--iterations \(steps) "))
    }

    @Test func `differ between two renders on the page on provenance alone`() async throws {
        let fixture = try await FinishedBuild.copy()
        let run = try #require(try fixture.rows().value(String.self, "SELECT name FROM run"))
        let folder = fixture.url("output/\(run)")
        func files() throws -> [String: Data] {
            let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
                .filter { $0.contains(".") && $0 != "site-manifest.json" }
            return try Dictionary(
                uniqueKeysWithValues: paths.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
        }
        try await fixture.run(["render", run]).expectSuccess()
        let first = try files()
        try FileManager.default.removeItem(at: folder)
        try await fixture.run(["render", run]).expectSuccess()
        let second = try files()
        #expect(first.keys.sorted() == second.keys.sorted())
        // Both may have been made in one second, which is all that the date shows; the manifest has the digest of the page.
        let changed = Set(first.keys.filter { first[$0] != second[$0] })
        #expect(changed.isSubset(of: ["provenance.html", "manifest.json"]))
        let dated = first.filter { String(decoding: $0.value, as: UTF8.self).contains("<dt>At</dt>") }
        #expect(dated.keys.sorted() == ["provenance.html"])
    }
}
