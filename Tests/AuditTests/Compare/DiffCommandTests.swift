import Domain
import Foundation
import GRDB
import Testing

@testable import Audit

@Suite("diff")
struct DiffCommandTests {
    private func run(of fixture: Fixture) throws -> String {
        try #require(try fixture.rows().value(String.self, "SELECT name FROM run"))
    }

    private func document(_ result: ProgramResult) throws -> ComparisonDocument {
        try JSONDecoder().decode(ComparisonDocument.self, from: Data(result.output.utf8))
    }

    @Test func `of a run with itself reports no change, on every page and for programs`() async throws {
        let fixture = try await FinishedBuild.copy(), run = try run(of: fixture)
        let found = try await fixture.run(["diff", run, run, "--exit-code", "--json", "--quiet"]).expectSuccess()
        let document = try document(found)
        #expect(document.verdicts.first?.word == "No change")
        #expect(!document.measures.isEmpty && document.measures.allSatisfy { $0.change == .noChange })
        #expect(document.parts.allSatisfy { $0.change == .noChange })
        #expect(document.differences.isEmpty && !document.isForced)
        #expect(
            document.pictures.count == document.matching.byContent && document.pictures.allSatisfy { !$0.isChanged })
        let identity = document.baseline.run.identity.hex.prefix(8)
        let pages = try fixture.files(below: "output/diff-\(identity)-\(identity)")
        #expect(pages["comparison.json"] == Data(found.output.utf8))
        for name in ["index", "measures", "parts", "transitions", "timeline", "versions", "gallery"] {
            #expect(pages["\(name).html"] != nil, "\(name)")
        }
    }

    @Test func `a handed-on site without its database gives the same comparison`() async throws {
        let fixture = try await FinishedBuild.copy(), run = try run(of: fixture)
        try await fixture.build("--seed", "3").expectSuccess()
        let other = try #require(
            try fixture.rows().value(String.self, "SELECT name FROM run WHERE name <> '\(run)'"))
        try await fixture.run(["render", run]).expectSuccess()
        try await fixture.run(["render", other]).expectSuccess()
        try fixture.copy(fixture.url("output/\(run)"), to: "handed-on")
        try fixture.copy(fixture.url("output/\(other)"), to: "also handed-on")
        try await fixture.run(["diff", run, other, "--to", "one", "--quiet"]).expectSuccess()
        try await fixture.run(["diff", "handed-on", "also handed-on", "--to", "two", "--quiet"]).expectSuccess()
        try await fixture.run(["diff", "handed-on/report.json", other, "--to", "three", "--quiet"]).expectSuccess()
        let (one, two) = (try fixture.files(below: "one"), try fixture.files(below: "two"))
        #expect(one == two && one.keys.contains { $0.hasPrefix("assets/photos/") })
        #expect(one["comparison.json"] == (try fixture.files(below: "three"))["comparison.json"])
    }

    /// The stated rate of false alarms is one family in twenty; of 45 pairs that is two.
    @Test func `runs that differ by their seed alone show nothing, and have a timeline`() async throws {
        let fixture = try await FinishedBuild.copy()
        for seed in 1...9 { try await fixture.build("--seed", "\(seed)").expectSuccess() }
        let locator = VersionLocator(output: fixture.url("output"))
        let versions = try locator.history(of: nil).map(locator.version)
        #expect(versions.count == 10)
        var alarms = 0
        for (index, baseline) in versions.enumerated() {
            for candidate in versions[(index + 1)...] {
                let found = try Comparison(baseline: baseline, candidate: candidate, isForced: false)
                #expect(Set(found.differences.map(\.name)).isSubset(of: ["seed", "trained head"]))
                if !found.shown.isEmpty { alarms += 1 }
            }
        }
        #expect(alarms <= 2)
        let found = try await fixture.run(["diff", "--history", "--to", "all", "--quiet"]).expectSuccess()
        #expect(found.output == "all/index.html\n")
        let timeline = try String(contentsOf: fixture.url("all/timeline.html"), encoding: .utf8)
        #expect(timeline.contains("The numbers of 10 versions") && timeline.contains("9 to 10"))
    }

    @Test func `runs of other constants are refused, and by force every page says so`() async throws {
        let fixture = try await FinishedBuild.copy(), run = try run(of: fixture)
        try await fixture.build(iterations: 9).expectSuccess()
        let other = try #require(
            try fixture.rows().value(String.self, "SELECT name FROM run WHERE name <> '\(run)'"))
        let refused = try await fixture.run(["diff", run, other, "--quiet"])
        refused.expectSentence(
            65, "run \(run) and run \(other): expected two audits",
            "iterations of meaningful-perturbation (8 against 9)",
            "--force")
        try await fixture.run(["diff", run, other, "--force", "--to", "forced", "--quiet"]).expectSuccess()
        for (name, content) in try fixture.files(below: "forced") where name.hasSuffix(".html") {
            #expect(String(decoding: content, as: UTF8.self).contains("were compared all the same"), "\(name)")
        }
    }

    @Test func `a database of a later version, a damaged one and another file are each refused in one sentence`()
        async throws
    {
        let fixture = try await FinishedBuild.copy(), run = try run(of: fixture)
        try fixture.copy(fixture.url("output"), to: "later")
        try fixture.change("later") { db in
            try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99 later')")
        }
        try await fixture.run(["diff", run, "later", "--quiet"]).expectSentence(
            65, "later/audit.sqlite", "later version")
        var bytes = try Data(contentsOf: fixture.url("output/audit.sqlite"))
        for index in stride(from: 4096, to: bytes.count, by: 7) { bytes[index] = 0xFF }
        try fixture.write(bytes, to: "damaged/audit.sqlite")
        try await fixture.run(["diff", run, "damaged", "--quiet"]).expectSentence(65, "damaged/audit.sqlite", "damaged")
        try fixture.write(Data("no database".utf8), to: "other/audit.sqlite")
        try await fixture.run(["diff", run, "other", "--quiet"]).expectSentence(65, "another kind of file")
    }

    @Test func `versions that are not there are named, with what is`() async throws {
        let fixture = try await FinishedBuild.shared(), run = try run(of: fixture)
        try await fixture.run(["diff", run, "nobody", "--quiet"])
            .expectSentence(66, "nobody: expected the name of a run", run)
        try await fixture.run(["diff", "a/b", run, "--quiet"]).expectSentence(66, "a/b: expected the name of a run")
        try await fixture.run(["diff", run, run, "--output", "elsewhere", "--quiet"])
            .expectSentence(66, "but found none of them; build or render it first")
        try await fixture.run(["diff", run]).expectUsage("expected a baseline and a candidate")
        try await fixture.run(["diff", "--history", run, run]).expectUsage("at most one run")
        try await fixture.run(["diff", "--history", "--quiet"])
            .expectSentence(66, "expected two finished runs on one dataset")
    }
}
