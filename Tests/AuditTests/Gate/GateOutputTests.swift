import Domain
import Foundation
import FoundationXML
import Render
import TestSupport
import Testing

@testable import Audit

@Suite("What a gate writes")
struct GateOutputTests {
    /// Names as an attacker would choose them.
    static let hostile = "a\u{202E}<b>&\"'\n\u{0}\u{1B}[2J]]>\u{301}\u{5D0}\u{FFFE}#%20"

    /// One check of each level, a rule that is off, and a waiver that is over.
    private func result(isStrict: Bool = true, name: String = "female") throws -> GateResult {
        let group = MeasureValue.Group(attribute: "gender", name: name, minus: nil)
        let values = [
            GateWorld.value(), GateWorld.value("accuracy", .fineTuned, 0.4, 0.3, 0.5),
            GateWorld.value(group: group, 0.2, 0.1, 0.3), GateWorld.value("face-mass", .zeroShot, 0.02, 0.01, 0.04),
        ]
        let policy = try GateWorld.policy(
            """
            rules:
              - {id: passes, measure: accuracy, setting: zero-shot, at-least: 0.5}
              - {id: fails, measure: accuracy, setting: fine-tuned, at-least: 0.5, reason: Too low., owner: A}
              - {id: open, measure: face-mass, setting: zero-shot, at-most: 0.03}
              - {id: warns, measure: face-mass, setting: zero-shot, at-most: 0.01, severity: warn}
              - {id: excused, measure: accuracy, setting: zero-shot, group: {attribute: gender}, at-least: 0.5}
              - {id: gone, measure: text-mass, at-most: 0.1}
              - {id: rests, measure: accuracy, at-least: 0, severity: off}
            waivers:
              - {rule: excused, reason: New data arrives., owner: B, expires: 2026-07-01}
              - {rule: fails, reason: Was waived., owner: C, expires: 2026-06-01}
              - {rule: passes, reason: Not needed., owner: D, expires: 2027-01-01}
            """, ending: "yaml")
        return GateResult(policy, subjects: [GateWorld.report(values)], today: GateWorld.day, isStrict: isStrict)
    }

    @Test func `people read waivers first, then what failed`() throws {
        let text = GateText(result: try result()).text
        let lines = text.components(separatedBy: "\n")
        #expect(lines[0] == "The version does not pass: run run-a (model on world)")
        let titles = lines.filter { !$0.isEmpty && $0 == $0.uppercased() && !$0.hasPrefix(" ") }
        #expect(
            titles == ["WAIVERS", "FAILED", "NOT ENOUGH EVIDENCE", "WAIVED", "WARNINGS", "PASSED", "OFF"])
        for part in [
            "excused [in force]: 1 check excused until 2026-07-01. B: New data arrives.",
            "fails [ended]: the waiver ended on 2026-06-01 and excuses nothing any more. C: Was waived.",
            "passes [in force]: nothing to excuse until 2027-01-01. D: Not needed.",
            "Accuracy, fine-tuned  0.400 [0.300, 0.500]", "at least 0.5 by the lower end", "Too low. (A)",
            "The report has no text-mass at all.", "  rests",
        ] {
            #expect(text.contains(part), "\(part) in:\n\(text)")
        }
    }

    @Test func `sentences give the number, what it has to be, and as many digits as it takes`() throws {
        let messages = try result().checks.map { GateWords.sentence($0) }
        #expect(
            messages[0]
                == "Accuracy, zero-shot: 0.900 [0.850, 0.950], n = 200; asked for and met: at least 0.5 by the lower end."
        )
        #expect(
            messages[2]
                == "Mass on a face, zero-shot: 0.020 [0.010, 0.040], n = 200; asked for: at most 0.03 by the upper "
                + "end. These pictures do not show it, so we cannot tell.")
        let near = GateWorld.report([GateWorld.value("accuracy", .zeroShot, 0.84996, 0.84991, 0.851)])
        let policy = try GateWorld.rule("at-least = 0.85\nat-most = 0.9")
        let check = GateResult(policy, subjects: [near], today: GateWorld.day).checks[0]
        #expect(GateWords.value(check) == "0.84996 [0.84991, 0.85100]")
        #expect(GateWords.demand(check.rule) == "from 0.85 to 0.9 by both ends")
        let changed = GateWorld.comparison([GateWorld.compared(.regressed, difference: (-0.1, -0.2, -0.05))])
        let change = GateResult(
            try GateWorld.rule("must-not = \"regress\""), subjects: [changed], today: GateWorld.day
        ).checks[0]
        #expect(GateWords.value(change) == "regressed, \u{2212}0.100 [\u{2212}0.200, \u{2212}0.050]")
    }

    @Test func `page one of a report gets the waivers and the verdict`() throws {
        let findings = try result().findings
        #expect(findings.map(\.status.word) == ["Waived", "Waiver ended", "Waived", "Gate failed"])
        #expect(findings[0].statement.hasPrefix("Rule excused: 1 check excused until 2026-07-01"))
        let verdict = try #require(findings.last)
        #expect(verdict.isFault && verdict.evidence.hasSuffix("Stopped by fails, gone, open."))
    }

    @Test func `JSON says what the check says`() throws {
        let result = try result()
        let document = try #require(
            JSONSerialization.jsonObject(with: JSONText.encode(GateDocument(result))) as? [String: Any])
        #expect(document["verdict"] as? String == "failed" && document["status"] as? Int == 1)
        let counts = try #require(document["counts"] as? [String: Int])
        #expect(counts == ["failed": 2, "not enough evidence": 1, "waived": 1, "warning": 1, "passed": 1])
        let checks = try #require(document["checks"] as? [[String: Any]])
        #expect(checks.map { $0["rule"] as? String } == ["passes", "fails", "open", "warns", "excused", "gone"])
        #expect((checks[1]["estimate"] as? [String: Double])?["upper"] == 0.5)
        #expect(checks[5]["estimate"] is NSNull && checks[5]["outcome"] as? String == "absent")
        #expect((document["waivers"] as? [[String: Any]])?.map { $0["excused"] as? Int } == [1, 0, 0])
    }

    @Test func `JUnit has a test for each check and counts them`() throws {
        let document = try XMLDocument(data: GateJUnit(result: try result()).bytes)
        let suites = try #require(document.rootElement())
        let suite = try #require(suites.elements(forName: "testsuite").first)
        #expect(suite.attribute(forName: "tests")?.stringValue == "7")
        #expect(suite.attribute(forName: "failures")?.stringValue == "3")
        #expect(suite.attribute(forName: "skipped")?.stringValue == "2")
        let kinds = suite.elements(forName: "testcase").map { test in
            (test.children ?? []).compactMap { ($0 as? XMLElement)?.name }.first ?? "passed"
        }
        #expect(kinds == ["passed", "failure", "failure", "system-out", "skipped", "failure", "skipped"])
        let lax = try XMLDocument(data: GateJUnit(result: try result(isStrict: false)).bytes)
        #expect(lax.rootElement()?.attribute(forName: "failures")?.stringValue == "2")
    }

    @Test func `SARIF names rules, places, suppressions and lasting fingerprints`() throws {
        func run(_ result: GateResult) throws -> [String: Any] {
            let log = try #require(
                JSONSerialization.jsonObject(with: GateSARIF(result: result).bytes()) as? [String: Any])
            #expect(log["version"] as? String == "2.1.0")
            return try #require((log["runs"] as? [[String: Any]])?.first)
        }
        let found = try run(try result())
        let results = try #require(found["results"] as? [[String: Any]])
        #expect(results.map { $0["ruleId"] as? String } == ["fails", "open", "warns", "excused", "gone"])
        #expect(results.map { $0["level"] as? String } == ["error", "error", "warning", "error", "error"])
        let suppressed = results.map { ($0["suppressions"] as? [[String: Any]])?.count }
        #expect(suppressed == [0, 0, 0, 1, 0])
        let places = results.compactMap { result in
            let place = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
            return (place?["artifactLocation"] as? [String: Any])?["uri"] as? String
        }
        #expect(places.dropLast().allSatisfy { $0 == "output/run-a/index.html#measures" })
        #expect(places.last?.hasSuffix("gate.yaml") == true)
        func fingerprints(_ results: [[String: Any]]) -> [String] {
            results.compactMap { ($0["partialFingerprints"] as? [String: String])?["vlmAuditGate/v1"] }
        }
        let again = try #require(try run(try result(isStrict: false))["results"] as? [[String: Any]])
        #expect(fingerprints(again) == fingerprints(results) && Set(fingerprints(results)).count == results.count)
    }

    @Test func `the same result gives the same bytes`() throws {
        let result = try result()
        #expect(GateText(result: result).text == GateText(result: result).text)
        #expect(try JSONText.encode(GateDocument(result)) == JSONText.encode(GateDocument(result)))
        #expect(try GateSARIF(result: result).bytes() == GateSARIF(result: result).bytes())
        #expect(GateJUnit(result: result).bytes == GateJUnit(result: result).bytes)
    }

    @Test func `hostile names stay text on their line`() throws {
        let result = try result(name: Self.hostile)
        let text = GateText(result: result).text
        #expect(
            text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0 != "\u{202E}" && $0 != "\u{FFFE}") })
        #expect(
            text.split(separator: "\n").count == GateText(result: try self.result()).text.split(separator: "\n").count)
        let document = try XMLDocument(data: GateJUnit(result: result).bytes)
        let names = try #require(document.rootElement()?.elements(forName: "testsuite").first)
            .elements(forName: "testcase").compactMap { $0.attribute(forName: "name")?.stringValue }
        #expect(names.contains { $0.contains("a[U+202E]<b>&\"' ") })
    }

    @Test(.enabled(if: GateOracle.isAvailable, GateOracle.comment))
    func `every format keeps to its public schema`() throws {
        let folder = try ScratchFolder()
        for (name, isStrict) in [("female", true), ("female", false), (Self.hostile, true)] {
            let result = try result(isStrict: isStrict, name: name)
            for (kind, content) in [
                ("junit", GateJUnit(result: result).bytes), ("sarif", try GateSARIF(result: result).bytes()),
                ("json", try JSONText.encode(GateDocument(result))),
            ] {
                let file = folder.url.appending(path: "gate.\(kind)")
                try content.write(to: file)
                try GateOracle.expectSound(kind, file)
            }
        }
    }
}
