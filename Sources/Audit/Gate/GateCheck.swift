import Domain
import Foundation

/// What became of one rule for one number.
struct GateCheck: Sendable {
    let rule: GateRule
    let selection: GateSelection
    let outcome: Outcome
    /// Why it is so, where the number itself does not say it.
    let reason: String?

    /// Each has a row in docs/gate.md.
    enum Outcome: String, Codable, CaseIterable, Sendable {
        case passed
        /// What has to be so is not.
        case missed
        /// There is no such number, in the baseline or at all.
        case absent
        /// The rule's own date is over.
        case ended
        /// There is such a number, and it cannot be estimated.
        case notEstimable = "not estimable"
        /// Fewer pictures are behind it than the rule asks for.
        case tooFew = "too few"
        /// The value is as it has to be, and the end of its interval is not; or a change may be chance.
        case cannotTell = "cannot tell"
    }

    /// Holds a rule against a document; `subject` is nil where there is no document of the kind that it asks for.
    static func checks(_ rule: GateRule, of subject: GateSubject?, today: CalendarDay) -> [GateCheck] {
        let selections = rule.subject.select(from: subject?.values ?? [])
        return selections.map { selection in
            let (outcome, reason) = judge(rule, selection, subject, today: today)
            return GateCheck(rule: rule, selection: selection, outcome: outcome, reason: reason)
        }
    }

    /// The rows of docs/gate.md from the top: the first that fits decides.
    private static func judge(
        _ rule: GateRule, _ selection: GateSelection, _ subject: GateSubject?, today: CalendarDay
    ) -> (Outcome, String?) {
        if let expires = rule.expires, today > expires {
            return (.ended, "The rule ended on \(expires): confirm it with a later date, or take it out.")
        }
        guard let subject else { return (.absent, GateWords.noDocument(rule.demand.asks)) }
        guard subject.differences.isEmpty else { return (.absent, GateWords.forced(subject.differences)) }
        guard let value = selection.value else { return (.absent, GateWords.absent(rule.subject, subject)) }
        if value.lacksBaseline {
            return (.absent, "The baseline has no such number.\(value.reason.map { " \($0)" } ?? "")")
        }
        guard let estimate = value.estimate else { return (.notEstimable, value.reason ?? "No reason is given.") }
        if let minimum = rule.minimumCount, estimate.count < minimum { return (.tooFew, nil) }
        switch rule.demand {
        case .value(let bounds), .change(let bounds): return (bounds.judge(estimate), nil)
        case .mustNot(let move): return (judge(value.change, mustNot: move), nil)
        case .mustImprove: return (judgeImprovement(value.change), nil)
        }
    }

    private static func judge(_ change: Change?, mustNot move: GateRule.Move) -> Outcome {
        switch change {
        case .regressed: .missed
        case .improved, .changed: move == .change ? .missed : .passed
        case .noChange, .withinNoise: .passed
        case .cannotTell, nil: .cannotTell
        }
    }

    private static func judgeImprovement(_ change: Change?) -> Outcome {
        switch change {
        case .improved: .passed
        case .regressed, .changed, .noChange: .missed
        case .withinNoise, .cannotTell, nil: .cannotTell
        }
    }
}

extension GateRule.Bounds {
    /// Whether an estimate keeps to both bounds; the worse of both decides.
    func judge(_ estimate: Estimate) -> GateCheck.Outcome {
        let least = atLeast.map { bound in
            judge(estimate, cautious: estimate.lower) { $0 >= bound }
        }
        let most = atMost.map { bound in
            judge(estimate, cautious: estimate.upper) { $0 <= bound }
        }
        let outcomes = [least, most].compactMap { $0 }
        return outcomes.contains(.missed) ? .missed : outcomes.first { $0 != .passed } ?? .passed
    }

    private func judge(_ estimate: Estimate, cautious: Double, keeps: (Double) -> Bool) -> GateCheck.Outcome {
        switch end {
        case .cautious: keeps(estimate.point) ? keeps(cautious) ? .passed : .cannotTell : .missed
        case .point: keeps(estimate.point) ? .passed : .missed
        case .lower: keeps(estimate.lower) ? .passed : .missed
        case .upper: keeps(estimate.upper) ? .passed : .missed
        }
    }
}
