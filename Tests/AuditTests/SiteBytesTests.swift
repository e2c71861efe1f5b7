import Foundation
import GRDB
import Testing

@Suite("The files of a site")
struct SiteBytesTests {
    /// The one page that says when it was rendered, and the manifest, which holds its digest.
    private static let dated = ["provenance.html", "manifest.json"]

    @Test func `are the same whenever, wherever and on however many cores they are rendered`() async throws {
        let (one, two) = (try await FinishedBuild.copy(), try await FinishedBuild.copy())
        let run = try #require(try one.rows().value(String.self, "SELECT name FROM run"))
        try one.remove("output/\(run)")
        try await one.run(["render", "--workers", "1"]).expectSuccess()
        // A time is told in whole seconds.
        try await Task.sleep(for: .seconds(1.1))
        try FileManager.default.moveItem(at: two.url("output"), to: two.url("elsewhere"))
        try two.remove("elsewhere/\(run)")
        try await two.run(
            ["render", run, "--output", "elsewhere", "--workers", "3"],
            environment: ["TZ": "Asia/Tokyo", "LANG": "de_DE.UTF-8"]
        ).expectSuccess()
        let first = try one.files(below: "output/\(run)"), second = try two.files(below: "elsewhere/\(run)")
        #expect(first.keys.sorted() == second.keys.sorted())
        #expect(first.count > 60)
        for (path, bytes) in first where !Self.dated.contains(path) { #expect(bytes == second[path], "\(path)") }
    }

    @Test func `may be heavier than their budget, which the command then says without taking them back`() async throws {
        let fixture = try await FinishedBuild.copy()
        let run = try #require(try fixture.rows().value(String.self, "SELECT name FROM run"))
        try fixture.remove("output/\(run)")
        let result = try await fixture.run(["render", "--quiet", "--site-budget", "0.1"])
        result.expectSentence(
            1, "output/\(run): expected at most 0.1 MB but found ", " too much (", "photos ", "--site-budget")
        #expect(result.outputLines == ["output/\(run)/index.html"])
        #expect(FileManager.default.fileExists(atPath: fixture.url("output/\(run)/index.html").path))
        try await fixture.run(["render", "--site-budget", "5"]).expectSuccess()
        try await fixture.run(["render", "--site-budget", "0"]).expectUsage("--site-budget 0.0")
    }

    @Test func `are looked through after each render`() async throws {
        let fixture = try await FinishedBuild.copy()
        let run = try #require(try fixture.rows().value(String.self, "SELECT name FROM run"))
        try fixture.write(Data("<p>".utf8), to: "output/\(run)/assets/stray.html")
        let result = try await fixture.run(["render", "--quiet"])
        #expect(result.status == 2)
        #expect(result.outputLines == ["output/\(run)/index.html"])
        #expect(result.errorLines.allSatisfy { $0.hasPrefix("vlm-audit: output/\(run)") && $0.hasSuffix(".") })
        let stray = "assets/stray.html: expected a way from the first page to it but found none."
        #expect(result.errorLines.contains("vlm-audit: output/\(run)/\(stray)"))
        #expect(result.errorLines.last?.contains("nothing is lost") == true)
    }
}
