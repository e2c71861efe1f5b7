import Domain
import Foundation

@testable import Render

/// A whole report of made-up numbers; every text passes through `say`, so that a test can change them all.
struct DemoSite {
    var say: @Sendable (String) -> String = { $0 }
    var photo: @Sendable (Int, String) -> Photo = { MadeUp.photo($0, alternative: $1) }
    var imageCount = 4

    static let classes = ["chef", "doctor", "engineer", "judge"]
    let zeroShot = Estimate(point: 0.212, lower: 0.188, upper: 0.239, count: 412)
    let fineTuned = Estimate(point: 0.247, lower: 0.221, upper: 0.274, count: 412)

    var frame: SiteFrame {
        SiteFrame(
            name: say("occupation, clip-tiny"),
            menu: [
                PageLink(say("Overview"), .index), PageLink(say("Faithfulness"), .faithfulness),
                PageLink(say("Fairness"), .fairness), PageLink(say("Faces"), .faces), PageLink(say("Text"), .text),
                PageLink(say("Dataset"), .dataset), PageLink(say("Gallery"), .gallery(.all)),
            ],
            banner: Notice(
                status: Status(.info, say("Made up")),
                text: say("The numbers of this report are invented to try out its pages.")),
            foot: [Fact(say("Program"), say("vlm-audit 0.1.0")), Fact(say("Rendered"), say("2024-05-02 10:11 UTC"))])
    }

    /// Renders everything into a folder.
    func render(into folder: String, templates: TemplateLibrary) throws -> [String] {
        let site = try Site(folder: folder, frame: frame, templates: templates)
        try site.add(index)
        try site.add(faithfulness)
        try site.add(fairness)
        try site.add(text)
        try site.add(faces)
        try site.add(dataset)
        try site.add(exhibits)
        for page in GalleryPage.pages(of: shelves) { try site.add(page) }
        for number in 0..<imageCount { try site.add(image(number)) }
        return try site.finish()
    }

    // MARK: Overview

    var index: IndexPage {
        IndexPage(
            head: PageHead(
                title: say("Audit of clip-tiny on occupation"),
                lead: say("How one model decides when it matches photos with words, and with a trained head.")),
            limits: [
                Limit(
                    reason: say("The model is a sample."),
                    consequence: say("It was trained on few photos; its numbers say nothing of a model in use.")),
                Limit(
                    reason: say("Only pictures that both settings get right are compared."),
                    consequence: say("The comparison covers 412 of 2,000 pictures, the easier ones.")),
            ],
            findings: [
                Finding(
                    status: Status(.pass, say("Zero-shot is more faithful")),
                    statement: say("Zero-shot explanations point at what the model uses more precisely."),
                    evidence: say("Deletion area lower by 0.035 [0.012, 0.058], 412 pictures, paired bootstrap."),
                    more: PageLink(say("See the curves"), .faithfulness)),
                Finding(
                    status: Status(.unclear, say("Cannot tell")),
                    statement: say("Whether the difference holds within every class cannot be said."),
                    evidence: say("Between 31 and 58 pictures a class; about 140 would be needed.")),
            ],
            cards: cards, sections: [accuracy, areas], excluded: excluded,
            provenance: [
                FactGroup(
                    say("Model and data"),
                    [
                        Fact(say("Model"), say("openai/clip-vit-base-patch32")),
                        Fact(say("Model digest"), say(MadeUp.digest(900).hex), isCode: true),
                        Fact(say("Dataset"), say("occupation, 10 classes, 2,000 test pictures")),
                    ]),
                FactGroup(
                    say("Run"),
                    [
                        Fact(say("Seed"), say("0")), Fact(say("BLAS core"), say("SkylakeX")),
                        Fact(say("Iterations"), say("300")), Fact(say("Step size"), say("0.1")),
                        Fact(say("Time"), NumberFormat.duration(seconds: 8040)),
                    ]),
            ])
    }

    private var cards: [Card] {
        [
            Card(
                label: say("Accuracy, zero-shot"), value: "61.3%", interval: "[59.1%, 63.4%]",
                detail: say("1,226 of 2,000 test pictures, Wilson interval.")),
            Card(
                label: say("Accuracy, fine-tuned"), value: "74.9%", interval: "[72.9%, 76.7%]",
                detail: say("1,498 of 2,000 test pictures, Wilson interval.")),
            Card(
                label: say("Deletion area, zero-shot"), value: NumberFormat.decimal(zeroShot.point),
                interval: "[0.188, 0.239]", detail: say("Lower is more faithful; 412 pictures."),
                status: Status(.pass, say("lower")), more: PageLink(say("Details"), .faithfulness)),
            Card(
                label: say("Deletion area, fine-tuned"), value: NumberFormat.decimal(fineTuned.point),
                interval: "[0.221, 0.274]", detail: say("Lower is more faithful; 412 pictures."),
                status: Status(.info, say("higher")), more: PageLink(say("Details"), .faithfulness)),
        ]
    }

    private var accuracy: Section {
        let rows = [
            IntervalChart.Row(
                label: say("Zero-shot"), style: .zeroShot,
                estimate: Estimate(point: 0.613, lower: 0.591, upper: 0.634, count: 2000)),
            IntervalChart.Row(
                label: say("Fine-tuned"), style: .fineTuned,
                estimate: Estimate(point: 0.749, lower: 0.729, upper: 0.767, count: 2000)),
        ]
        return Section(
            anchor: "accuracy", title: say("How often the model is right"),
            summary: say("The trained head is right 13.6 points more often; the intervals do not overlap."),
            figure: FigureBlock(
                figure: IntervalChart(
                    name: "accuracy", title: say("Accuracy of both settings"), rows: rows,
                    axis: .share(say("Share of test pictures classified correctly"))),
                caption: say("Accuracy on the test pictures with 95% Wilson intervals."),
                reading: say("The mark is the accuracy; the true one lies between the whiskers in 95 of 100 audits."),
                data: table))
    }

    private var areas: Section {
        let rows = [
            IntervalChart.Row(label: say("Zero-shot"), style: .zeroShot, estimate: zeroShot),
            IntervalChart.Row(label: say("Fine-tuned"), style: .fineTuned, estimate: fineTuned),
            IntervalChart.Row(label: say("Fine-tuned, faces hidden"), style: .fineTuned, estimate: nil),
        ]
        return Section(
            anchor: "areas", title: say("How faithful the explanations are"),
            summary: say("Zero-shot explanations have the smaller deletion area."),
            figure: FigureBlock(
                figure: IntervalChart(
                    name: "deletion-area", title: say("Mean deletion area of both settings"), rows: rows,
                    axis: .fitting([zeroShot, fineTuned], title: say("Deletion area, lower is more faithful"))),
                caption: say("Mean deletion area with 95% bootstrap intervals."),
                reading: say("Further left is better."), data: table))
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
