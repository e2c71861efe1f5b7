import Foundation

/// What a policy says of a version on a day.
struct GateResult: Sendable {
    let policy: GatePolicy
    let subjects: [GateSubject]
    /// The day that dates of the policy are held against, in UTC.
    let today: CalendarDay
    /// Whether too little evidence stops the version too.
    let isStrict: Bool
    /// One or several for each rule that is not off, in the order of the policy.
    let checks: [GateCheck]

    /// What a check comes to in the end.
    enum Level: String, Codable, CaseIterable, Sendable {
        case passed
        /// It stops nothing.
        case warning
        /// It stops nothing until a date.
        case waived
        /// The numbers do not suffice; it stops a strict gate.
        case evidence = "not enough evidence"
        case failed
    }

    /// What the gate comes to.
    enum Verdict: String, Codable, Sendable {
        case passed
        case failed
        case evidence = "not enough evidence"
    }

    /// Holds a policy against at most one document of each kind.
    init(_ policy: GatePolicy, subjects: [GateSubject], today: CalendarDay, isStrict: Bool = false) {
        self.policy = policy
        self.subjects = subjects
        self.today = today
        self.isStrict = isStrict
        checks = policy.rules.filter { $0.severity != .off }.flatMap { rule in
            GateCheck.checks(rule, of: subjects.first { $0.kind == rule.demand.asks }, today: today)
        }
    }

    /// The waiver that holds for a rule; nil where there is none, or where its date is over.
    func waiver(_ rule: GateRule) -> GateWaiver? {
        policy.waivers.filter { $0.rule == rule.id && $0.holds(on: today) }.max { $0.expires < $1.expires }
    }

    /// The rows of the second table of docs/gate.md from the top: the first that fits decides.
    func level(_ check: GateCheck) -> Level {
        if check.outcome == .passed { return .passed }
        if waiver(check.rule) != nil { return .waived }
        if check.rule.severity == .warn { return .warning }
        switch check.outcome {
        case .passed, .missed, .absent, .ended: return .failed
        case .notEstimable, .tooFew: return isStrict ? .evidence : .failed
        case .cannotTell: return isStrict ? .evidence : .warning
        }
    }

    /// The checks of a level, in order.
    func checks(_ level: Level) -> [GateCheck] { checks.filter { self.level($0) == level } }

    /// The worst of all checks decides.
    var verdict: Verdict {
        let levels = Set(checks.map(level))
        return levels.contains(.failed) ? .failed : levels.contains(.evidence) ? .evidence : .passed
    }

    /// The exit status; nil where the version passes.
    var status: ExitStatus? {
        switch verdict {
        case .passed: nil
        case .failed: .gateFailed
        case .evidence: .notEnoughEvidence
        }
    }

    /// The rule's document: where its number would be.
    func subject(of check: GateCheck) -> GateSubject? { subjects.first { $0.kind == check.rule.demand.asks } }

    /// Names of the rules that stop the version, each once and in order.
    var stopping: [String] {
        var seen: Set<String> = []
        return (checks(.failed) + checks(.evidence)).map(\.rule.id).filter { seen.insert($0).inserted }
    }
}
