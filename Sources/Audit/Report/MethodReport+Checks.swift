import Domain
import Engine
import Render

/// Whether a verdict on faithfulness is an artefact of a score, of chance or of a penalty.
extension MethodReport {
    /// In the order of the page on faithfulness.
    var checks: [MethodEntry] {
        [insertionCurve, crossTable, commonScore, blindRankings, seedNoise, matchedPenalties]
    }

    private var insertionCurve: MethodEntry {
        MethodEntry(
            anchor: "insertion-curve", title: "Insertion: does the answer come back with what the map marks?",
            paragraphs: [
                "The reverse of deletion: the curve starts at the blurred picture and ends at the whole one, and "
                    + "pixels come back in the order of the map, the most salient first. The faster the probability "
                    + "rises, the more faithful the map. The blur is the explainer's own, so that \u{201C}not "
                    + "there\u{201D} means the same while a map is made and while it is judged."
            ],
            formulas: ["area = ∫₀¹ p(share of pixels brought back), by the trapezoid rule"],
            cannotSay:
                "How the map would do from another start: it was made with this very blur, which may favour it.",
            source: "Petsiuk et al., BMVC 2018 (RISE), who blur with a nearly flat kernel of 11 × 11 pixels.",
            constants: inThisRun(
                insertion.map {
                    [
                        Fact("Pixels a step", NumberFormat.count($0.step)),
                        Fact("Starts from", "the picture blurred, Gaussian, \($0.blurSigma) pixels"),
                    ]
                }))
    }

    private var crossTable: MethodEntry {
        MethodEntry(
            anchor: "cross-table", title: "Whose map, whose score: each setting's maps under both scores",
            paragraphs: [
                "Both settings share the image encoder, so the pictures along one curve are encoded once and judged by "
                    + "both classifiers. The table of two by two has the mean area of each setting's maps under each "
                    + "setting's probability of the true class, for deletion and for insertion.",
                "Under one score both maps of a picture are judged by the same values. A setting whose maps win under "
                    + "its own score alone has found what it uses itself; one whose maps win under both has found what "
                    + "the pictures hold.",
            ],
            formulas: ["difference under a score = mean(area of the fine-tuned map − area of the zero-shot map)"],
            cannotSay:
                "Which score is the right one. The areas of one map under two scores are on two scales and are not "
                + "compared.",
            source: "A table of this program; curves as in Petsiuk et al., BMVC 2018.",
            constants: inThisRun(insertion.map { _ in [Fact("Compared", Words.pictures(findings.compared.count))] }))
    }

    private var commonScore: MethodEntry {
        let others = CommonScore.Kind.allCases.filter { $0 != .own }
        return MethodEntry(
            anchor: "common-score", title: "One score for both: does the claim hold under other scores?",
            paragraphs: [
                "The paper judges each setting's maps by the setting's own probability. Its claim is repeated under "
                    + "other scores, of which most judge both settings' maps by one and the same; three of them with "
                    + "areas divided by the curve's largest value, which takes the confidence out.",
                "The cosine with the true class's prompt has no natural zero, so its curve is taken as the share of "
                    + "its fall that is left. Both ends belong to the picture and not to the map, so two maps of one "
                    + "picture are judged on one scale. Pictures whose cosine hardly falls do not count there, and "
                    + "are counted.",
            ],
            formulas: [
                "divided area = area / largest value of the curve",
                "cosine: area of (s − s at the end) / (s at the start − s at the end)",
            ],
            terms: ["s is the cosine along the deletion curve, from the whole picture to nothing of it."],
            cannotSay:
                "That the scores confirm one another: they share maps and pictures, and nothing is corrected for their "
                + "number. They can only weaken the claim.",
            source: "\(Self.paper), for the claim; the other scores are a choice of this program.",
            constants: inThisRun(
                insertion.map { _ in
                    [
                        Fact("Other scores", others.map(Words.name).joined(separator: "; ")),
                        Fact("Least fall of the cosine", NumberFormat.decimal(CommonScore.leastFall, digits: 2)),
                    ]
                }))
    }

    private var blindRankings: MethodEntry {
        MethodEntry(
            anchor: "blind-rankings", title: "Floors: rankings that know nothing of the model",
            paragraphs: [
                "What a map is worth is its distance from rankings that know nothing: a map of random values, drawn "
                    + "for each picture, and a Gaussian around the centre, because photographers put what matters in "
                    + "the middle. Both play the same games, by the setting's own probability.",
                "The random map is as coarse as the explanations on purpose. Noise that is taken out pixel by pixel "
                    + "disturbs a model by itself, and would be too easy a floor.",
                "Above the floor: better than both. Below the floor: worse than one of them. Where an interval holds "
                    + "zero, we cannot tell.",
            ],
            formulas: ["difference = mean(area of the map − area of the blind ranking)"],
            cannotSay:
                "That a map above the floor is right, or how much better a map could be. One random ranking is drawn "
                + "for each picture; its own chance is in the interval over the pictures.",
            source: "Both floors, and what they are made of, are a choice of this program.",
            constants: inThisRun(
                floors.map {
                    [
                        Fact("Random", "\($0.side) × \($0.side) values, uniform, seed \($0.seed)"),
                        Fact(
                            "From the centre",
                            "Gaussian, standard deviation \(NumberFormat.percent($0.spread, digits: 0)) of the side"),
                        Fact("Compared", Words.pictures(findings.compared.count)),
                    ]
                }))
    }

    private var seedNoise: MethodEntry {
        let share = NumberFormat.percent(MapAgreement.topShare, digits: 0)
        let seeds = (perturbation.map { [$0.seed] } ?? []) + otherSeeds
        return MethodEntry(
            anchor: "seed-noise", title: "The noise of seeds: what would another seed change?",
            paragraphs: [
                "Where masks start at random or the view moves, two explanations of one prediction differ. A "
                    + "balanced choice of the compared pictures, by class and gender, is explained again in both "
                    + "settings with the seeds after the run's own.",
                "Each picture has random numbers of its own, so the spread of a mean is that of one picture over the "
                    + "root of their number. The difference of the settings counts as above the noise where it is "
                    + "over twice the upper end of its spread, and as within the noise where it is at most twice the "
                    + "lower end.",
                "Beside it stand the rank correlation of two maps of one picture (Spearman), the share of the most "
                    + "salient \(share) of the cells that they have in common, and how often a hit changes.",
            ],
            formulas: ["noise of a mean over N pictures = √(mean(s²) / N)"],
            terms: [
                "s² is the unbiased variance of a picture's value over its seeds; the interval is that of its mean "
                    + "over the pictures that were explained again, under the root."
            ],
            cannotSay:
                "What other pictures would change: that is what the intervals of the other tables say. Nor what "
                + "another training of the head would.",
            source: "The choice of pictures and the factor two are conventions of this program.",
            constants: inThisRun(
                again.map { $0 + [Fact("Seeds", seeds.map { String($0) }.joined(separator: ", "))] }))
    }

    private var matchedPenalties: MethodEntry {
        MethodEntry(
            anchor: "matched-penalties", title: "Penalties of equal weight: explanations with a normalised score",
            paragraphs: [
                "Where a score can fall by little, the same penalties let a map mark less than where it can fall by "
                    + "one: a cosine falls by a few hundredths, a probability by up to one. So the pictures that are "
                    + "explained again are explained once more with a score that is 1 for the picture as it is and 0 "
                    + "for the fully blurred one, in both settings.",
                "Deletion areas, still by the own probability, and the share of the picture that is marked stand "
                    + "beside those of the run's own maps of the same pictures. Pictures from whose score blurring "
                    + "takes nothing have no such map; they are left out and counted.",
            ],
            formulas: ["normalised score = (y − y_blurred) / (y_clean − y_blurred)"],
            terms: [
                "y is the setting's score, as in Meaningful Perturbation, y_clean that of the picture as it is, and "
                    + "y_blurred that of the fully blurred one; both are taken in the middle of the window's way."
            ],
            cannotSay:
                "What other weights of the penalties would give: they weigh the same on both scores, and are not the "
                + "best ones for either.",
            source: "The normalised score of Fong and Vedaldi, ICCV 2017, who tell by it when a prediction is gone.",
            constants: inThisRun(
                again.flatMap { again in
                    matched.map { mask in
                        again + [
                            Fact("λ₁", "\(mask.l1Weight)"), Fact("λ₂", "\(mask.tvWeight)"),
                            Fact("Blur", "\(mask.blurSigma) pixels"), Fact("Seed", String(mask.seed)),
                        ]
                    }
                }))
    }

    // MARK: Constants

    /// Whether pictures were explained again, and if not, why.
    private var checked: FaithfulnessFindings.Checked { FaithfulnessFindings.Checked(findings.checks) }

    /// Which pictures were explained again; nil where none were.
    private var again: [Fact]? {
        guard case .done(let count) = checked, let asked = findings.checks?.parameters else { return nil }
        let share = NumberFormat.percent(CheckParameters.largestShare, digits: 0)
        let rule =
            asked.pictures.map { "at most \(NumberFormat.count($0)), as asked for" }
            ?? "at most \(CheckParameters.most), and at most \(share) of the maps are made again"
        return [
            Fact("Explained again", Words.pictures(count)), Fact("Choice", "balanced by class and gender; \(rule)"),
        ]
    }

    /// The constants of a check, or why it was not made.
    private func inThisRun(_ facts: [Fact]?) -> FactGroup {
        FactGroup("In this run", facts ?? [Fact("Not made", Words.reason(checked))])
    }
}
