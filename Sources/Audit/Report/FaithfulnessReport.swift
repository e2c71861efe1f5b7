import Domain
import Render

/// The page on how faithful the explanations are.
struct FaithfulnessReport {
    let findings: RunFindings
    let database: AuditDatabase

    /// The page: verdict, mean curves with bands, areas class by class, and the parameters they rest on.
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
            ],
            cards: [differenceCard, improvementCard], sections: [curves, byClass].compactMap { $0 },
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

    private var byClass: Section? {
        guard !findings.compared.isEmpty else { return nil }
        let rows = findings.classNames.enumerated().map { label, name in
            let pictures = findings.compared.filter { $0.row.sample.label == label }
            func mean(_ setting: Setting) -> String {
                let areas = pictures.compactMap { $0.settings[setting]?.deletion?.area }
                return NumberFormat.decimal(areas.isEmpty ? nil : areas.reduce(0, +) / Double(areas.count))
            }
            return [
                Table.Cell(name, link: .gallery(.ofClass(label))), Table.Cell(NumberFormat.count(pictures.count)),
                Table.Cell(mean(.zeroShot)), Table.Cell(mean(.fineTuned)),
            ]
        }
        return Section(
            anchor: "classes", title: "Class by class",
            summary:
                "Mean deletion areas of the compared pictures of each class. The numbers of pictures are too small for "
                + "verdicts on single classes, so none is given.",
            table: Table(
                caption: "Mean deletion area by true class",
                columns: [
                    Table.Column("Class"), Table.Column("Pictures", isNumber: true),
                    Table.Column("Zero-shot", isNumber: true), Table.Column("Fine-tuned", isNumber: true),
                ],
                rows: rows))
    }
}
