import Domain
import Render

/// What is said of two versions.
extension Words {
    /// The sign of a change.
    static func status(_ change: Change) -> Status {
        switch change {
        case .improved: Status(.pass, "Improved")
        case .regressed: Status(.fail, "Regressed")
        case .changed: Status(.info, "Changed")
        case .noChange: Status(.info, "No change")
        case .withinNoise: Status(.info, "Within noise")
        case .cannotTell: Status(.unclear, "Cannot tell")
        }
    }

    /// What a compared number is, at the start of a sentence or in a table: "Zero-shot: mass on a face, women".
    static func name(_ measure: ComparedMeasure, _ definition: MeasureDefinition?) -> String {
        let title = definition?.title ?? measure.id
        let variant = measure.variant == .original ? nil : name(measure.variant)
        let group = measure.group.map { group in
            group.minus.map { "\(group.name) less \($0)" } ?? group.name
        }
        let parts = [title, variant, group, measure.class].compactMap { $0 }.joined(separator: ", ")
        return measure.setting.map { "\(name($0)): \(parts.lowercasedFirst)" } ?? parts
    }

    /// A value of one version in the unit of the measure.
    static func value(_ value: Double?, _ definition: MeasureDefinition?) -> String {
        switch definition?.unit {
        case .share: NumberFormat.percent(value)
        case .shareDifference: value.map { "\(points($0)) points" } ?? NumberFormat.notEstimable
        default: NumberFormat.decimal(value)
        }
    }

    /// The difference with its interval in the unit of the measure.
    static func difference(_ measure: ComparedMeasure, _ definition: MeasureDefinition?) -> String {
        guard let difference = measure.estimate else { return NumberFormat.notEstimable }
        return isShare(definition) ? points(difference) : differenceCell(difference)
    }

    /// What seeds alone make of a number, in its unit.
    static func noise(_ measure: ComparedMeasure, _ definition: MeasureDefinition?) -> String {
        guard let noise = measure.noise else { return "not known" }
        if noise == 0 { return "none" }
        return isShare(definition)
            ? "\(NumberFormat.decimal(100 * noise, digits: 1)) points" : NumberFormat.decimal(noise)
    }

    private static func isShare(_ definition: MeasureDefinition?) -> Bool {
        definition?.unit == .share || definition?.unit == .shareDifference
    }

    /// What became of one number, for one that changed.
    static func changed(_ measure: ComparedMeasure, _ definition: MeasureDefinition?) -> Finding {
        let verb =
            switch measure.change {
            case .improved: "is better in the candidate"
            case .regressed: "is worse in the candidate"
            case .changed: "is another in the candidate"
            case .noChange: "does not change"
            case .withinNoise: "changes by no more than seeds make it"
            case .cannotTell: "may or may not have changed"
            }
        let noise =
            switch measure.noise {
            case nil: "what seeds make of it is not known"
            case 0?: "seeds do not change it"
            default: "seeds alone make up to \(Words.noise(measure, definition))"
            }
        return Finding(
            status: status(measure.change),
            statement: "\(name(measure, definition)) \(verb): \(value(measure.baseline, definition)) before, "
                + "\(value(measure.candidate, definition)) after.",
            evidence: "Candidate minus baseline \(difference(measure, definition)), "
                + "\(NumberFormat.basis(of: measure.estimate)), paired by picture; "
                + "p \(equals(NumberFormat.pValue(measure.adjustedP))) after Holm's correction; \(noise).",
            more: PageLink("All numbers", .measures))
    }

    /// "= 0.03", "< 0.001".
    static func equals(_ p: String) -> String { p.hasPrefix("<") ? p : "= \(p)" }

    /// What the comparison says as a whole.
    static func verdict(_ comparison: Comparison) -> Finding {
        let all = comparison.overall, shown = comparison.shown
        func count(_ change: Change) -> Int { all.count { $0.change == change } }
        let (improved, regressed, changed) = (count(.improved), count(.regressed), count(.changed))
        let evidence =
            "\(NumberFormat.count(all.count)) numbers over all pictures are one family of tests: versions without a "
            + "difference show one in any of them at most "
            + "\(NumberFormat.percent(MeasureFamily.falseAlarmRate, digits: 0)) of the time. "
            + "\(NumberFormat.count(count(.noChange))) do not change, \(NumberFormat.count(count(.withinNoise))) change by no "
            + "more than seeds make them, and of \(NumberFormat.count(count(.cannotTell))) we cannot tell."
        let more = PageLink("All numbers", .measures)
        guard !shown.isEmpty else {
            let isSame = comparison.isSame
            return Finding(
                status: Status(.info, "No change"),
                statement: isSame
                    ? "Both versions give the same answers with the same explanations on every picture."
                    : "No number changes by more than chance and the noise of seeds would make it.",
                evidence: evidence, more: more)
        }
        let status =
            switch (improved, regressed) {
            case (_, 0) where improved > 0: Status(.pass, "Improved")
            case (0, _) where regressed > 0: Status(.fail, "Regressed")
            case (0, 0): Status(.info, "Changed")
            default: Status(.fail, "Improved and regressed")
            }
        let parts = [(improved, "better"), (regressed, "worse"), (changed, "neither better nor worse but other")]
            .filter { $0.0 > 0 }.map { "\(NumberFormat.count($0.0)) \($0.0 == 1 ? "is" : "are") \($0.1)" }
        return Finding(
            status: status,
            statement: "Of \(NumberFormat.count(all.count)) numbers \(list(parts)) in the candidate.",
            evidence: evidence,
            more: more)
    }

    /// What became of the pictures in one setting; whether that shows a difference is for the rate of face hits to say, which
    /// is corrected for all numbers that are looked at.
    static func transitions(_ transitions: Transitions, in comparison: Comparison) -> Finding {
        let turn = transitions.faceDriven, more = PageLink("Picture by picture", .transitions)
        let total = turn.newly + turn.noLonger + turn.still + turn.never
        let rate = comparison.overall.first {
            $0.id == RelianceMeasures.faces.rate.id && $0.setting == transitions.setting
        }
        guard total > 0, let rate else {
            return Finding(
                status: Status(.unclear, "Cannot tell"),
                statement:
                    "\(name(transitions.setting)): whether answers rest on faces in both versions cannot be said.",
                evidence: "No picture has a face in view of both versions.", more: more)
        }
        return Finding(
            status: status(rate.change),
            statement:
                "\(name(transitions.setting)): \(pictures(turn.noLonger)) \(turn.noLonger == 1 ? "is" : "are") no longer "
                + "face-driven, and \(NumberFormat.count(turn.newly)) newly \(turn.newly == 1 ? "is" : "are").",
            evidence:
                "\(NumberFormat.count(turn.still)) still are and \(NumberFormat.count(turn.never)) never were, of "
                + "\(pictures(total)) with a face in view. McNemar's exact test gives p "
                + "\(equals(NumberFormat.pValue(turn.p))); the verdict is that of the rate of face hits, whose p-value is "
                + "corrected for all numbers that are looked at.", more: more)
    }
}

extension String {
    /// The same with a small first letter.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

extension ComparedMeasure {
    /// The difference; nil where it cannot be estimated.
    var estimate: Estimate? {
        difference.map {
            Estimate(point: $0.point, lower: $0.lower, upper: $0.upper, level: $0.level, count: n)
        }
    }
}

extension Comparison {
    /// Whether no picture's answers and maps differ at all.
    var isSame: Bool {
        matching.onlyBaseline.isEmpty && matching.onlyCandidate.isEmpty
            && pictures.allSatisfy { picture in
                Setting.allCases.allSatisfy { setting in
                    picture.answers(setting).map {
                        $0.baseline.predicted == $0.candidate.predicted && $0.baseline.map == $0.candidate.map
                    } ?? (picture.baseline?.answer(setting) == nil && picture.candidate?.answer(setting) == nil)
                }
            }
    }
}

extension PageName {
    /// All compared numbers.
    static let measures = PageName("measures")
    /// The numbers group by group and class by class.
    static let parts = PageName("parts")
    /// What became of every picture.
    static let transitions = PageName("transitions")
    /// What the versions are, and what they differ by.
    static let versions = PageName("versions")
    /// Several versions in the order of time.
    static let timeline = PageName("timeline")
}
