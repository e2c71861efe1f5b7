import Domain

@testable import Render

/// The page of the demonstration on faces and fairness, with the counts of the paper's table 1.
extension DemoSite {
    var fairness: FairnessPage {
        FairnessPage(
            head: PageHead(
                title: say("Faces and fairness"), lead: say("Whether explanations point at people's faces."),
                trail: [PageLink(say("Overview"), .index)]),
            limits: [
                Limit(
                    reason: say("Groups are what metadata says."),
                    consequence: say("Nothing is guessed from a picture."))
            ],
            findings: [
                Finding(
                    status: Status(.unclear, say("Cannot tell")),
                    statement: say(
                        "We cannot tell whether there is a gap: about 300 pictures per group would be needed."),
                    evidence: say("Gap \u{2212}8.7 points [\u{2212}20.0, +2.8]."))
            ],
            cards: [
                Card(
                    label: say("Gender gap, zero-shot"), value: say("\u{2212}8.7 points"),
                    interval: "[\u{2212}20.0, +2.8]", detail: say("Female less male; 173 pictures."),
                    status: Status(.unclear, say("Cannot tell")))
            ],
            sections: [faceHits],
            method: [FactGroup(say("Verdicts"), [Fact(say("Gap: fail"), say("The 95% interval excludes zero."))])])
    }

    private var faceHits: Section {
        let rows = [
            IntervalChart.Row(
                label: say("Zero-shot, female"), style: .zeroShot,
                estimate: Estimate(point: 0.125, lower: 0.071, upper: 0.21, count: 88), reference: 0.081),
            IntervalChart.Row(
                label: say("Zero-shot, male"), style: .zeroShot,
                estimate: Estimate(point: 0.212, lower: 0.139, upper: 0.31, count: 85), reference: 0.077),
            IntervalChart.Row(
                label: say("Fine-tuned, female"), style: .fineTuned,
                estimate: Estimate(point: 0.205, lower: 0.134, upper: 0.3, count: 88), reference: 0.081),
            IntervalChart.Row(
                label: say("Fine-tuned, unknown"), style: .fineTuned, estimate: nil, reference: nil),
        ]
        return Section(
            anchor: "hits", title: say("How often the most salient pixel lies on a face"),
            summary: say("The pointing game on the pictures as they are."),
            figure: FigureBlock(
                figure: IntervalChart(
                    name: "face-hits", title: say("Rate of hits by setting and group"), rows: rows,
                    axis: .shares(fitting: [0.31, 0.081], title: say("Share of pictures")),
                    referenceName: say("by chance")),
                caption: say("Rate of hits with 95% Wilson intervals; the grey line is the rate by chance."),
                reading: say("Right of the grey line is more than chance."),
                data: Table(
                    caption: say("Rate of hits"),
                    columns: [Table.Column(say("Setting and group")), Table.Column(say("Observed"), isNumber: true)],
                    rows: rows.map {
                        [Table.Cell($0.label), Table.Cell(NumberFormat.percentInterval($0.estimate))]
                    })))
    }
}
