import Domain
import Foundation
import TestSupport
import Testing

@testable import Audit

@Suite("Policies of a gate")
struct GatePolicyTests {
    private static let full = """
        version = 1
        [[rules]]
        id = "gap-1"
        measure = "accuracy-gap"
        severity = "warn"
        setting = "fine-tuned"
        variant = "face-masked"
        group = { attribute = "gender", name = "female", minus = "male" }
        at-least = -0.1
        at-most = 1e-1
        interval-end = "point"
        minimum-n = 50
        reason = "why: \\"so\\""
        owner = "A. Reviewer"
        expires = 2027-03-31
        [[rules]]
        id = "each"
        measure = "deletion-area"
        each-class = true
        must-not = "regress"
        [[waivers]]
        rule = "gap-1"
        reason = "soon"
        owner = "B"
        expires = "2026-12-31"
        """
    private static let fullYAML = """
        version: 1
        rules:
          - id: gap-1
            measure: accuracy-gap
            severity: warn
            setting: fine-tuned
            variant: face-masked
            group: {attribute: gender, name: female, minus: "male"}
            at-least: -0.1
            at-most: 1e-1
            interval-end: point
            minimum-n: 50
            reason: 'why: "so"'
            owner: A. Reviewer
            expires: 2027-03-31
          - id: each
            measure: deletion-area
            each-class: true
            must-not: regress
        waivers:
          - {rule: gap-1, reason: soon, owner: B, expires: "2026-12-31"}
        """

    @Test(arguments: [(full, "toml"), ("\u{FEFF}" + full, "toml"), (fullYAML, "yaml"), (fullYAML, "yml")])
    func `say the same in TOML and in YAML`(_ text: String, _ ending: String) throws {
        let policy = try GateWorld.policy(text, ending: ending)
        let rule = try #require(policy.rules.first)
        #expect(policy.rules.map(\.id) == ["gap-1", "each"] && rule.severity == .warn)
        #expect(
            rule.subject
                == GateSelector(
                    measure: "accuracy-gap", setting: .fineTuned, variant: .faceMasked,
                    group: GateSelector.Group(attribute: "gender", name: "female", minus: "male"), classes: .together))
        #expect(rule.demand == .value(GateRule.Bounds(atLeast: -0.1, atMost: 0.1, end: .point)))
        #expect(rule.minimumCount == 50 && rule.reason == "why: \"so\"" && rule.owner == "A. Reviewer")
        #expect(rule.expires == CalendarDay("2027-03-31"))
        let other = policy.rules[1]
        #expect(other.severity == .error && other.subject.classes == .each && other.demand == .mustNot(.regress))
        #expect(other.subject.setting == nil && other.subject.variant == .original && other.minimumCount == nil)
        #expect(policy.waivers.map(\.rule) == ["gap-1"] && policy.waivers[0].expires == CalendarDay("2026-12-31"))
    }

    @Test func `off without quotation marks is off, and a class may be called 5`() throws {
        let text = """
            rules:
              - {id: a, measure: accuracy, at-least: 0.5, severity: off}
              - {id: b, measure: text-mass, class: 5, at-most: 1, owner: yes}
            """
        let policy = try GateWorld.policy(text, ending: "yaml")
        #expect(policy.rules[0].severity == .off)
        #expect(policy.rules[1].subject.classes == .one("5") && policy.rules[1].owner == "yes")
    }

    /// Lines of a rule about zero-shot accuracy, and what the sentence about them says.
    private static let wrongRules: [(String, [String])] = [
        ("at-leest = 0.5", ["rule 1", "\"at-leest\"", "\"at-least\""]),
        ("at-least = 0.5\nminimun-n = 3", ["\"minimun-n\", which may mean \"minimum-n\""]),
        ("", ["rule 1 (a)", "none of them"]), ("at-least = \"0.5\"", ["key at-least", "a number", "\"0.5\""]),
        ("at-least = nan", ["key at-least", "nan"]), ("at-most = inf", ["key at-most", "inf"]),
        ("at-least = 85", ["from 0.0 to 1.0", "85", "write 0.05 for 5 percent"]),
        ("at-least = 99999999999999999999999999", ["TOML"]), ("at-least = 1e999", ["expected"]),
        ("at-least = 0x10", ["from 0.0 to 1.0"]), ("at-least = true", ["a number", "true"]),
        ("at-least = [0.5]", ["a number", "a list"]), ("at-least = 0.9\nat-most = 0.8", ["0.9 and 0.8"]),
        ("at-least = 0.5\nmust-not = \"regress\"", ["at-least, must-not", "make a rule of each"]),
        ("must-not = \"regres\"", ["\"regres\", which may mean \"regress\""]),
        ("must = \"regress\"", ["key must", "improve"]),
        ("must-not = \"regress\"\ninterval-end = \"lower\"", ["interval-end beside a bound only"]),
        ("change-at-least = -1.5", ["from -1.0 to 1.0"]),
        ("at-least = 0.5\ninterval-end = \"lowest\"", ["key interval-end", "\"lower\""]),
        ("at-least = 0.5\nseverity = \"eror\"", ["key severity", "off, warn or error", "\"error\""]),
        ("at-least = 0.5\nseverity = false", ["key severity", "false"]),
        ("at-least = 0.5\nminimum-n = 0", ["key minimum-n", "a whole number"]),
        ("at-least = 0.5\nminimum-n = 1.5", ["key minimum-n", "1.5"]),
        ("at-least = 0.5\nminimum-n = -3", ["key minimum-n"]),
        ("at-least = 0.5\nexpires = 2026-02-29", ["expected"]),
        ("at-least = 0.5\nexpires = \"soon\"", ["key expires", "2026-12-31"]),
        ("at-least = 0.5\nexpires = 2026-12-31T00:00:00Z", ["key expires", "a date without a time"]),
        ("at-least = 0.5\nowner = 5", ["key owner", "in quotation marks"]),
        ("at-least = 0.5\nowner = \"  \"", ["key owner", "a text"]),
        ("at-least = 0.5\nvariant = \"masked\"", ["key variant", "original or face-masked"]),
        ("at-least = 0.5\ngroup = \"gender\"", ["key group", "a table"]),
        ("at-least = 0.5\ngroup = { name = \"x\" }", ["key group", "attribute"]),
        ("at-least = 0.5\ngroup = { attribute = \"x\", minus = \"y\" }", ["minus alone"]),
        ("at-least = 0.5\ngroup = { atribute = \"x\" }", ["key group", "\"attribute\""]),
        ("at-least = 0.5\nclass = \"x\"\neach-class = true", ["one of class and each-class"]),
        ("at-least = 0.5\neach-class = \"yes\"", ["true or false"]),
        ("at-least = 0.5\nat-least = 0.6", ["TOML", "line"]), ("at-least = ", ["TOML"]),
        ("at-least = 0.5\n\"a\\u0000b\" = 1", ["value 0"]),
        ("at-least = 0.5\n\"a\\nb\" = 1", ["\"a b\""]),
    ]

    @Test(arguments: wrongRules) func `are refused in one sentence`(_ lines: String, _ parts: [String]) throws {
        try expectRefusal(parts) { try GateWorld.rule(lines) }
    }

    /// Whole policies by the ending of their names.
    private static let wrongPolicies: [(String, String, [String])] = [
        ("", "toml", ["at least one rule", "no rule"]), ("", "yaml", ["no rule"]), ("# nothing\n", "yml", ["no rule"]),
        ("~", "yaml", ["a table"]), ("just words", "yaml", ["a table", "just words"]), ("- a\n- b", "yaml", ["a list"]),
        ("rules: 5", "yaml", ["key rules", "a list of tables"]), ("rules: [5]", "yaml", ["rule 1", "a table", "5"]),
        ("rules = []", "toml", ["no rule"]), ("version = 2", "toml", ["key version"]),
        ("rule = []", "toml", ["\"rule\", which may mean \"rules\""]),
        ("rules: []\nrules: []", "yaml", ["YAML", "twice"]), ("a: [", "yaml", ["YAML", "line"]),
        ("rules: *x", "yaml", ["YAML", "alias"]), ("a: &x 1\nrules: *x", "yaml", ["without anchors", "&x"]),
        ("? [a]\n: 1", "yaml", ["names as keys"]), ("a: 1\n---\nb: 2", "yaml", ["YAML"]),
        ("[[rules]]\nid = \"a\"", "toml", ["rule 1 (a)", "the key measure"]),
        ("[[rules]]\nmeasure = \"accuracy\"", "toml", ["rule 1", "the key id"]),
        ("[[rules]]\nid = \"A b\"\nmeasure = \"accuracy\"", "toml", ["key id", "a-z, 0-9 and -"]),
        (
            "[[rules]]\nid = \"a\"\nmeasure = \"accuracy-gab\"\nat-least = 0", "toml",
            ["key measure", "\"accuracy-gab\"", "\"accuracy-gap\"", "docs/exports.md"]
        ),
        (
            "[[rules]]\nid = \"a\"\nmeasure = \"accuracy-difference\"\nmust-not = \"regress\"", "toml",
            ["one direction is better", "must-not = \"change\""]
        ),
        (
            "[[rules]]\nid = \"a\"\nmeasure = \"face-rate\"\nmust = \"improve\"", "toml",
            ["one direction is better", "face-rate has none"]
        ),
        ("[[rules]]\nid=\"a\"\nmeasure=\"accuracy\"\nat-least=0\nseverity=\"off\"", "toml", ["not off", "none"]),
        (
            "[[rules]]\nid=\"a\"\nmeasure=\"accuracy\"\nat-least=0\n[[rules]]\nid=\"a\"\nmeasure=\"accuracy\"\nat-most=1",
            "toml", ["rule 2", "a once more"]
        ),
    ]

    @Test(arguments: wrongPolicies)
    func `are refused as a whole in one sentence`(_ text: String, _ ending: String, _ parts: [String]) throws {
        try expectRefusal(parts) { try GateWorld.policy(text, ending: ending) }
    }

    @Test(
        arguments: [
            (
                "rule = \"b\"\nreason = \"r\"\nowner = \"o\"\nexpires = 2026-01-01",
                ["key rule", "\"b\", which may mean \"a\""]
            ),
            ("rule = \"a\"\nowner = \"o\"\nexpires = 2026-01-01", ["waiver 1", "the key reason"]),
            ("rule = \"a\"\nreason = \"r\"\nexpires = 2026-01-01", ["the key owner"]),
            ("rule = \"a\"\nreason = \"r\"\nowner = \"o\"", ["the key expires"]),
            ("rule = \"a\"\nreason = \"r\"\nowner = \"o\"\nexpires = \"never\"", ["key expires"]),
            ("rule = \"a\"\nuntil = 1", ["\"until\""]),
        ]) func `waivers need a rule, a reason, an owner and a date`(_ lines: String, _ parts: [String]) throws
    {
        try expectRefusal(parts) { try GateWorld.rule("at-least = 0", more: "[[waivers]]\n" + lines) }
    }

    @Test func `hostile files are refused, and nothing crashes`() throws {
        let folder = try ScratchFolder()
        func refuse(_ name: String, _ content: Data?, _ parts: String..., status: Int32 = 65) throws {
            let file = folder.url.appending(path: name)
            if let content { try content.write(to: file) }
            try expectRefusal(parts, status: status) { try GatePolicy.read(file.path) }
        }
        let brackets = String(repeating: "[", count: 100_000)
        try refuse("deep.toml", Data("a = \(brackets)".utf8), "TOML")
        try refuse("deep.yaml", Data("a: \(brackets)".utf8), "YAML")
        let curly = String(repeating: "{a: ", count: 900) + String(repeating: "}", count: 900)
        try refuse("curly.yaml", Data("a: \(curly)".utf8), "deep")
        let dotted = (0..<200).map { "k\($0)" }.joined(separator: ".")
        try refuse("dotted.toml", Data("\(dotted) = 1".utf8), "deep")
        try refuse("bomb.yaml", Data("a: &a [x,x]\nb: &b [*a,*a]\n? *b\n: 1".utf8), "without anchors")
        try refuse("latin.toml", Data([0x61, 0x3D, 0x22, 0xE9, 0x22]), "UTF-8")
        try refuse("latin.yaml", Data([0x61, 0x3A, 0x20, 0xFF, 0xFE]), "UTF-8")
        try refuse("binary.toml", Data([0x61, 0, 0x62]), "bytes of value 0")
        try refuse("large.toml", Data(count: 10_000_000), "10000000 bytes")
        try refuse("long.toml", Data((String(repeating: "k", count: 900_000) + " = 1").utf8), "kkk\u{2026}")
        try refuse("many.yaml", Data(String(repeating: "- 1\n", count: 200_000).utf8), "a list")
        try refuse("nowhere.toml", nil, "found no file", status: 66)
        try refuse("gate.txt", Data(), ".toml, .yaml or .yml")
        try refuse("gate.json", Data("{}".utf8), ".toml, .yaml or .yml")
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "folder.toml"), withIntermediateDirectories: true)
        try refuse("folder.toml", nil, "a folder")
        try FileManager.default.createSymbolicLink(
            at: folder.url.appending(path: "zero.toml"), withDestinationURL: URL(filePath: "/dev/zero"))
        try refuse("zero.toml", nil, "no plain file")
        // Marks that turn the direction of a line or clear a terminal are never printed as they are.
        let error = try expectRefusal([]) {
            try GateWorld.rule("at-least = 0.5\n\"\\u202E\\u001B[2J\\u000A\" = 1")
        }
        #expect(error?.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{202E}" } == true)
    }

    /// Expects one sentence with these parts and the status of bad data, or another; gives the sentence.
    @discardableResult
    private func expectRefusal(
        _ parts: [String], status: Int32 = 65, sourceLocation: SourceLocation = #_sourceLocation,
        _ read: () throws -> GatePolicy
    ) throws -> String? {
        let error = #expect(throws: AuditError.self, sourceLocation: sourceLocation) { _ = try read() }
        let sentence = error?.description ?? ""
        #expect(error?.status.rawValue == status, sourceLocation: sourceLocation)
        #expect(!sentence.contains("\n") && sentence.hasSuffix("."), "\(sentence)", sourceLocation: sourceLocation)
        #expect(sentence.unicodeScalars.count < 600, "\(sentence)", sourceLocation: sourceLocation)
        for part in ["expected ", " but found ", "; "] + parts {
            #expect(sentence.contains(part), "\"\(part)\" in: \(sentence)", sourceLocation: sourceLocation)
        }
        return error?.description
    }
}

@Suite("Names and days of a policy")
struct GatePolicyPartTests {
    @Test func `a day is one that exists`() {
        #expect(CalendarDay("2024-02-29")?.description == "2024-02-29")
        for wrong in [
            "2023-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "26-01-01", "2026-01-00", "",
            "2026-04-31", "2026/01/01", "\u{0662}026-01-01", "2026-01-01x",
        ] {
            #expect(CalendarDay(wrong) == nil, "\(wrong)")
        }
        #expect(CalendarDay("2000-02-29") != nil)
        let days = ["2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01"].compactMap(CalendarDay.init)
        #expect(days == days.sorted() && days.count == 4)
    }

    @Test func `a moment lies in a day of UTC`() {
        #expect(CalendarDay(Date(timeIntervalSince1970: 0)).description == "1970-01-01")
        #expect(CalendarDay(Date(timeIntervalSince1970: -1)).description == "1969-12-31")
        #expect(CalendarDay(Date(timeIntervalSince1970: 1_709_251_199)).description == "2024-02-29")
        #expect(CalendarDay(Date(timeIntervalSince1970: 1_709_251_200)).description == "2024-03-01")
    }

    @Test func `a wrong name brings up the nearest ones`() {
        let names = ["accuracy", "accuracy-gap", "deletion-area", "face-mass"]
        #expect(NearestName.of("acuracy", among: names).first == "accuracy")
        #expect(NearestName.of("Accuracy_gap", among: names).first == "accuracy-gap")
        #expect(NearestName.of("something else", among: names) == [])
        #expect(NearestName.of("", among: names) == [])
        #expect(NearestName.of(String(repeating: "x", count: 1_000_000), among: names) == [])
    }

    @Test func `every measure of a report can be named, and docs/exports.md lists just these`() async throws {
        let known = MeasureDefinition.all.map(\.id)
        let fixture = try await MarkedFixture.built().fixture, folder = fixture.url("output")
        let database = try AuditDatabase(folder: folder)
        let run = try #require(try database.runNames().first)
        let document = try ReportDocument(
            try ReportContent.read(run: run, database: database, outputFolder: folder))
        for definition in document.definitions { #expect(MeasureDefinition.named(definition.id) == definition) }

        let root = Golden.folder.deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "docs/exports.md"), encoding: .utf8)
        let table = try #require(
            page.components(separatedBy: "### Measures").last?.components(separatedBy: "## CSV").first)
        let listed = table.split(separator: "\n").filter { $0.hasPrefix("| `") }.flatMap { line in
            line.dropFirst(2).prefix { $0 != "|" }.split(separator: "`").filter { $0.contains { $0.isLetter } }
        }
        #expect(listed.map(String.init).sorted() == known)
    }
}
