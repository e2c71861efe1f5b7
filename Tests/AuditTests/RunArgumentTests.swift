import Foundation
import GRDB
import Testing

@Suite("What decides a run")
struct RunArgumentTests {
    /// Test pictures of a run in order.
    private func chosen(_ fixture: Fixture, run: String) throws -> [String] {
        try fixture.rows().values(String.self, "SELECT path FROM runSample WHERE run = '\(run)' ORDER BY path")
    }

    @Test func `a limit takes equally many of each class, by the seed`() async throws {
        let fixture = try Fixture()
        for (run, seed) in [("a", "1"), ("b", "1"), ("c", "2")] {
            try await fixture.build(iterations: 1, "--limit", "6", "--seed", seed, "--run", run).expectSuccess()
        }
        let first = try chosen(fixture, run: "a")
        #expect(first.count == 6)
        for name in Fixture.classes { #expect(first.count { $0.hasPrefix("test/\(name)/") } == 2) }
        #expect(try chosen(fixture, run: "b") == first)
        #expect(try chosen(fixture, run: "c") != first)
    }

    @Test func `other iterations make new maps and curves, and keep embeddings, heads and predictions`() async throws {
        let fixture = try await FinishedBuild.copy()
        let before = try fixture.rows().everything()
        let arguments = fixture.buildArguments(iterations: 5).filter { $0 != "--quiet" }
        let second = try await fixture.run(arguments)
        second.expectSuccess()
        #expect(second.errors.contains("Explain: 18 predictions"))
        #expect(!second.errors.contains("Encode"))
        let after = try fixture.rows().everything()
        for table in ["image", "sample", "embedding", "head", "classifier", "prediction", "photo"] {
            #expect(after[table] == before[table], "\(table)")
        }
        for table in ["attribution", "deletion"] {
            #expect(after[table]?.count == 36, "\(table)")
            #expect(Set(before[table] ?? []).isSubset(of: after[table] ?? []), "\(table)")
        }
        #expect(after["run"]?.count == 2)
    }

    @Test func `a changed picture is computed anew, and nothing else is`() async throws {
        let fixture = try await FinishedBuild.copy()
        let before = try fixture.rows().everything()
        try fixture.write(try Pictures.jpeg(label: 1, index: 12), to: "dataset/test/chef/4.jpg")
        try await fixture.build().expectSuccess()
        let after = try fixture.rows().everything()
        for (table, more) in [("image", 1), ("embedding", 1), ("prediction", 2), ("attribution", 2), ("head", 0)] {
            #expect(Set(after[table] ?? []).subtracting(before[table] ?? []).count == more, "\(table)")
            #expect(Set(before[table] ?? []).isSubset(of: after[table] ?? []), "\(table)")
        }
        #expect(after["run"]?.count == 2)
    }

    @Test func `a run's name belongs to its arguments`() async throws {
        let fixture = try await FinishedBuild.copy()
        let before = try fixture.rows().everything()
        let name = try #require(try fixture.rows().value(String.self, "SELECT name FROM run"))
        try await fixture.build("--run", name, "--limit", "5").expectSentence(
            64, "--run \(name)", "choose another name")
        try await fixture.build(iterations: 9, "--run", name).expectSentence(64, "--run \(name)")
        // It was refused before anything was done for it.
        #expect(try fixture.rows().everything() == before)
        try await fixture.build("--run", name).expectSuccess()
        #expect(try fixture.rows().everything() == before)
    }
}
