import Foundation
import GRDB
import Testing

@Suite("A build that was stopped")
struct ResumeTests {
    /// Starts a build and kills it as soon as some of its maps, but not all, are in the database.
    ///
    /// Retries with more steps where the build was faster than the look-out.
    private func killAmidMaps(_ fixture: Fixture) async throws -> (iterations: Int, maps: Int) {
        for iterations in [40, 160, 640, 2560] {
            let output = "killed-\(iterations)"
            let run = try ProgramRun(
                fixture.buildArguments(output: output, iterations: iterations, ["--workers", "1"]), in: fixture.folder)
            var maps = 0
            while run.isRunning, maps == 0 {
                try await Task.sleep(for: .milliseconds(3))
                maps = (try? fixture.rows(output).count("attribution")) ?? 0
            }
            run.send(SIGKILL)
            let result = try await run.result()
            maps = try fixture.rows(output).count("attribution")
            if result.status == nil, (1..<18).contains(maps) { return (iterations, maps) }
        }
        return (0, 0)
    }

    @Test func `by SIGKILL amid its maps ends, started again, with the bits of an undisturbed one`() async throws {
        let fixture = try Fixture()
        let (iterations, maps) = try await killAmidMaps(fixture)
        try #require(maps > 0, "The build was never caught amid its maps.")
        let killed = "killed-\(iterations)"
        #expect(try fixture.rows(killed).value(Int.self, "SELECT count(*) FROM run WHERE finishedAt IS NULL") == 1)

        let again = try await fixture.build(output: killed, iterations: iterations)
        again.expectSuccess()
        try await fixture.build(output: "undisturbed", iterations: iterations).expectSuccess()
        let found = try fixture.rows(killed).everything(), expected = try fixture.rows("undisturbed").everything()
        for table in expected.keys { #expect(found[table] == expected[table], "\(table)") }
        #expect(expected["attribution"]?.count == 18)
    }

    @Test func `by SIGKILL again and again, wherever it was, ends all the same`() async throws {
        let fixture = try Fixture()
        var kills = 0, milliseconds = 25
        while true {
            let run = try ProgramRun(fixture.buildArguments(), in: fixture.folder)
            try await Task.sleep(for: .milliseconds(milliseconds))
            run.send(SIGKILL)
            let result = try await run.result()
            if result.status != nil {
                result.expectSuccess()
                break
            }
            kills += 1
            milliseconds *= 2
        }
        let found = try fixture.rows().everything(), expected = try await FinishedBuild.shared().rows().everything()
        for table in expected.keys { #expect(found[table] == expected[table], "\(table), killed \(kills) times") }
    }

    @Test(arguments: [(SIGINT, 130), (SIGTERM, 75)] as [(Int32, Int32)])
    func `from outside ends at once and says that it can go on`(_ signal: Int32, _ status: Int32) async throws {
        let fixture = try Fixture()
        // A piece of work takes minutes, which nobody waits for who presses Ctrl-C.
        let run = try ProgramRun(fixture.buildArguments(iterations: 100_000), in: fixture.folder)
        while run.isRunning, (try? fixture.rows().count("prediction")) ?? 0 == 0 {
            try await Task.sleep(for: .milliseconds(5))
        }
        let start = ContinuousClock.now
        run.send(signal)
        let result = try await run.result()
        #expect(result.status == status)
        #expect(try #require(run.endedAt) - start < .seconds(5))
        let sentence = "vlm-audit: stopped; what is finished is kept, and the same command goes on from there."
        #expect(result.errorLines == [sentence])
        #expect(try fixture.rows().value(Int.self, "SELECT count(*) FROM run WHERE finishedAt IS NULL") == 1)
    }

    @Test func `and has lost its trained head trains the same one again`() async throws {
        let fixture = try await FinishedBuild.copy()
        let before = try fixture.rows().everything()
        let head = try #require(try fixture.rows().value(String.self, "SELECT digest FROM head"))
        let file = "output/heads/\(head).safetensors", bytes = try Data(contentsOf: fixture.url(file))
        try fixture.write(Data("something else".utf8), to: file)
        try await fixture.build().expectSuccess()
        #expect(try Data(contentsOf: fixture.url(file)) == bytes)
        #expect(try fixture.rows().everything() == before)
    }

    @Test func `and has lost a head that cannot be trained again says so`() async throws {
        let fixture = try await FinishedBuild.copy()
        let head = try #require(try fixture.rows().value(String.self, "SELECT digest FROM head"))
        // As if another processor had trained it: its digest is not the one that this processor gets.
        let other = String(head.reversed())
        try fixture.change("output") { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            try db.execute(sql: "UPDATE head SET digest = '\(other)'")
            try db.execute(sql: "UPDATE classifier SET headDigest = '\(other)' WHERE headDigest IS NOT NULL")
        }
        try await fixture.build().expectSentence(66, "heads/\(other).safetensors", "put the file back")
    }
}
