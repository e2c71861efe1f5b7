import Domain

@testable import Render

/// The pages of the demonstration on how everything was done, and the one to be signed.
extension DemoSite {
    var method: MethodPage {
        MethodPage(
            head: PageHead(
                title: say("Method and limits"), lead: say("Every algorithm in plain words."),
                trail: [PageLink(say("Overview"), .index)]),
            limits: limits,
            chapters: [
                MethodChapter(
                    anchor: "measures", title: say("What is measured"), summary: say("How faithful the maps are."),
                    entries: [
                        MethodEntry(
                            anchor: "deletion", title: say("Deletion"), paragraphs: [say("Pixels are replaced.")],
                            formulas: [say("area = \u{222B} p")], terms: [say("p is the probability.")],
                            cannotSay: say("Why it falls."), source: say("Petsiuk et al., 2018."),
                            constants: FactGroup(say("In this run"), [Fact(say("Pixels a step"), "1,792")])),
                        MethodEntry(anchor: "mass", title: say("Mass"), paragraphs: [say("The share of the map.")]),
                    ])
            ],
            exhibits: Section(
                anchor: "exhibits", title: say("The paper's tables and figures"),
                summary: say("And their places here."),
                table: Table(
                    caption: say("Exhibits"), columns: [Table.Column(say("Exhibit")), Table.Column(say("Here"))],
                    rows: [
                        [
                            Table.Cell(say("Figure 4")),
                            Table.Cell(PageLink(say("Mean deletion curves"), .faithfulness, anchor: "curves")),
                        ]
                    ])), words: [Fact(say("Cannot tell"), say("The interval holds both answers."))])
    }

    var provenance: ProvenancePage {
        ProvenancePage(
            head: PageHead(
                title: say("Provenance"), lead: say("What this was computed from."),
                trail: [PageLink(say("Overview"), .index)]),
            commands: [
                ProvenancePage.Command(
                    reason: say("The whole audit again:"), line: say("vlm-audit build --dataset occupation"))
            ],
            cautions: [say("On another kind of processor the last digits may differ.")],
            groups: [
                FactGroup(
                    say("Model"),
                    [
                        Fact(say("Name"), say("openai/clip-vit-base-patch32")),
                        Fact(say("Digest"), say(MadeUp.digest(900).hex), isCode: true),
                    ]),
                FactGroup(say("Run"), [Fact(say("Time"), NumberFormat.duration(seconds: 8040))]),
            ],
            prompts: Section(
                anchor: "prompts", title: say("Prompts"), summary: say("One for each class."),
                folds: [
                    Fold(
                        say("All prompts"),
                        table: Table(
                            caption: say("Prompts"),
                            columns: [Table.Column(say("Class")), Table.Column(say("Prompt"))],
                            rows: Self.classes.map { [Table.Cell(say($0)), Table.Cell(say("a photo of a \($0)"))] }))
                ]),
            rendering: [FactGroup(say("Rendered"), [Fact(say("At"), say("2024-05-02 10:11 UTC"))])])
    }

    var standards: StandardsPage {
        let status = Status(.holds, say("Supports"))
        return StandardsPage(
            head: PageHead(
                title: say("Standards"), lead: say("A report supports."), trail: [PageLink(say("Overview"), .index)]),
            balance: say("This run supports 1 of 2 parts."),
            meanings: [Finding(status: status, statement: say("A section documents it."), evidence: "")],
            overview: Table(
                caption: say("Requirements"),
                columns: [Table.Column(say("Requirement")), Table.Column(say("This run"))],
                rows: [
                    [Table.Cell(PageLink(say("Point 2(g)"), .standards, anchor: "point-2-g")), Table.Cell(status)]
                ]),
            chapters: [
                RequirementChapter(
                    anchor: "act", title: say("An act"), summary: say("What it asks."), source: say("The act itself."),
                    requirements: [
                        Requirement(
                            anchor: "point-2-g", title: say("Point 2(g)"), subject: say("testing"),
                            quote: say("metrics and reports"),
                            points: [
                                Requirement.Point(
                                    asks: say("metrics"), status: status, answer: say("There are some."),
                                    places: [
                                        PageLink(say("Mean curves"), .faithfulness, anchor: "curves"),
                                        PageLink(say("Method"), .method),
                                    ]),
                                Requirement.Point(
                                    asks: say("reports"), status: Status(.unclear, say("Not in this run")),
                                    answer: say("There is none."), places: []),
                            ], notCovered: say("Everything else."))
                    ])
            ])
    }

    var signOff: SignOffPage {
        SignOffPage(
            head: PageHead(
                title: say("Sign-off"), lead: say("To be printed and signed."),
                trail: [PageLink(say("Overview"), .index)]),
            identity: [Fact(say("Run"), say("demo"), isCode: true)],
            balance: say("The evidence answers 1 of 2 questions."),
            verdicts: Table(
                caption: say("Verdicts"), columns: [Table.Column(say("Verdict")), Table.Column(say("Statement"))],
                rows: [[Table.Cell(Status(.unclear, say("Cannot tell"))), Table.Cell(say("We cannot tell."))]]),
            limits: limits, decisions: [say("Accepted"), say("Not accepted")],
            lines: [SignOffPage.Line(say("Remarks"), isLong: true), SignOffPage.Line(say("Name"))],
            notMeant: [say("That the model is fair.")])
    }
}
