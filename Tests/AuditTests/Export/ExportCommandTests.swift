import Domain
import Engine
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Audit

@Suite("export")
struct ExportCommandTests {
    private static let formats = [
        (["--format", "json"], ".json"), (["--format", "csv"], "-measures.csv"),
        (["--format", "csv", "--table", "pictures"], "-pictures.csv"), (["--format", "markdown"], ".md"),
        (["--format", "model-index"], "-model-card.md"), (["--format", "cyclonedx"], ".cdx.json"),
        (["--format", "croissant"], "-croissant.json"),
    ]

    @Test func `writes each format beside the site, the same bytes every time`() async throws {
        let fixture = try await FinishedBuild.copy()
        let run = try #require(try fixture.rows().value(String.self, "SELECT name FROM run"))
        for (arguments, ending) in Self.formats {
            let file = fixture.url("output/\(run)\(ending)")
            let result = try await fixture.run(["export", run] + arguments)
            result.expectSuccess()
            #expect(result.outputLines == ["output/\(run)\(ending)"])
            let content = try Data(contentsOf: file)
            // A second time in place of the first, and on standard output.
            try await fixture.run(["export"] + arguments).expectSuccess()
            #expect(try Data(contentsOf: file) == content)
            let printed = try await fixture.run(["export", "--to", "-"] + arguments)
            #expect(Data(printed.output.utf8) == content)
            #expect(content.last == UInt8(ascii: "\n"))
        }
    }

    @Test func `says what it wrote as JSON`() async throws {
        let fixture = try await FinishedBuild.copy()
        let result = try await fixture.run(["export", "--format", "markdown", "--to", "review.md", "--json"])
        result.expectSuccess()
        let said = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let content = try Data(contentsOf: fixture.url("review.md"))
        #expect(said["file"] as? String == "review.md" && said["bytes"] as? Int == content.count)
        #expect(said["sha256"] as? String == ContentDigest(of: content).hex && said["format"] as? String == "markdown")
    }

    @Test func `the site carries the same numbers, and every page leads to them`() async throws {
        let fixture = try await FinishedBuild.copy()
        let run = try #require(try fixture.rows().value(String.self, "SELECT name FROM run"))
        try await fixture.run(["render"]).expectSuccess()
        try await fixture.run(["export", "--format", "json", "--to", "numbers.json"]).expectSuccess()
        let site = fixture.url("output/\(run)")
        #expect(
            try Data(contentsOf: site.appending(path: "report.json")) == Data(contentsOf: fixture.url("numbers.json")))
        let index = try String(contentsOf: site.appending(path: "index.html"), encoding: .utf8)
        #expect(index.contains("href=\"report.json\""))
        let image = try #require(
            FileManager.default.contentsOfDirectory(atPath: site.appending(path: "images").path).first {
                $0.hasSuffix(".html")
            })
        #expect(
            try String(contentsOf: site.appending(path: "images/\(image)"), encoding: .utf8)
                .contains("href=\"../report.json\""))
    }

    @Test func `replaces an earlier export only`() async throws {
        let fixture = try await FinishedBuild.copy()
        let database = fixture.url("output/audit.sqlite")
        try await fixture.run(["export", "--format", "json", "--to", database.path])
            .expectSentence(64, "a file of another kind", "audit.sqlite")
        #expect(try fixture.rows().count("run") == 1)
        try await fixture.run(["export", "--format", "csv", "--to", "output"]).expectSentence(64, "a folder")
        try await fixture.run(["export", "--format", "csv", "--to", "/dev/null"]).expectSentence(64, "no plain file")
        try await fixture.run(["export", "--format", "csv", "--to", "nowhere/a.csv"])
            .expectSentence(2, "nowhere/a.csv", "check that its folder exists")
    }

    @Test func `a link stays a link`() async throws {
        let fixture = try await FinishedBuild.copy()
        try fixture.write(Data("old".utf8), to: "real.md")
        try FileManager.default.createSymbolicLink(
            at: fixture.url("link.md"), withDestinationURL: fixture.url("real.md"))
        try await fixture.run(["export", "--format", "markdown", "--to", "link.md"]).expectSuccess()
        #expect(try String(contentsOf: fixture.url("real.md"), encoding: .utf8).hasPrefix("## Audit of"))
        let target = try FileManager.default.destinationOfSymbolicLink(atPath: fixture.url("link.md").path)
        #expect(target.hasSuffix("real.md"))
    }

    @Test func `says which run or database is missing, as render does`() async throws {
        let fixture = try await FinishedBuild.copy()
        let exported = try await fixture.run(["export", "other", "--format", "json"])
        exported.expectSentence(66, "Run other: expected a run")
        #expect(try await fixture.run(["render", "other"]).errors == exported.errors)
        try await fixture.run(["export", "--format", "json", "--output", "elsewhere"])
            .expectSentence(66, "elsewhere/audit.sqlite", "build one first")
    }

    @Test func `refuses what does not belong together`() async throws {
        let fixture = try Fixture(withDataset: false)
        try await fixture.run(["export"]).expectUsage("--format")
        try await fixture.run(["export", "--format", "docx"]).expectUsage("docx", "json")
        try await fixture.run(["export", "--format", "json", "--table", "pictures"]).expectUsage("--table", "csv")
        try await fixture.run(["export", "--format", "json", "--to", "-", "--json"]).expectUsage("--json", "--to -")
    }

    @Test(.enabled(if: ExportOracle.isAvailable, ExportOracle.comment))
    func `other programs read every format, of groups, covered faces, evidence and pictures that cannot be used`()
        async throws
    {
        for fixture in [try await MarkedFixture.built().fixture, try await FinishedBuild.shared()] {
            let folder = try ScratchFolder()
            let output = ["--output", fixture.url("output").path]
            func export(_ arguments: [String], _ name: String) async throws -> URL {
                let file = folder.url.appending(path: name)
                try await fixture.run(["export", "--to", file.path] + output + arguments).expectSuccess()
                return file
            }
            let json = try await export(["--format", "json"], "report.json")
            try ExportOracle.expectSound("json", json)
            let measures = try await export(["--format", "csv"], "measures.csv")
            try ExportOracle.expectSound("csv", measures, [json.path])
            let pictures = try await export(["--format", "csv", "--table", "pictures"], "pictures.csv")
            try ExportOracle.expectSound("csv", pictures, [json.path])
            try ExportOracle.expectSound("markdown", try await export(["--format", "markdown"], "report.md"))
        }
    }
}
