import Domain
import Foundation
import Render

/// The fixed sentences of a gate.
enum GateWords {
    /// What a number is about: "Accuracy, zero-shot, faces covered, gender: female minus male".
    static func name(_ selection: GateSelection) -> String {
        name(
            MeasureDefinition.named(selection.measure)?.title ?? selection.measure, selection.setting,
            selection.variant, selection.group, selection.className)
    }

    private static func name(
        _ title: String, _ setting: Setting?, _ variant: Variant, _ group: MeasureValue.Group?, _ className: String?
    ) -> String {
        let groupName = group.map { group in
            "\(group.attribute): \(ShownName.of(group.name))" + (group.minus.map { " minus \(ShownName.of($0))" } ?? "")
        }
        let parts = [
            title, setting?.rawValue, variant == .original ? nil : Words.name(variant), groupName,
            className.map { "class \(ShownName.of($0))" },
        ]
        return SafeText.line(parts.compactMap { $0 }.joined(separator: ", "))
    }

    /// The number with its interval; of a comparison with its sign and with what became of it.
    static func value(_ check: GateCheck) -> String {
        guard let value = check.selection.value else { return "none" }
        guard let estimate = value.estimate else { return NumberFormat.notEstimable }
        let digits = digits(estimate, check.rule.demand.bounds)
        func text(_ number: Double) -> String {
            value.change == nil
                ? NumberFormat.decimal(number, digits: digits) : NumberFormat.difference(number, digits: digits)
        }
        let interval = "\(text(estimate.point)) [\(text(estimate.lower)), \(text(estimate.upper))]"
        return value.change.map { "\($0.rawValue), \(interval)" } ?? interval
    }

    /// What is asked for: "at least 0.85 by the lower end".
    static func demand(_ rule: GateRule) -> String {
        switch rule.demand {
        case .value(let bounds): words(bounds)
        case .change(let bounds): "a change of " + words(bounds)
        case .mustNot(.regress): "no regression"
        case .mustNot(.change): "no change"
        case .mustImprove: "an improvement"
        }
    }

    /// What became of a check, a sentence or two for people and for other programs.
    static func sentence(_ check: GateCheck) -> String {
        let name = name(check.selection), demand = demand(check.rule)
        let count = check.selection.value?.count.map { ", n = \(NumberFormat.count($0))" } ?? ""
        let number = value(check) + count
        let reason = SafeText.line(check.reason ?? "")
        return switch check.outcome {
        case .passed: "\(name): \(number); asked for and met: \(demand)."
        case .missed: "\(name): \(number); asked for: \(demand)."
        case .absent: "\(name): there is no such number; asked for: \(demand). \(reason)"
        case .ended: "\(name): no longer asked for: \(demand). \(reason)"
        case .notEstimable: "\(name): not estimable; asked for: \(demand). \(reason)"
        case .tooFew:
            "\(name): \(number); asked for: at least \(NumberFormat.count(check.rule.minimumCount ?? 0)) pictures."
        case .cannotTell:
            "\(name): \(number); asked for: \(demand). These pictures do not show it, so we cannot tell."
        }
    }

    // MARK: What is missing

    /// Why a rule finds nothing where no document of its kind was given.
    static func noDocument(_ kind: GateSubject.Kind) -> String {
        switch kind {
        case .report: "A bound on a value asks for the report of a run, and none was named."
        case .comparison: "A rule about a change asks for a comparison with a baseline, and none was named."
        }
    }

    /// Why no difference counts where the versions are not made alike.
    static func forced(_ differences: [String]) -> String {
        "The comparison was forced although the versions differ by \(differences.joined(separator: ", ")), so a difference "
            + "says nothing of the model alone."
    }

    /// Why a rule finds nothing in a document, with what it might have meant.
    static func absent(_ selector: GateSelector, _ subject: GateSubject) -> String {
        let alike = subject.values.filter { $0.measure == selector.measure }
        guard !alike.isEmpty else { return "The \(subject.kind.rawValue) has no \(selector.measure) at all." }
        // Those that agree in most come first.
        let named = alike.enumerated().sorted { first, second in
            let (a, b) = (agreement(selector, first.element), agreement(selector, second.element))
            return a == b ? first.offset < second.offset : a > b
        }.prefix(2).map { _, value in
            name(selector.measure, value.setting, value.variant, value.group, value.className)
        }
        return "The \(subject.kind.rawValue) has \(named.joined(separator: "; ")), for example."
    }

    private static func agreement(_ selector: GateSelector, _ value: GateValue) -> Int {
        [
            selector.setting == nil || selector.setting == value.setting, selector.variant == value.variant,
            selector.group?.attribute == value.group?.attribute,
            (selector.classes == .together) == (value.className == nil),
        ].count { $0 }
    }

    // MARK: Numbers

    private static func words(_ bounds: GateRule.Bounds) -> String {
        switch (bounds.atLeast, bounds.atMost) {
        case (let least?, let most?):
            "from \(plain(least)) to \(plain(most))\(end(bounds.end, cautious: "both ends"))"
        case (let least?, nil): "at least \(plain(least))\(end(bounds.end, cautious: "the lower end"))"
        case (nil, let most?): "at most \(plain(most))\(end(bounds.end, cautious: "the upper end"))"
        case (nil, nil): ""
        }
    }

    private static func end(_ end: GateRule.End, cautious: String) -> String {
        switch end {
        case .cautious: " by \(cautious)"
        case .lower: " by the lower end"
        case .upper: " by the upper end"
        case .point: ""
        }
    }

    /// A bound as the policy has it, with a true minus sign.
    private static func plain(_ bound: Double) -> String {
        let text = "\(bound)".replacing("-", with: "\u{2212}")
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// Decimals that it takes to see on which side of a bound a number lies: three, and six at most.
    private static func digits(_ estimate: Estimate, _ bounds: GateRule.Bounds?) -> Int {
        let ends = [bounds?.atLeast, bounds?.atMost].compactMap { $0 }
        let numbers = [estimate.point, estimate.lower, estimate.upper]
        return (3..<6).first { digits in
            let scale = pow(10, Double(digits))
            return numbers.allSatisfy { number in
                let rounded = (number * scale).rounded() / scale
                return ends.allSatisfy { (number < $0) == (rounded < $0) && (number > $0) == (rounded > $0) }
            }
        } ?? 6
    }
}

extension GateRule.Demand {
    /// The bounds; nil for a word.
    fileprivate var bounds: GateRule.Bounds? {
        switch self {
        case .value(let bounds), .change(let bounds): bounds
        case .mustNot, .mustImprove: nil
        }
    }
}

extension GateWords {
    /// What the gate comes to: "The version passes".
    static func statement(_ result: GateResult) -> String {
        switch result.verdict {
        case .passed: "The version passes"
        case .failed: "The version does not pass"
        case .evidence: "There is not enough evidence to let the version pass"
        }
    }

    /// "14 checks of 9 rules: 2 failed, 1 waived, 11 passed".
    static func counts(_ result: GateResult) -> String {
        let active = result.policy.rules.count { $0.severity != .off }
        let words: [(GateResult.Level, String)] = [
            (.failed, "failed"), (.evidence, "without enough evidence"), (.waived, "waived"),
            (.warning, "with a warning"), (.passed, "passed"),
        ]
        let counts = words.compactMap { level, word in
            let count = result.checks(level).count
            return count > 0 ? "\(NumberFormat.count(count)) \(word)" : nil
        }
        return "\(checks(result.checks.count)) of \(active == 1 ? "1 rule" : "\(NumberFormat.count(active)) rules"): "
            + counts.joined(separator: ", ")
    }

    /// What a waiver does on this day.
    static func sentence(_ waiver: GateWaiver, of result: GateResult) -> String {
        let excused = result.checks(.waived).count { $0.rule.id == waiver.rule }
        let failing = result.checks.count { $0.rule.id == waiver.rule && $0.outcome != .passed }
        let effect =
            if !waiver.holds(on: result.today) {
                failing > 0
                    ? "the waiver ended on \(waiver.expires) and excuses nothing any more"
                    : "the waiver ended on \(waiver.expires), and nothing fails; take it out"
            } else if excused > 0 {
                "\(checks(excused)) excused until \(waiver.expires)"
            } else {
                "nothing to excuse until \(waiver.expires)"
            }
        return "\(effect). \(waiver.owner): \(waiver.reason)"
    }

    private static func checks(_ count: Int) -> String {
        count == 1 ? "1 check" : "\(NumberFormat.count(count)) checks"
    }
}
