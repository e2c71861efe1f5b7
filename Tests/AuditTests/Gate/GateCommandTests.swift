import Domain
import Foundation
import TestSupport
import Testing

@testable import Audit

@Suite("gate")
struct GateCommandTests {
    private static let root = Golden.folder.deletingLastPathComponent().deletingLastPathComponent()
    private static let day = ["--today", "2026-06-15"]

    /// A folder with the sample audit's report, as a site has it, and a policy.
    private func fixture(_ policy: String) throws -> Fixture {
        let fixture = try Fixture(withDataset: false)
        try fixture.write(try Data(contentsOf: GateWorld.report), to: "site/report.json")
        try fixture.write(Data(policy.utf8), to: "gate.toml")
        return fixture
    }

    private func rule(_ lines: String, id: String = "a") -> String {
        "[[rules]]\nid = \"\(id)\"\nmeasure = \"accuracy\"\nsetting = \"zero-shot\"\n\(lines)\n"
    }

    private func gate(_ fixture: Fixture, _ arguments: String...) async throws -> ProgramResult {
        try await fixture.run(["gate", "--policy", "gate.toml"] + Self.day + arguments)
    }

    // MARK: Documents

    @Test func `takes a run by its name, the latest, and what was written of it`() async throws {
        let fixture = try await FinishedBuild.copy()
        let run = try #require(try fixture.rows().value(String.self, "SELECT name FROM run"))
        try fixture.write(Data(rule("at-least = 0").utf8), to: "gate.toml")
        try await fixture.run(["export", "--format", "json", "--to", "numbers.json"]).expectSuccess()
        let printed = try await gate(fixture)
        printed.expectSuccess()
        #expect(printed.output.hasPrefix("The version passes: run \(run) ") && printed.errors.isEmpty)
        for name in [run, "output/\(run)", "output/\(run)/report.json", "numbers.json", "./numbers.json"] {
            let result = try await gate(fixture, name)
            result.expectSuccess()
            #expect(result.output == printed.output)
        }
        try await gate(fixture, "other").expectSentence(66, "Run other: expected a run")
        try await gate(fixture, run, "--output", "elsewhere").expectSentence(66, "nor a database")
        try await gate(fixture, "--output", "elsewhere").expectSentence(66, "elsewhere/audit.sqlite")
        #expect(!FileManager.default.fileExists(atPath: fixture.url("elsewhere").path))
    }

    @Test func `holds a comparison and its candidate's report against one policy`() async throws {
        let change = "[[rules]]\nid = \"b\"\nmeasure = \"accuracy\"\nsetting = \"zero-shot\"\nmust-not = \"regress\"\n"
        let fixture = try fixture(rule("at-least = 0.5") + change)
        let report = GateWorld.document([GateWorld.compared(.regressed, difference: (-0.1, -0.2, -0.05))])
        try fixture.write(try JSONText.encode(report), to: "diff/comparison.json")
        let alone = try await gate(fixture, "diff")
        alone.expectSentence(1, "gate.toml", "fails a, b")
        #expect(alone.output.contains("asks for the report of a run, and none was named"))
        // The report is that of another run.
        try await gate(fixture, "diff", "site").expectSentence(64, "documents of one version", "run-a")
        try await gate(fixture, "site", "site/report.json").expectSentence(64, "one of each")
    }

    @Test func `says what is wrong with a document`() async throws {
        let fixture = try fixture(rule("at-least = 0"))
        let report = try String(contentsOf: GateWorld.report, encoding: .utf8)
        func refuse(_ content: String, _ status: Int32, _ part: String) async throws {
            try fixture.write(Data(content.utf8), to: "document.json")
            try await gate(fixture, "document.json").expectSentence(status, "document.json", part)
        }
        try await refuse("", 65, "other content")
        try await refuse(String(report.dropLast(1000)), 65, "other content")
        try await refuse("[1]", 65, "other content")
        try await refuse("{\"format\": \"sarif\", \"version\": 1}", 65, "\"sarif\"")
        try await refuse("{\"format\": \"vlm-audit-report\", \"version\": 3}", 65, "version 3")
        try await refuse("{\"format\": \"vlm-audit-comparison\", \"version\": 7}", 65, "version 7")
        try await refuse("{\"format\": \"vlm-audit-comparison\", \"version\": 1}", 65, "program cannot be read")
        try await refuse(report.replacing("\"zero-shot\"", with: "\"no-shot\""), 65, "cannot be read")
        try await refuse(report.replacing("\"lower\": 0.981155", with: "\"lower\": 2"), 65, "measures.")
        try await gate(fixture, "nowhere/report.json").expectSentence(66, "no file")
        try FileManager.default.createDirectory(at: fixture.url("empty"), withIntermediateDirectories: true)
        try await gate(fixture, "empty").expectSentence(66, "expected a site")
        try await gate(fixture, "/dev/zero").expectSentence(65, "a plain file")
        try await fixture.run(["gate", "site", "--policy", "none.toml"]).expectSentence(66, "none.toml")
        try fixture.write(Data("rules = [{ id = \"a\", limit = 1 }]".utf8), to: "gate.toml")
        try await gate(fixture, "site").expectSentence(65, "gate.toml, rule 1", "\"limit\"")
    }

    // MARK: Statuses and files

    @Test func `ends with the status of its verdict`() async throws {
        let miss = try fixture(rule("at-most = 0.5"))
        let missed = try await gate(miss, "site")
        missed.expectSentence(1, "gate.toml", "fails a")
        #expect(missed.output.contains("FAILED"))
        let open = try fixture(rule("at-least = 0.99"))
        try await gate(open, "site").expectSuccess()
        try await gate(open, "site", "--strict").expectSentence(3, "too little for a", "--strict")
        let waiver = "[[waivers]]\nrule = \"a\"\nreason = \"r\"\nowner = \"o\"\nexpires = 2026-06-15\n"
        let waived = try fixture(rule("at-most = 0.5") + waiver)
        try await gate(waived, "site", "--strict").expectSuccess()
        try await waived.run(["gate", "site", "--policy", "gate.toml", "--today", "2026-06-16"])
            .expectSentence(1, "fails a")
    }

    @Test func `writes all formats in one call, and replaces earlier ones only`() async throws {
        let fixture = try fixture(rule("at-most = 0.5"))
        let result = try await gate(
            fixture, "site", "--json", "--junit", "gate.xml", "--sarif", "gate.sarif")
        #expect(result.status == 1)
        let said = try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(said["format"] as? String == "vlm-audit-gate" && said["status"] as? Int == 1)
        let junit = try Data(contentsOf: fixture.url("gate.xml")),
            sarif = try Data(contentsOf: fixture.url("gate.sarif"))
        #expect(try await gate(fixture, "site", "--junit", "-").output == String(decoding: junit, as: UTF8.self))
        #expect(try await gate(fixture, "site", "--sarif", "-").output == String(decoding: sarif, as: UTF8.self))
        try await gate(fixture, "site", "--junit", "gate.xml").expectSentence(1, "fails a")
        #expect(try Data(contentsOf: fixture.url("gate.xml")) == junit)
        try await gate(fixture, "site", "--junit", "gate.toml").expectSentence(64, "--junit", "a file of another kind")
        try await gate(fixture, "site", "--sarif", "site").expectSentence(64, "--sarif", "a folder")
        try await gate(fixture, "site", "--sarif", "no/gate.sarif").expectSentence(2, "no/gate.sarif", "--sarif")
        if GateOracle.isAvailable {
            try GateOracle.expectSound("junit", fixture.url("gate.xml"))
            try GateOracle.expectSound("sarif", fixture.url("gate.sarif"))
            try fixture.write(Data(result.output.utf8), to: "gate.json")
            try GateOracle.expectSound("json", fixture.url("gate.json"))
        }
    }

    @Test func `refuses what does not belong together`() async throws {
        let fixture = try fixture(rule("at-least = 0"))
        try await fixture.run(["gate", "site"]).expectUsage("--policy")
        try await gate(fixture, "site", "--json", "--junit", "-").expectUsage("standard output")
        try await gate(fixture, "site", "--sarif", "-", "--junit", "-").expectUsage("standard output")
        try await fixture.run(["gate", "--policy", "gate.toml", "--today", "soon"]).expectUsage("--today soon")
    }

    // MARK: The policies that come with the program

    @Test func `the sample audit passes the policy of the documentation`() throws {
        let policy = try GatePolicy.read(Self.root.appending(path: "docs/gate.toml").path)
        let report = try GateDocuments.read(GateWorld.report.path)
        let result = GateResult(policy, subjects: [report], today: GateWorld.day)
        #expect(result.verdict == .passed)
        #expect(result.checks(.warning).map(\.rule.id) == ["stable-over-seeds"])
        #expect(result.checks.filter { $0.outcome == .passed }.count == result.checks.count - 1)
        // What the audit of the biased model finds on the same pictures.
        let biased = GateWorld.report(
            report.values.compactMap { value in
                guard let estimate = value.estimate, value.measure == "face-mass-corrected" else { return nil }
                return GateWorld.value(
                    value.measure, value.setting, variant: value.variant, group: value.group, 0.012, 0.002, 0.026,
                    n: estimate.count)
            })
        let failed = GateResult(policy, subjects: [biased], today: GateWorld.day)
        #expect(failed.checks.first { $0.rule.id == "faces-no-more-than-chance" }?.outcome == .missed)
    }

    @Test func `the policy for comparisons lets a better candidate pass and stops a worse one`() throws {
        let policy = try GatePolicy.read(Self.root.appending(path: "docs/gate-comparison.yaml").path)
        func verdict(_ change: Change, _ difference: (Double, Double, Double)) -> GateResult.Verdict {
            let groups = ["female", "male"].map { MeasureValue.Group(attribute: "gender", name: $0, minus: nil) }
            let both = ["accuracy", "face-mass", "deletion-area"].flatMap { id in
                Setting.allCases.map { GateWorld.compared(change, id, difference: difference, setting: $0) }
            }
            let people = groups.flatMap { group in
                Setting.allCases.map {
                    GateWorld.compared(change, difference: difference, group: group, setting: $0)
                }
            }
            return GateResult(policy, subjects: [GateWorld.comparison(both + people)], today: GateWorld.day).verdict
        }
        #expect(verdict(.improved, (0.05, 0.01, 0.09)) == .passed)
        #expect(verdict(.noChange, (0, -0.01, 0.01)) == .passed)
        #expect(verdict(.regressed, (-0.2, -0.3, -0.15)) == .failed)
    }
}
