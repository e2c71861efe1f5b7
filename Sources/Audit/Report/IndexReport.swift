import Domain
import Render

/// The first page of a run's report.
struct IndexReport {
    let findings: RunFindings
    let faithfulness: FaithfulnessFindings
    let fairness: FairnessReport
    let text: TextReport
    let dataset: DatasetReport
    let database: AuditDatabase

    /// The page: limits, verdicts, the numbers behind them, what was left out, and what it takes to repeat it.
    func page() throws -> IndexPage {
        IndexPage(
            head: PageHead(
                title: "Audit of \(findings.modelName) on \(findings.datasetName)",
                lead:
                    "How one model decides when it matches pictures with words (zero-shot) and with a linear head trained "
                    + "on its features (fine-tuned), on \(Words.pictures(findings.pictures.count)) of the \(Words.split(findings.split))."
            ),
            limits: try dataset.limits + LimitsReport(findings: findings, database: database).limits(),
            findings: [
                Words.faithfulness(findings.pairedAreaDifference, more: PageLink("See the curves", .faithfulness)),
                robustness, accuracyFinding,
            ].compactMap { $0 } + fairness.indexFindings + text.indexFindings + dataset.indexFindings,
            cards: Setting.allCases.map(accuracyCard) + Setting.allCases.map(areaCard) + fairness.cards
                + text.cards,
            sections: [accuracy, areas], excluded: excluded,
            provenance: try ProvenanceReport(findings: findings, database: database).groups())
    }

    /// How far the verdict on faithfulness depends on scores, seeds and penalties; nil where there is no verdict.
    private var robustness: Finding? {
        findings.pairedAreaDifference.map { _ in
            Words.robustness(faithfulness, more: PageLink("Scores, seeds and penalties", .faithfulness))
        }
    }

    private var accuracyFinding: Finding {
        let zeroShot = findings.accuracy(.zeroShot), fineTuned = findings.accuracy(.fineTuned)
        return findings.split == .train
            ? Words.accuracyOnTraining(zeroShot: zeroShot, fineTuned: fineTuned)
            : Words.accuracy(
                zeroShot: zeroShot, fineTuned: fineTuned, difference: findings.pairedAccuracyDifference)
    }

    private func accuracyCard(_ setting: Setting) -> Card {
        let estimate = findings.accuracy(setting)
        let right = findings.readable.count { $0.isCorrect(setting) }
        return Card(
            label: "Accuracy, \(setting.rawValue)", value: NumberFormat.percent(estimate?.point),
            interval: estimate.map { "[\(NumberFormat.percent($0.lower)), \(NumberFormat.percent($0.upper))]" }
                ?? NumberFormat.notEstimable,
            detail: "\(NumberFormat.count(right)) of \(Words.pictures(findings.readable.count)) right; Wilson interval."
        )
    }

    private func areaCard(_ setting: Setting) -> Card {
        let estimate = findings.meanDeletionArea(setting)
        return Card(
            label: "Deletion area, \(setting.rawValue)", value: NumberFormat.decimal(estimate?.point),
            interval: estimate.map { "[\(NumberFormat.decimal($0.lower)), \(NumberFormat.decimal($0.upper))]" }
                ?? NumberFormat.notEstimable,
            detail:
                "Lower is more faithful; mean over \(Words.pictures(findings.deletionAreas(setting).count)) that both "
                + "settings classify correctly.",
            more: PageLink("Faithfulness", .faithfulness))
    }

    private var accuracy: Section {
        let estimates = Setting.allCases.map { ($0, findings.accuracy($0)) }
        return Section(
            anchor: "accuracy", title: "How often the model is right",
            summary: accuracyFinding.statement,
            figure: FigureBlock(
                figure: IntervalChart(
                    name: "accuracy", title: "Accuracy of both settings", rows: rows(estimates),
                    axis: .share("Share of pictures classified correctly")),
                caption: "Accuracy on \(Words.pictures(findings.readable.count)), with 95% Wilson intervals.",
                reading:
                    "The mark is the share of pictures that the setting classifies correctly. Of intervals made this "
                    + "way, 95 in 100 hold the share that a split without end would show.",
                data: Table(
                    caption: "Accuracy by setting",
                    columns: [
                        Table.Column("Setting"), Table.Column("Right", isNumber: true),
                        Table.Column("Pictures", isNumber: true), Table.Column("Accuracy", isNumber: true),
                    ],
                    rows: estimates.map { setting, estimate in
                        [
                            Table.Cell(Words.name(setting)),
                            Table.Cell(NumberFormat.count(findings.readable.count { $0.isCorrect(setting) })),
                            Table.Cell(NumberFormat.count(findings.readable.count)),
                            Table.Cell(NumberFormat.percentInterval(estimate)),
                        ]
                    })))
    }

    private var areas: Section {
        let estimates = Setting.allCases.map { ($0, findings.meanDeletionArea($0)) }
        return Section(
            anchor: "areas", title: "How faithful the explanations are",
            summary: Words.faithfulness(findings.pairedAreaDifference, more: nil).statement,
            figure: FigureBlock(
                figure: IntervalChart(
                    name: "deletion-area", title: "Mean deletion area of both settings", rows: rows(estimates),
                    axis: .fitting(estimates.compactMap(\.1), title: "Deletion area; lower is more faithful")),
                caption: "Mean area under the deletion curves of \(Words.pictures(findings.compared.count)) that both "
                    + "settings classify correctly, with 95% bootstrap intervals.",
                reading:
                    "Further left is more faithful: the prediction falls faster when what the map marks is taken away. "
                    + "Because both settings see the same pictures, the paired difference above is sharper than a "
                    + "comparison of these two intervals.",
                data: Table(
                    caption: "Mean deletion area by setting",
                    columns: [
                        Table.Column("Setting"), Table.Column("Pictures", isNumber: true),
                        Table.Column("Area", isNumber: true),
                        Table.Column("Area / largest probability", isNumber: true),
                    ],
                    rows: estimates.map { setting, estimate in
                        [
                            Table.Cell(Words.name(setting)),
                            Table.Cell(NumberFormat.count(findings.deletionAreas(setting).count)),
                            Table.Cell(NumberFormat.interval(estimate)),
                            Table.Cell(NumberFormat.interval(findings.meanNormalisedDeletionArea(setting))),
                        ]
                    })))
    }

    private func rows(_ estimates: [(Setting, Estimate?)]) -> [IntervalChart.Row] {
        estimates.map { IntervalChart.Row(label: Words.name($0.0), style: SeriesStyle($0.0), estimate: $0.1) }
    }

    private var excluded: Section {
        let total = findings.pictures.count
        func row(_ title: String, _ count: Int, _ link: PageName) -> [Table.Cell] {
            [
                Table.Cell(title), Table.Cell(NumberFormat.count(count), link: count > 0 ? link : nil),
                Table.Cell(NumberFormat.percent(total > 0 ? Double(count) / Double(total) : nil)),
            ]
        }
        let reasons = PictureFindings.Exclusion.allCases.enumerated().map { index, reason in
            row("Left out: " + Words.name(reason), findings.excluded(reason), .gallery(.reason(index)))
        }
        return Section(
            anchor: "excluded", title: "What was left out",
            summary:
                "\(Words.pictures(findings.compared.count)) of \(NumberFormat.count(total)) are compared: those that "
                + "both settings classify correctly. An explanation of a wrong answer is shown in the gallery, but does not "
                + "count.",
            table: Table(
                caption: "Audited pictures by what became of them",
                columns: [
                    Table.Column("Pictures"), Table.Column("Number", isNumber: true),
                    Table.Column("Share", isNumber: true),
                ],
                rows: [row("Compared", findings.compared.count, .gallery(.compared))] + reasons))
    }
}
