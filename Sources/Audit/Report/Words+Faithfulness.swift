import Domain
import Render

/// The fixed sentences about scores, floors, seeds and penalties.
extension Words {
    /// A way to judge the maps of both settings, in tables and sentences.
    static func name(_ kind: CommonScore.Kind) -> String {
        switch kind {
        case .own: "each by its own probability"
        case .ownNormalised: "each by its own probability / largest"
        case .zeroShot: "zero-shot probability"
        case .zeroShotNormalised: "zero-shot probability / largest"
        case .fineTuned: "fine-tuned probability"
        case .fineTunedNormalised: "fine-tuned probability / largest"
        case .cosine: "cosine (share of its fall)"
        }
    }

    /// A ranking that knows nothing, in tables and sentences.
    static func name(_ floor: RankingFloor) -> String {
        switch floor {
        case .random: "random ranking"
        case .centre: "ranking from the centre"
        }
    }

    /// Whose maps are more faithful, in a table.
    static func status(better setting: Setting?) -> Status {
        setting.map { Status(.info, name($0)) } ?? Status(.unclear, "Cannot tell")
    }

    /// The same text with a capital letter at its start.
    static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// "a", "a and b", "a, b and c".
    static func list(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }

    /// What stands where a run was made before anything of this was measured.
    static let notMeasured = Finding(
        status: Status(.unclear, "Not checked"),
        statement: "Whether this holds under other scores, seeds and penalties was not checked.",
        evidence:
            "The run was made before there were such checks. The same build command adds them; no map that is there "
            + "is made anew.")

    /// Why no picture was explained again, as a sentence.
    static func reason(_ checked: FaithfulnessFindings.Checked) -> String {
        switch checked {
        case .notYet: "The run was made before there was such a check; the same build command adds it."
        case .leftOut: "It was left out on request (--checked-pictures 0)."
        case .tooFew:
            "The audit has too few maps for it to cost little; --checked-pictures asks for it all the same."
        case .done: "The pictures that were chosen for it have no results yet; the same build command goes on."
        }
    }

    // MARK: Scores

    /// Whose maps are better under the score of either setting.
    static func cross(_ table: CrossTable) -> Finding {
        let evidence =
            "Fine-tuned minus zero-shot map, picture by picture, under the "
            + Setting.allCases.map { "\($0.rawValue) score \(differenceCell(table.differences[$0]))" }
            .joined(separator: ", under the ")
            + "; \(NumberFormat.basis(of: table.differences[.zeroShot])), bootstrap."
        let statement: String
        let status: Status
        switch (table.better(by: .zeroShot), table.better(by: .fineTuned)) {
        case (let one?, let other?) where one == other:
            statement = "\(name(one)) maps are the more faithful ones under the score of either setting."
            status = Status(.info, "\(name(one)) under both")
        case (.zeroShot, .fineTuned):
            statement = "Under each setting's score its own maps are the more faithful ones."
            status = Status(.info, "Each under its own")
        case (.fineTuned, .zeroShot):
            statement = "Under each setting's score the maps of the other are the more faithful ones."
            status = Status(.info, "Each under the other's")
        case (let one, let other):
            statement =
                "\(part(one, .zeroShot, table)); \(lowercased(part(other, .fineTuned, table)))."
            status = Status(.unclear, "Cannot tell")
        }
        return Finding(status: status, statement: statement, evidence: evidence)
    }

    private static func part(_ better: Setting?, _ scorer: Setting, _ table: CrossTable) -> String {
        guard let better else {
            guard let difference = table.differences[scorer] else {
                return "Whose maps are more faithful under the \(scorer.rawValue) score cannot be said"
            }
            return "We cannot tell whose maps are more faithful under the \(scorer.rawValue) score"
                + needed(difference, what: "compared pictures")
        }
        return "Under the \(scorer.rawValue) score \(better.rawValue) maps are the more faithful ones"
    }

    private static func lowercased(_ sentence: String) -> String {
        sentence.prefix(1).lowercased() + sentence.dropFirst()
    }

    /// Under how many scores the claim holds that the paper's score makes.
    static func commonScore(_ scores: CommonScore, more: PageLink? = nil) -> Finding {
        let others = scores.others
        func under(_ setting: Setting?) -> [String] { others.filter { $0.better == setting }.map { name($0.kind) } }
        let common = others.filter { [.zeroShot, .fineTuned, .cosine].contains($0.kind) }
        let evidence =
            "One score for both, fine-tuned minus zero-shot map: "
            + common.map { "\(name($0.kind)) \(differenceCell($0.difference))" }.joined(separator: "; ")
            + "; \(NumberFormat.basis(of: common.first?.difference)), bootstrap by picture."
        guard let claim = scores.claim else {
            let shown = Setting.allCases.filter { !under($0).isEmpty }.map {
                "\($0.rawValue) explanations are the more faithful ones under \(list(under($0)))"
            }
            return Finding(
                status: Status(.unclear, "Cannot tell"),
                statement: "By the paper's score we cannot tell whose explanations are more faithful, and "
                    + (shown.isEmpty
                        ? "under none of \(others.count) other scores either."
                        : "\(list(shown)), of \(others.count) other scores."),
                evidence: evidence, more: more)
        }
        let holds = under(claim), against = under(claim.other), unclear = under(nil)
        let parts = [
            "\(name(claim)) explanations are the more faithful ones under \(holds.count) of \(others.count) other scores",
            against.isEmpty ? nil : "\(claim.other.rawValue) ones are under \(list(against))",
            unclear.isEmpty ? nil : "we cannot tell under \(list(unclear))",
        ]
        let status =
            holds.count == others.count
            ? Status(.pass, "Holds") : against.isEmpty ? Status(.unclear, "Holds in part") : Status(.fail, "Depends")
        return Finding(
            status: status, statement: parts.compactMap { $0 }.joined(separator: "; ") + ".", evidence: evidence,
            more: more)
    }

    // MARK: Floors

    /// Whether a setting's maps are better than rankings that know nothing.
    static func floors(_ comparison: FloorComparison) -> Finding {
        let setting = comparison.setting.rawValue
        func named(_ answer: Bool?) -> String? {
            let floors = RankingFloor.allCases.filter { comparison.beats($0) == answer }
            return floors.isEmpty ? nil : list(floors.map { "a \(name($0))" })
        }
        let better = named(true), worse = named(false), unclear = named(nil)
        let status =
            switch comparison.verdict {
            case .pass: Status(.pass, "Above the floor")
            case .fail: Status(.fail, "Below the floor")
            case .cannotTell: Status(.unclear, "Cannot tell")
            }
        let parts = [
            worse.map { "they are less faithful than \($0)" }, better.map { "they are more faithful than \($0)" },
            unclear.map { "we cannot tell whether they are more faithful than \($0)" },
        ]
        let statement =
            comparison.area == nil
            ? "Whether \(setting) maps are better than rankings that know nothing of the model cannot be said."
            : "\(name(comparison.setting)) maps by \(comparison.game.rawValue): "
                + parts.compactMap { $0 }.joined(separator: "; ") + "."
        return Finding(
            status: status, statement: statement,
            evidence: "Area of the maps less that of a "
                + RankingFloor.allCases.map { "\(name($0)) \(differenceCell(comparison.differences[$0]))" }
                .joined(separator: ", of a ")
                + "; \(NumberFormat.basis(of: comparison.area)), picture by picture, bootstrap.")
    }

    // MARK: Seeds and penalties

    /// Whether the difference of the settings is more than other seeds would make of it.
    static func noise(_ noise: NoiseFloor?, _ checked: FaithfulnessFindings.Checked) -> Finding {
        guard let noise, let observed = noise.observed, let spread = noise.difference else {
            return Finding(
                status: Status(.unclear, "Not checked"),
                statement: "What another seed would change was not measured.", evidence: reason(checked))
        }
        let evidence =
            "Paired difference \(NumberFormat.difference(observed.point)); its standard deviation from seed to seed is "
            + "\(NumberFormat.interval(spread, digits: 4)), from \(noise.seeds) explanations of each of "
            + "\(pictures(spread.count)), bootstrap by picture."
        switch noise.verdict {
        case .pass:
            return Finding(
                status: Status(.pass, "Above the noise"),
                statement: "The difference of the settings is \(times(noise.ratio)) the noise of seeds.",
                evidence: evidence)
        case .fail:
            return Finding(
                status: Status(.unclear, "Within the noise"),
                statement: "The difference of the settings is no larger than the noise of seeds.", evidence: evidence)
        case .cannotTell:
            return Finding(
                status: Status(.unclear, "Cannot tell"),
                statement: "We cannot tell whether the difference of the settings is more than the noise of seeds.",
                evidence: evidence)
        }
    }

    /// "12 times", "2.4 times".
    static func times(_ ratio: Double?) -> String {
        guard let ratio else { return NumberFormat.notEstimable }
        return "\(NumberFormat.decimal(ratio, digits: ratio < 10 ? 1 : 0)) times"
    }

    /// Whether the claim stands when the penalties weigh the same on both scores.
    static func matched(
        _ matched: MatchedRegularisation?, claim: Setting?, _ checked: FaithfulnessFindings.Checked
    ) -> Finding {
        guard let matched, let difference = matched.difference else {
            return Finding(
                status: Status(.unclear, "Not checked"),
                statement: "What is left of the difference with equal weight of the penalties was not measured.",
                evidence: matched == nil
                    ? reason(checked) : "Fewer than two pictures have a normalised map in both settings.")
        }
        let statement: String
        let status: Status
        switch (claim, matched.better) {
        case (let claim?, let better?) where claim == better:
            statement =
                "With penalties that weigh the same on both scores, \(claim.rawValue) explanations are still the more "
                + "faithful ones."
            status = Status(.pass, "Stands")
        case (_?, let better?):
            statement =
                "With penalties that weigh the same on both scores, \(better.rawValue) explanations are the more "
                + "faithful ones: the order turns round."
            status = Status(.fail, "Turns round")
        case (nil, let better?):
            statement =
                "With penalties that weigh the same on both scores, \(better.rawValue) explanations are the more "
                + "faithful ones."
            status = Status(.info, name(better))
        case (_, nil):
            statement =
                "With penalties that weigh the same on both scores, we cannot tell whose explanations are more faithful"
                + needed(difference, what: "pictures of this kind") + "."
            status = Status(.unclear, "Cannot tell")
        }
        return Finding(
            status: status, statement: statement,
            evidence:
                "Paired difference of the deletion area, fine-tuned minus zero-shot: \(differenceCell(difference)) with "
                + "normalised scores, \(differenceCell(matched.ownDifference)) with the run's own on the same pictures; "
                + "\(NumberFormat.basis(of: difference)), bootstrap by picture.")
    }

    /// What the first page says of all this: scores, seeds and penalties in one.
    static func robustness(_ faithfulness: FaithfulnessFindings, more: PageLink) -> Finding {
        guard faithfulness.isMeasured else {
            var finding = notMeasured
            finding.more = more
            return finding
        }
        var finding = commonScore(faithfulness.scores, more: more)
        // Maps that do worse than a blind ranking put the comparison itself in question, so that comes first.
        let belowFloor = faithfulness.floors.filter { $0.game == .deletion && $0.verdict == .fail }
        finding.evidence =
            (belowFloor.map { floors($0).statement } + [
                noise(faithfulness.noise, faithfulness.checked).statement,
                matched(faithfulness.matched, claim: faithfulness.scores.claim, faithfulness.checked).statement,
            ]).joined(separator: " ")
        return finding
    }
}

extension Setting {
    /// The one that this is not.
    var other: Setting { self == .zeroShot ? .fineTuned : .zeroShot }
}
