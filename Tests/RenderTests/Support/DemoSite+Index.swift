import Domain

@testable import Render

/// The first page of the demonstration.
extension DemoSite {
    var index: IndexPage {
        IndexPage(
            head: PageHead(
                title: say("Audit of clip-tiny on occupation"),
                lead: say("How one model decides when it matches photos with words, and with a trained head.")),
            identity: [Fact(say("Model"), say("clip-tiny")), Fact(say("Pictures"), say("2,000 of the test split"))],
            limits: limits, findings: findings,
            balance: say("The evidence answers 1 of 2 questions. The other one it cannot tell."),
            answers: [
                FindingGroup(say("What the evidence shows"), [findings[0]]),
                FindingGroup(say("What it cannot tell"), [findings[1]]),
            ],
            cards: cards, numbers: table,
            strip: IndexPage.Strip(
                rule: say("2 of 412 pictures, drawn at random."), more: PageLink(say("All of them"), .gallery(.all)),
                tiles: [tile(0), tile(1)]),
            ways: [
                IndexPage.Way(PageLink(say("Faithfulness"), .faithfulness), say("Does the prediction fall?")),
                IndexPage.Way(PageLink(say("Method"), .method, anchor: "deletion"), say("Every algorithm.")),
            ], excluded: excluded)
    }

    var limits: [Limit] {
        [
            Limit(
                reason: say("The model is a sample."),
                consequence: say("It was trained on few photos; its numbers say nothing of a model in use.")),
            Limit(
                reason: say("Only pictures that both settings get right are compared."),
                consequence: say("The comparison covers 412 of 2,000 pictures, the easier ones.")),
        ]
    }

    private var findings: [Finding] {
        [
            Finding(
                status: Status(.pass, say("Zero-shot is more faithful")),
                statement: say("Zero-shot explanations point at what the model uses more precisely."),
                evidence: say("Deletion area lower by 0.035 [0.012, 0.058], 412 pictures, paired bootstrap."),
                more: PageLink(say("See the curves"), .faithfulness)),
            Finding(
                status: Status(.unclear, say("Cannot tell")),
                statement: say("Whether the difference holds within every class cannot be said."),
                evidence: say("Between 31 and 58 pictures a class; about 140 would be needed.")),
        ]
    }

    private var cards: [SettingsCard] {
        [
            SettingsCard(
                label: say("Accuracy"), unit: .share,
                values: [
                    (.zeroShot, say("Zero-shot"), Estimate(point: 0.613, lower: 0.591, upper: 0.634, count: 2000), nil),
                    (
                        .fineTuned, say("Fine-tuned"), Estimate(point: 0.749, lower: 0.729, upper: 0.767, count: 2000),
                        nil
                    ),
                ],
                direction: "", detail: say("Of 2,000 test pictures; Wilson intervals."),
                status: Status(.info, say("Fine-tuned ahead"))),
            SettingsCard(
                label: say("Deletion area"), unit: .area,
                values: [
                    (.zeroShot, say("Zero-shot"), zeroShot, nil), (.fineTuned, say("Fine-tuned"), fineTuned, nil),
                ],
                direction: say("further left is better"), detail: say("412 pictures."),
                more: PageLink(say("Details"), .faithfulness)),
            SettingsCard(
                label: say("Gender gap"), unit: .points,
                values: [
                    (
                        .zeroShot, say("Zero-shot"), Estimate(point: -0.087, lower: -0.2, upper: 0.028, count: 173),
                        Status(.unclear, say("Cannot tell"))
                    ), (.fineTuned, say("Fine-tuned"), nil, Status(.unclear, say("Cannot tell"))),
                ],
                direction: say("no gap"), detail: say("Female less male; 173 pictures."),
                more: PageLink(say("Details"), .fairness)),
        ]
    }

    private var excluded: Section {
        Section(
            anchor: "excluded", title: say("What was left out"),
            summary: say("1,588 of 2,000 pictures do not count in the comparison."),
            table: Table(
                caption: say("Pictures that do not count, by reason"),
                columns: [
                    Table.Column(say("Reason")), Table.Column(say("Pictures"), isNumber: true),
                    Table.Column(say("Share"), isNumber: true),
                ],
                rows: [
                    [
                        Table.Cell(say("Wrong in the zero-shot setting")),
                        Table.Cell("1,102", link: .gallery(.reason(0))), Table.Cell("55.1%"),
                    ],
                    [Table.Cell(say("File could not be read")), Table.Cell("486"), Table.Cell("24.3%")],
                ]))
    }

    private var table: Table {
        Table(
            caption: say("Value and interval of each setting"),
            columns: [
                Table.Column(say("Setting")), Table.Column(say("Value and interval"), isNumber: true),
                Table.Column(say("Verdict")),
            ],
            rows: [
                [
                    Table.Cell(say("Zero-shot")), Table.Cell(NumberFormat.interval(zeroShot)),
                    Table.Cell(Status(.pass, say("lower"))),
                ],
                [
                    Table.Cell(say("Fine-tuned")), Table.Cell(NumberFormat.interval(fineTuned)),
                    Table.Cell(Status(.fail, say("higher"))),
                ],
            ])
    }
}
