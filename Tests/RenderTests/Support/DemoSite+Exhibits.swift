import Domain
import Foundation

@testable import Render

/// The demonstration's page on the exhibits of a paper: numbers, pictures, and one that cannot be made.
extension DemoSite {
    var exhibits: ExhibitsPage {
        ExhibitsPage(
            head: PageHead(
                title: say("The paper's exhibits"), lead: say("Its tables and figures, made from this audit."),
                trail: [PageLink(say("Overview"), .index)]),
            exhibits: [
                Exhibit(
                    anchor: "figure-1", name: say("Figure 1"), subject: say("maps side by side"),
                    paper: say("Zero-shot maps are more faithful."), status: Status(.holds, say("As in the paper")),
                    findings: [
                        Finding(
                            status: Status(.holds, say("As in the paper")), statement: say("They are here."),
                            evidence: say("412 pictures."))
                    ],
                    strips: (0..<2).map { number in
                        PictureStrip(
                            title: say("chef-\(number + 1).jpg"), subtitle: say("chef"),
                            target: .image(MadeUp.digest(number)), stacks: stacks(number))
                    }, notes: [say("Drawn by the seed 0.")], more: PageLink(say("All pictures"), .gallery(.compared))),
                Exhibit(
                    anchor: "table-1", name: say("Table 1"), subject: say("fairness accuracy"),
                    paper: say("Fine-tuned maps lie on faces more often."),
                    status: Status(.contradicted, say("The other way round")),
                    findings: [
                        Finding(
                            status: Status(.contradicted, say("The other way round")), statement: say("Less often."),
                            evidence: say("p = 0.01."))
                    ],
                    tables: [
                        Table(
                            caption: say("Hits"),
                            columns: [Table.Column(say("Gender")), Table.Column(say("Rate"), isNumber: true)],
                            rows: [[Table.Cell(say("female")), Table.Cell("12.5% [7.1%, 21.0%]")]])
                    ], more: PageLink(say("Group by group"), .fairness, anchor: "method")),
                Exhibit(
                    anchor: "figure-4", name: say("Figure 4"), subject: say("deletion area"),
                    paper: say("Zero-shot areas are smaller."), status: Status(.unclear, say("Cannot tell")),
                    findings: [
                        Finding(
                            status: Status(.unclear, say("Cannot tell")), statement: say("We cannot tell."),
                            evidence: say("Two pictures."))
                    ],
                    figure: FigureBlock(
                        figure: SpecificationChart(
                            name: "claim", title: say("A claim under two definitions"),
                            choices: [SpecificationChart.Choice(say("Face"), options: [say("box"), say("ellipse")])],
                            rows: [
                                SpecificationChart.Row(options: [0], estimate: zeroShot, verdict: .holds),
                                SpecificationChart.Row(options: [1], estimate: nil, verdict: .unclear),
                            ], axis: .fitting([zeroShot], title: say("Points"))),
                        caption: say("Two definitions."), reading: say("Right of zero, the claim holds."),
                        data: Table(
                            caption: say("Two definitions"), columns: [Table.Column(say("Face"))],
                            rows: [[Table.Cell(say("box"))], [Table.Cell(say("ellipse"))]]))),
                Exhibit(
                    anchor: "figure-6", name: say("Figure 6"), subject: say("face-masked pictures"),
                    paper: say("Faces are covered."), status: Status(.unclear, say("Not made")),
                    findings: [
                        Finding(
                            status: Status(.unclear, say("Not made")), statement: say("No face is known."),
                            evidence: say("Metadata marks none."))
                    ]),
            ])
    }
}
