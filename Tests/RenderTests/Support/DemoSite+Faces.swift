import Domain

@testable import Render

/// The page of the demonstration on where faces are.
extension DemoSite {
    var faces: FacesPage {
        let rows = [
            IntervalChart.Row(
                label: say("all"), style: .plain,
                estimate: Estimate(point: 0.74, lower: 0.7, upper: 0.78, count: 500)),
            IntervalChart.Row(label: say("unknown"), style: .plain, estimate: nil),
        ]
        return FacesPage(
            head: PageHead(
                title: say("Faces in the pictures"), lead: say("Who says where the faces are."),
                trail: [PageLink(say("Overview"), .index)]),
            findings: [
                Finding(
                    status: Status(.info, say("mtcnn")), statement: say("A face is found in 370 of 500 pictures."),
                    evidence: say("74.0% [70.0%, 78.0%], Wilson."))
            ],
            cards: [
                Card(
                    label: say("Pictures with a face"), value: say("74.0%"), interval: "[70.0%, 78.0%]",
                    detail: say("370 of 500 pictures."))
            ],
            sections: [
                Section(
                    anchor: "rates", title: say("How often a face is known"), summary: say("By group of pictures."),
                    figure: FigureBlock(
                        figure: IntervalChart(
                            name: "face-rates", title: say("Share of pictures with a face"), rows: rows,
                            axis: .share(say("Share of pictures"))),
                        caption: say("With 95% Wilson intervals."), reading: say("Further right is more."),
                        data: Table(
                            caption: say("Share of pictures with a face"),
                            columns: [Table.Column(say("Pictures")), Table.Column(say("Share"), isNumber: true)],
                            rows: rows.map {
                                [Table.Cell($0.label), Table.Cell(NumberFormat.percentInterval($0.estimate))]
                            })))
            ],
            method: [FactGroup(say("Face detector"), [Fact(say("Name"), say("mtcnn"))])])
    }
}
