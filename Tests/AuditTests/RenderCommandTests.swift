import Foundation
import GRDB
import Testing

@Suite("render")
struct RenderCommandTests {
    @Test func `writes the report again, from the database alone`() async throws {
        let fixture = try await FinishedBuild.copy()
        let run = try #require(try fixture.rows().value(String.self, "SELECT name FROM run"))
        let site = fixture.url("output/\(run)"), before = try fixture.files(below: "output/\(run)")
        #expect(before.keys.contains("index.html"))
        #expect(before.keys.count { $0.hasPrefix("images/") && $0.hasSuffix(".html") } == 9)
        try fixture.remove("dataset")
        try fixture.remove("output/heads")
        try FileManager.default.removeItem(at: site)

        let result = try await fixture.run(["render"])
        result.expectSuccess()
        #expect(result.outputLines.count == 1)
        let after = try fixture.files(below: "output/\(run)")
        #expect(after.keys.sorted() == before.keys.sorted())
        for (path, content) in after where !path.hasSuffix(".html") && !path.hasSuffix(".json") {
            #expect(content == before[path], "\(path)")
        }
        try await fixture.run(["render", run, "--output", "output"]).expectSuccess()
    }

    @Test func `says which run or database is missing`() async throws {
        let fixture = try await FinishedBuild.copy()
        try await fixture.run(["render", "other"]).expectSentence(66, "Run other: expected a run")
        try await fixture.run(["render", "--output", "elsewhere"])
            .expectSentence(66, "elsewhere/audit.sqlite", "build one first")
        // Looking for a database must not make one.
        #expect(!FileManager.default.fileExists(atPath: fixture.url("elsewhere").path))
    }
}
