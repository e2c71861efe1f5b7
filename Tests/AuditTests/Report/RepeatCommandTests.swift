import Domain
import Foundation
import Testing

@testable import Audit

@Suite("The command that repeats a run")
struct RepeatCommandTests {
    /// Of the first run without a name.
    private func command(of fixture: Fixture, run name: String? = nil) throws -> RepeatCommand {
        let database = try AuditDatabase(folder: fixture.url("output")), first = try database.runNames().first
        let name = try #require(name ?? first), run = try #require(try database.run(name))
        let head = try #require(try database.headTraining(classifier: run.fineTuned))
        return RepeatCommand(
            findings: try RunFindings(run: run, database: database),
            perturbation: try database.parameters(PerturbationParameters.self, digest: run.attribution),
            deletion: try database.parameters(DeletionParameters.self, digest: run.deletion),
            head: try database.parameters(HeadParameters.self, digest: head.parameters))
    }

    /// The program refuses a run of this name with any other inputs.
    private func repeats(_ command: RepeatCommand, in fixture: Fixture) async throws {
        var arguments = command.arguments
        for (option, path) in [("--dataset", "dataset"), ("--model", Fixture.model.path)] {
            let place = try #require(arguments.firstIndex(of: option))
            arguments[place + 1] = path
        }
        try await fixture.run(arguments + ["--quiet"]).expectSuccess()
    }

    @Test func `makes the very same run`() async throws {
        let fixture = try await FinishedBuild.copy(), command = try command(of: fixture)
        #expect(!command.arguments.contains("--checked-pictures") && !command.arguments.contains("--repeats"))
        try await repeats(command, in: fixture)
        #expect(try fixture.rows().count("run") == 1)
    }

    @Test(arguments: [
        ["--checked-pictures", "2", "--repeats", "1"], ["--checked-pictures", "0"], ["--repeats", "3"],
    ])
    func `asks for the checks that the run was asked for`(options: [String]) async throws {
        let fixture = try await FinishedBuild.copy()
        try await fixture.run(fixture.buildArguments(["--run", "checked"] + options)).expectSuccess()
        let command = try command(of: fixture, run: "checked")
        #expect(command.line.contains(options.joined(separator: " ")))
        #expect(command.arguments.contains("--checked-pictures") == options.contains("--checked-pictures"))
        #expect(command.arguments.contains("--repeats") == options.contains("--repeats"))
        try await repeats(command, in: fixture)
        #expect(try fixture.rows().count("run") == 2)
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
