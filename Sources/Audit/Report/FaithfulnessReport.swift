import Domain
import Render

/// The page on how faithful the explanations are.
struct FaithfulnessReport {
    let findings: RunFindings
    let faithfulness: FaithfulnessFindings
    let database: AuditDatabase

    /// The page: verdicts, mean curves with bands, what other scores, floors, seeds and penalties make of them, areas class
    /// by class, and the parameters they rest on.
    func page() throws -> FaithfulnessPage {
        FaithfulnessPage(
            head: PageHead(
                title: "Faithfulness",
                lead: "If an explanation is right, taking away what it marks takes away the prediction: the faster the "
                    + "probability falls, the more faithful the map.",
                trail: [PageLink("Overview", .index)]),
            findings: [
                Words.faithfulness(
                    findings.pairedAreaDifference, more: PageLink("The compared pictures", .gallery(.compared)))
            ] + furtherFindings,
            cards: [differenceCard, improvementCard] + furtherCards,
            sections: [curves] + scoreSections + floorSections + insertionSections + checkSections
                + [masked, byClass].compactMap { $0 },
            method: try ProvenanceReport(findings: findings, database: database).method())
    }

    private var differenceCard: Card {
        let difference = findings.pairedAreaDifference
        return Card(
            label: "Paired difference of the area", value: NumberFormat.difference(difference?.point),
            interval: difference.map {
                "[\(NumberFormat.difference($0.lower)), \(NumberFormat.difference($0.upper))]"
            } ?? NumberFormat.notEstimable,
            detail: "Fine-tuned minus zero-shot, picture by picture; above zero, zero-shot is more faithful.")
    }

    /// The paper's figure: (fine-tuned - zero-shot) / fine-tuned, of the means.
    private var improvementCard: Card {
        let zeroShot = findings.meanDeletionArea(.zeroShot)?.point
        let fineTuned = findings.meanDeletionArea(.fineTuned)?.point
        let share: Double? =
            if let zeroShot, let fineTuned, fineTuned > 0 { (fineTuned - zeroShot) / fineTuned } else { nil }
        return Card(
            label: "Improvement by zero-shot",
            value: share.map { NumberFormat.percent($0) } ?? NumberFormat.notEstimable,
            interval: "no interval: see the paired difference",
            detail: "Share by which the zero-shot area is smaller, as Agarwal (2023) reports it.")
    }

    private var curves: Section {
        let means = Setting.allCases.compactMap { setting in
            findings.meanDeletionCurve(setting).map { (setting: setting, points: $0) }
        }
        guard means.count == Setting.allCases.count, let steps = means.first?.points.count else {
            return Section(
                anchor: "curves", title: "Mean deletion curves",
                summary: "There is no mean curve: fewer than two pictures are classified correctly by both settings.")
        }
        // A row for about every tenth of the picture.
        let shown = (0...10).map { $0 * (steps - 1) / 10 }
        return Section(
            anchor: "curves", title: "Mean deletion curves",
            summary: Words.faithfulness(findings.pairedAreaDifference, more: nil).statement,
            figure: FigureBlock(
                figure: LineChart(
                    name: "deletion-mean", title: "Mean deletion curves",
                    series: means.map { mean in
                        LineChart.Series(
                            name: Words.name(mean.setting), style: SeriesStyle(mean.setting),
                            values: mean.points.map(\.point), band: mean.points.map { $0.lower...$0.upper })
                    },
                    across: .share("Share of pixels replaced, most salient first"),
                    up: .probability("Probability of the predicted class")),
                caption:
                    "Mean over \(Words.pictures(findings.compared.count)); bands are pointwise 95% bootstrap intervals.",
                reading:
                    "Both curves start at the mean probability of the untouched pictures and end where nothing of them "
                    + "is left. The faster a curve falls, the better the maps find what the model uses. A lower start means a "
                    + "less certain model, not a better map: the table of the first page has areas divided by the largest "
                    + "probability.",
                data: Table(
                    caption: "Mean probability of the predicted class",
                    columns: [Table.Column("Pixels replaced", isNumber: true)]
                        + means.map { Table.Column(Words.name($0.setting), isNumber: true) },
                    rows: shown.map { step in
                        [Table.Cell(NumberFormat.percent(Double(step) / Double(steps - 1), digits: 0))]
                            + means.map { Table.Cell(NumberFormat.interval($0.points[step])) }
                    })))
    }

    /// The verdicts on all that goes beyond the paper's one number for each setting.
    private var furtherFindings: [Finding] {
        guard findings.pairedAreaDifference != nil else { return [] }
        guard faithfulness.isMeasured else { return [Words.notMeasured] }
        return [
            Words.commonScore(faithfulness.scores), faithfulness.cross[.deletion].map(Words.cross),
        ].compactMap { $0 }
            + Setting.allCases.compactMap { faithfulness.floor($0, .deletion).map(Words.floors) } + [
                Words.noise(faithfulness.noise, faithfulness.checked),
                Words.matched(faithfulness.matched, claim: faithfulness.scores.claim, faithfulness.checked),
            ]
    }

    private var furtherCards: [Card] {
        guard faithfulness.isMeasured, findings.pairedAreaDifference != nil else { return [] }
        let scores = faithfulness.scores
        let holds = scores.claim.map { claim in scores.others.count { $0.better == claim } }
        return [
            Card(
                label: "Scores under which it holds",
                value: holds.map { "\($0) of \(scores.others.count)" } ?? NumberFormat.notEstimable,
                interval: "each with its own interval",
                detail: "Other ways to judge the same maps by deletion, of which three judge both by one score."),
            Card(
                label: "Difference in noise of seeds",
                value: faithfulness.noise?.ratio.map { NumberFormat.decimal($0, digits: 1) }
                    ?? NumberFormat.notEstimable,
                interval: faithfulness.noise?.difference.map { "noise \(NumberFormat.interval($0, digits: 4))" }
                    ?? Words.reason(faithfulness.checked),
                detail: "The paired difference as a multiple of its standard deviation from seed to seed."),
        ]
    }
}
