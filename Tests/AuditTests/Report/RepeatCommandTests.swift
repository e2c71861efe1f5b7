import Domain
import Foundation
import Testing

@testable import Audit

@Suite("The command that repeats a run")
struct RepeatCommandTests {
    private func command(of fixture: Fixture) throws -> RepeatCommand {
        let database = try AuditDatabase(folder: fixture.url("output"))
        let name = try #require(try database.runNames().first), run = try #require(try database.run(name))
        let head = try #require(try database.headTraining(classifier: run.fineTuned))
        return RepeatCommand(
            findings: try RunFindings(run: run, database: database),
            perturbation: try database.parameters(PerturbationParameters.self, digest: run.attribution),
            deletion: try database.parameters(DeletionParameters.self, digest: run.deletion),
            head: try database.parameters(HeadParameters.self, digest: head.parameters))
    }

    /// The program refuses a run of this name with any other inputs.
    @Test func `makes the very same run`() async throws {
        let fixture = try await FinishedBuild.copy()
        var arguments = try command(of: fixture).arguments
        for (option, path) in [("--dataset", "dataset"), ("--model", Fixture.model.path)] {
            let place = try #require(arguments.firstIndex(of: option))
            arguments[place + 1] = path
        }
        try await fixture.run(arguments + ["--quiet"]).expectSuccess()
        #expect(try fixture.rows().count("run") == 1)
    }

    @Test(
        arguments: [
            ("chef", "chef"), ("a photo of a {class}", "'a photo of a {class}'"), ("it's", "'it'\\''s'"),
            ("$(rm x)", "'$(rm x)'"), ("", "''"), ("a\u{308}", "'a\u{308}'"),
        ])
    func `is quoted so that a shell takes it letter by letter`(word: String, quoted: String) {
        #expect(RepeatCommand.quoted(word) == quoted)
    }
}
