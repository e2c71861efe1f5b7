import Domain

@testable import Render

/// The page of the demonstration on text in images.
extension DemoSite {
    var text: TextPage {
        TextPage(
            head: PageHead(
                title: say("Text in images"), lead: say("Whether explanations point at lettering in pictures."),
                trail: [PageLink(say("Overview"), .index)]),
            limits: [
                Limit(
                    reason: say("Text is what metadata or a detector says."),
                    consequence: say("Other lettering is taken for a part of the picture."))
            ],
            findings: [
                Finding(
                    status: Status(.info, say("More than chance")),
                    statement: say("Zero-shot explanations rely on text more than chance."),
                    evidence: say("Most salient pixel on text in 12.0% [7.4%, 18.9%], by chance in 2.1%."))
            ],
            cards: [
                Card(
                    label: say("Text reliance, zero-shot"), value: say("+9.9 points"), interval: "[+5.3, +16.8]",
                    detail: say("125 pictures."), status: Status(.info, say("More than chance")))
            ],
            sections: [classes],
            method: [FactGroup(say("Measures"), [Fact(say("Names a class"), say("Its words stand in the text."))])])
    }

    private var classes: Section {
        Section(
            anchor: "classes", title: say("Class by class"), summary: say("Few pictures make wide intervals."),
            folds: [
                Fold(
                    say("By class: original"),
                    table: Table(
                        caption: say("Hits on text"),
                        columns: [Table.Column(say("Class")), Table.Column(say("Observed"), isNumber: true)],
                        rows: Self.classes.map { [Table.Cell(say($0)), Table.Cell("12.0% [4.2%, 30.0%]")] }),
                    notes: [say("Maps that are zero everywhere hit by chance: judge 2.")])
            ])
    }
}
