import Domain
import Testing

@testable import Audit

/// Every row of the tables in docs/gate.md.
@Suite("What a gate decides")
struct GateDecisionTests {
    /// Outcome of one rule for one number.
    private func outcome(_ lines: String, _ subject: GateSubject, measure: String = "accuracy") throws
        -> GateCheck.Outcome
    {
        let result = GateResult(
            try GateWorld.rule(lines, measure: measure), subjects: [subject], today: GateWorld.day)
        #expect(result.checks.count == 1)
        return result.checks[0].outcome
    }

    // MARK: The first table: what a number comes to

    @Test(
        arguments: [
            // The cautious end counts where nothing else is said.
            ("at-least = 0.8", .passed), ("at-least = 0.85", .passed), ("at-least = 0.88", .cannotTell),
            ("at-least = 0.9", .cannotTell), ("at-least = 0.93", .missed), ("at-least = 0.99", .missed),
            ("at-most = 0.99", .passed), ("at-most = 0.95", .passed), ("at-most = 0.92", .cannotTell),
            ("at-most = 0.9", .cannotTell), ("at-most = 0.87", .missed), ("at-most = 0.5", .missed),
            // A named end decides alone.
            ("at-least = 0.88\ninterval-end = \"point\"", .passed),
            ("at-least = 0.93\ninterval-end = \"point\"", .missed),
            ("at-least = 0.88\ninterval-end = \"lower\"", .missed),
            ("at-least = 0.93\ninterval-end = \"upper\"", .passed),
            ("at-least = 0.96\ninterval-end = \"upper\"", .missed),
            ("at-most = 0.92\ninterval-end = \"upper\"", .missed),
            ("at-most = 0.86\ninterval-end = \"lower\"", .passed),
            ("at-least = 0.88\ninterval-end = \"cautious\"", .cannotTell),
            // Of two bounds the worse counts.
            ("at-least = 0.8\nat-most = 0.99", .passed), ("at-least = 0.8\nat-most = 0.92", .cannotTell),
            ("at-least = 0.1\nat-most = 0.2", .missed),
        ] as [(String, GateCheck.Outcome)])
    func `a bound on 0.9 [0.85, 0.95]`(_ lines: String, _ expected: GateCheck.Outcome) throws {
        #expect(try outcome(lines, GateWorld.report([GateWorld.value()])) == expected)
    }

    @Test(
        arguments: [
            ("change-at-least = -0.05", (-0.02, -0.04, 0.0), .passed),
            ("change-at-least = -0.05", (-0.02, -0.06, 0.02), .cannotTell),
            ("change-at-least = -0.05", (-0.07, -0.09, -0.02), .missed),
            ("change-at-most = 0.05", (0.02, -0.01, 0.04), .passed),
            ("change-at-most = 0.05\ninterval-end = \"point\"", (0.02, -0.06, 0.2), .passed),
        ] as [(String, (Double, Double, Double), GateCheck.Outcome)])
    func `a bound on a change`(
        _ lines: String, _ difference: (Double, Double, Double), _ expected: GateCheck.Outcome
    ) throws {
        let subject = GateWorld.comparison([GateWorld.compared(.changed, difference: difference)])
        #expect(try outcome(lines, subject) == expected)
    }

    @Test(
        arguments: [
            ("must-not = \"regress\"", .regressed, .missed), ("must-not = \"regress\"", .improved, .passed),
            ("must-not = \"regress\"", .changed, .passed), ("must-not = \"regress\"", .noChange, .passed),
            ("must-not = \"regress\"", .withinNoise, .passed), ("must-not = \"regress\"", .cannotTell, .cannotTell),
            ("must-not = \"change\"", .regressed, .missed), ("must-not = \"change\"", .improved, .missed),
            ("must-not = \"change\"", .changed, .missed), ("must-not = \"change\"", .noChange, .passed),
            ("must-not = \"change\"", .withinNoise, .passed), ("must-not = \"change\"", .cannotTell, .cannotTell),
            ("must = \"improve\"", .improved, .passed), ("must = \"improve\"", .regressed, .missed),
            ("must = \"improve\"", .changed, .missed), ("must = \"improve\"", .noChange, .missed),
            ("must = \"improve\"", .withinNoise, .cannotTell), ("must = \"improve\"", .cannotTell, .cannotTell),
        ] as [(String, Change, GateCheck.Outcome)])
    func `a word about a change`(_ lines: String, _ change: Change, _ expected: GateCheck.Outcome) throws {
        #expect(try outcome(lines, GateWorld.comparison([GateWorld.compared(change)])) == expected)
    }

    @Test func `what is not there, cannot be estimated, or rests on too little is never taken for good`() throws {
        let bound = "at-least = 0.1"
        #expect(try outcome(bound, GateWorld.report([])) == .absent)
        #expect(try outcome(bound, GateWorld.report([GateWorld.value("accuracy", .fineTuned)])) == .absent)
        #expect(try outcome(bound, GateWorld.comparison([GateWorld.compared(.noChange)])) == .absent)
        #expect(try outcome("must-not = \"regress\"", GateWorld.report([GateWorld.value()])) == .absent)
        let missing = GateWorld.report([GateWorld.value("accuracy", .zeroShot, nil, reason: "No picture counts.")])
        #expect(try outcome(bound, missing) == .notEstimable)
        #expect(try outcome(bound + "\nminimum-n = 201", GateWorld.report([GateWorld.value()])) == .tooFew)
        #expect(try outcome(bound + "\nminimum-n = 200", GateWorld.report([GateWorld.value()])) == .passed)
        let few = GateWorld.comparison([
            GateWorld.compared(.cannotTell, difference: nil, baseline: nil, candidate: nil, reason: "Too few.")
        ])
        #expect(try outcome("must-not = \"regress\"", few) == .notEstimable)
        let alone = GateWorld.comparison([GateWorld.compared(.cannotTell, difference: nil, baseline: nil)])
        #expect(try outcome("must-not = \"regress\"", alone) == .absent)
    }

    @Test func `a comparison that was forced answers nothing`() throws {
        func forced(isBlocking: Bool) -> GateSubject {
            let difference = IdentityDifference(
                name: "prompts", baseline: "a", candidate: "b", isBlocking: isBlocking)
            return GateSubject(
                GateWorld.document([GateWorld.compared(.improved)], differences: [difference]), folder: nil)
        }
        #expect(try outcome("must-not = \"regress\"", forced(isBlocking: true)) == .absent)
        #expect(try outcome("must-not = \"regress\"", forced(isBlocking: false)) == .passed)
    }

    @Test func `a rule ends on its date and asks to be confirmed`() throws {
        let subject = GateWorld.report([GateWorld.value()])
        #expect(try outcome("at-least = 0.1\nexpires = 2026-06-15", subject) == .passed)
        #expect(try outcome("at-least = 0.1\nexpires = 2026-06-14", subject) == .ended)
    }

    // MARK: The second table: what that does to the version

    /// A policy and a number for each outcome.
    private static let examples: [(GateCheck.Outcome, String, MeasureValue?)] = [
        (.passed, "at-least = 0.5", GateWorld.value()), (.missed, "at-least = 0.99", GateWorld.value()),
        (.absent, "at-least = 0.5", nil), (.ended, "at-least = 0.5\nexpires = 2020-01-01", GateWorld.value()),
        (.notEstimable, "at-least = 0.5", GateWorld.value("accuracy", .zeroShot, nil, reason: "None.")),
        (.tooFew, "at-least = 0.5\nminimum-n = 500", GateWorld.value()),
        (.cannotTell, "at-least = 0.88", GateWorld.value()),
    ]

    private static let waiver = "[[waivers]]\nrule = \"a\"\nreason = \"r\"\nowner = \"o\"\nexpires = 2026-06-15"
    private static let endedWaiver = "[[waivers]]\nrule = \"a\"\nreason = \"r\"\nowner = \"o\"\nexpires = 2026-06-14"

    @Test(
        arguments: [
            (.passed, .passed, .passed, .passed), (.missed, .failed, .failed, .warning),
            (.absent, .failed, .failed, .warning), (.ended, .failed, .failed, .warning),
            (.notEstimable, .failed, .evidence, .warning), (.tooFew, .failed, .evidence, .warning),
            (.cannotTell, .warning, .evidence, .warning),
        ] as [(GateCheck.Outcome, GateResult.Level, GateResult.Level, GateResult.Level)])
    func `an outcome comes to a level`(
        _ outcome: GateCheck.Outcome, _ plain: GateResult.Level, _ strict: GateResult.Level, _ warn: GateResult.Level
    ) throws {
        let (_, lines, value) = try #require(Self.examples.first { $0.0 == outcome })
        let subject = GateWorld.report([value].compactMap { $0 })
        func level(_ lines: String, isStrict: Bool, more: String = "") throws -> GateResult.Level {
            let result = GateResult(
                try GateWorld.rule(lines, more: more), subjects: [subject], today: GateWorld.day, isStrict: isStrict)
            try #require(result.checks.map(\.outcome) == [outcome])
            return result.level(result.checks[0])
        }
        #expect(try level(lines, isStrict: false) == plain)
        #expect(try level(lines, isStrict: true) == strict)
        let warning = "severity = \"warn\"\n" + lines
        #expect(try level(warning, isStrict: false) == warn && level(warning, isStrict: true) == warn)
        // A waiver excuses whatever it is through its last day, and nothing the day after.
        let excused: GateResult.Level = outcome == .passed ? .passed : .waived
        for isStrict in [false, true] {
            #expect(try level(lines, isStrict: isStrict, more: Self.waiver) == excused)
            #expect(try level(lines, isStrict: isStrict, more: Self.endedWaiver) == (isStrict ? strict : plain))
        }
    }

    @Test func `the worst of all checks decides the status`() throws {
        func status(_ severities: [String], isStrict: Bool) throws -> Int32? {
            let rules = severities.enumerated().map {
                "[[rules]]\nid = \"r\($0)\"\nmeasure = \"accuracy\"\nsetting = \"zero-shot\"\n\($1)"
            }
            let result = GateResult(
                try GateWorld.policy(rules.joined(separator: "\n")), subjects: [GateWorld.report([GateWorld.value()])],
                today: GateWorld.day, isStrict: isStrict)
            return result.status?.rawValue
        }
        let pass = "at-least = 0.5", miss = "at-least = 0.99", open = "at-least = 0.88"
        let few = "at-least = 0.5\nminimum-n = 500"
        #expect(try status([pass], isStrict: true) == nil)
        #expect(try status([pass, open], isStrict: false) == nil)
        #expect(try status([pass, open], isStrict: true) == 3)
        #expect(try status([pass, few], isStrict: false) == 1)
        #expect(try status([pass, few], isStrict: true) == 3)
        #expect(try status([open, miss], isStrict: true) == 1)
        #expect(try status([pass, miss], isStrict: false) == 1)
        #expect(try status(["severity = \"warn\"\n" + miss, pass], isStrict: true) == nil)
        #expect(try status(["severity = \"off\"\n" + miss, pass], isStrict: true) == nil)
    }
}
