import Domain
import Foundation

/// A gate's result for programs, as `--json` prints it.
///
/// docs/gate.schema.json describes every part of it.
struct GateDocument: Encodable {
    /// What every such document calls itself.
    static let format = "vlm-audit-gate"
    /// Counts up when the document changes its shape.
    static let version = 1

    let format: String
    let version: Int
    let program: ReportDocument.Program
    let policy: Policy
    let subjects: [Subject]
    /// The day that dates are held against, in UTC.
    let today: CalendarDay
    let strict: Bool
    let verdict: GateResult.Verdict
    /// The exit status.
    let status: Int32
    /// Checks by level.
    let counts: [String: Int]
    let waivers: [Waiver]
    let checks: [Check]
    /// Names of the rules that are not looked at.
    let off: [String]

    struct Policy: Encodable {
        let file: String
        let sha256: ContentDigest
    }

    /// A document that the policy was held against.
    struct Subject: Encodable {
        let kind: GateSubject.Kind
        let run: String
        let identity: ContentDigest
    }

    struct Waiver: Encodable {
        let rule: String
        let reason: String
        let owner: String
        let expires: CalendarDay
        /// Whether it holds on the day.
        let inForce: Bool
        /// Checks that would stop the version without it.
        let excused: Int
    }

    /// One number held against one rule.
    struct Check: Encodable {
        let rule: String
        let severity: GateRule.Severity
        let level: GateResult.Level
        let outcome: GateCheck.Outcome
        let measure: String
        @OrNull var setting: Setting?
        let variant: Variant
        @OrNull var group: MeasureValue.Group?
        @OrNull var `class`: String?
        /// The number, of a comparison the difference; null where there is none.
        @OrNull var estimate: ComparedMeasure.Interval?
        @OrNull var n: Int?
        /// What a comparison says of it; null in a report.
        @OrNull var change: Change?
        /// What has to be so, in words.
        let demand: String
        let message: String
        /// Relative to the site's folder; null where there is no such number.
        @OrNull var page: String?
        @OrNull var reason: String?
        @OrNull var owner: String?
        @OrNull var expires: CalendarDay?
    }

    init(_ result: GateResult) {
        format = Self.format
        version = Self.version
        program = ReportDocument.Program(name: VLMAudit.name, version: ProgramVersion.current)
        policy = Policy(file: result.policy.file, sha256: result.policy.digest)
        subjects = result.subjects.map { Subject(kind: $0.kind, run: $0.run.name, identity: $0.run.identity) }
        today = result.today
        strict = result.isStrict
        verdict = result.verdict
        status = result.status?.rawValue ?? 0
        counts = Dictionary(
            uniqueKeysWithValues: GateResult.Level.allCases.map { ($0.rawValue, result.checks($0).count) })
        waivers = result.policy.waivers.map { waiver in
            Waiver(
                rule: waiver.rule, reason: waiver.reason, owner: waiver.owner, expires: waiver.expires,
                inForce: waiver.holds(on: result.today),
                excused: waiver.holds(on: result.today)
                    ? result.checks(.waived).count { $0.rule.id == waiver.rule } : 0)
        }
        checks = result.checks.map { Check($0, level: result.level($0)) }
        off = result.policy.rules.filter { $0.severity == .off }.map(\.id)
    }
}

extension GateDocument.Check {
    fileprivate init(_ check: GateCheck, level: GateResult.Level) {
        let asked = check.selection, value = asked.value, rule = check.rule
        self.init(
            rule: rule.id, severity: rule.severity, level: level, outcome: check.outcome, measure: asked.measure,
            setting: asked.setting, variant: asked.variant, group: asked.group, class: asked.className,
            estimate: value?.estimate.map {
                ComparedMeasure.Interval(point: $0.point, lower: $0.lower, upper: $0.upper, level: $0.level)
            }, n: value?.count, change: value?.change, demand: GateWords.demand(rule),
            message: GateWords.sentence(check), page: value?.page, reason: rule.reason, owner: rule.owner,
            expires: rule.expires)
    }
}
