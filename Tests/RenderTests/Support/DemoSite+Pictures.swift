import Domain
import Foundation

@testable import Render

/// The pages of the demonstration that show curves and pictures.
extension DemoSite {
    var faithfulness: FaithfulnessPage {
        let zero = MadeUp.curve(start: 0.82, end: 0.05, speed: 5.2)
        let fine = MadeUp.curve(start: 0.88, end: 0.09, speed: 4.1)
        func series(_ name: String, _ setting: Setting, _ curve: DeletionCurve) -> LineChart.Series {
            let values = curve.scores.map(Double.init)
            return LineChart.Series(
                name: say(name), style: SeriesStyle(setting), values: values,
                band: values.map { max(0, $0 - 0.03)...min(1, $0 + 0.03) })
        }
        return FaithfulnessPage(
            head: PageHead(
                title: say("Faithfulness"),
                lead: say("If an explanation is right, taking away what it marks takes away the prediction."),
                trail: [PageLink(say("Overview"), .index)]),
            findings: [
                Finding(
                    status: Status(.pass, say("Zero-shot is more faithful")),
                    statement: say("Its curve falls faster."), evidence: say("412 pictures, p = 0.004."))
            ],
            cards: [
                Card(
                    label: say("Paired difference"), value: NumberFormat.difference(-0.035),
                    interval: "[\u{2212}0.058, \u{2212}0.012]", detail: say("Zero-shot less fine-tuned."))
            ],
            sections: [
                Section(
                    anchor: "curves", title: say("Mean deletion curves"),
                    summary: say("The zero-shot curve lies below the fine-tuned one from a tenth of the pixels on."),
                    figure: FigureBlock(
                        figure: LineChart(
                            name: "deletion-mean", title: say("Mean deletion curves"),
                            series: [series("Zero-shot", .zeroShot, zero), series("Fine-tuned", .fineTuned, fine)],
                            across: .share(say("Share of pixels replaced, most important first")),
                            up: .probability(say("Probability of the predicted class"))),
                        caption: say("Mean over 412 pictures; the bands are 95% intervals."),
                        reading: say("The faster a curve falls, the more faithful the explanations."),
                        data: Table(
                            caption: say("Mean probability"),
                            columns: [
                                Table.Column(say("Pixels replaced"), isNumber: true),
                                Table.Column(say("Zero-shot"), isNumber: true),
                            ],
                            rows: (0...4).map { step in
                                [
                                    Table.Cell(NumberFormat.percent(Double(step) / 4, digits: 0)),
                                    Table.Cell(NumberFormat.probability(Double(zero.scores[step * 7]))),
                                ]
                            })),
                    notes: [say("The curves of single pictures stand on their pages.")])
            ],
            method: [
                FactGroup(say("Deletion"), [Fact(say("Pixels a step"), "1,792"), Fact(say("Replaced by"), "mean")])
            ])
    }

    func maps(_ number: Int) -> (zeroShot: AttributionMap, fineTuned: AttributionMap) {
        let turn = Double(number) * 0.7
        return (
            MadeUp.map(x: 0.5 + 0.12 * sin(turn), y: 0.62, width: 0.13),
            MadeUp.map(x: 0.5, y: 0.35 + 0.1 * cos(turn), width: 0.2, height: 0.85)
        )
    }

    func stacks(_ number: Int) -> [Stack] {
        let photo = photo(number, say("A made-up person at work"))
        let maps = maps(number)
        let digest = MadeUp.digest(number)
        return [
            Stack(
                label: say("Zero-shot"), photo: photo,
                heat: HeatLayer(digest: digest, kind: "zero-shot", map: maps.zeroShot),
                note: say("chef, probability 0.871")),
            Stack(
                label: say("Fine-tuned"), photo: photo,
                heat: HeatLayer(digest: digest, kind: "fine-tuned", map: maps.fineTuned),
                note: say("chef, probability 0.934")),
        ]
    }

    func tile(_ number: Int, isReadable: Bool = true) -> GalleryTile {
        GalleryTile(
            title: say("chef-\(number + 1).jpg"), target: .image(MadeUp.digest(number)), subtitle: say("chef"),
            stacks: isReadable ? stacks(number) : [],
            status: isReadable ? Status(.pass, say("compared")) : Status(.fail, say("excluded")),
            note: isReadable ? say("Zero-shot and fine-tuned: chef") : say("File could not be read"))
    }

    var shelves: [GalleryShelf] {
        let last = imageCount - 1
        let compared = (0..<last).map { tile($0) }
        let lost = [tile(last, isReadable: false)]
        func shelf(_ key: GalleryShelf.Key, _ title: String, _ tiles: [GalleryTile]) -> GalleryShelf {
            GalleryShelf(key: key, title: say(title), lead: say("\(title): pictures in order of name."), tiles: tiles)
        }
        return [
            shelf(.all, "All", compared + lost), shelf(.compared, "Compared", compared),
            shelf(.excluded, "Excluded", lost), shelf(.reason(0), "Unreadable", lost),
        ]
            + Self.classes.enumerated().map { shelf(.ofClass($0.offset), $0.element, $0.offset == 0 ? compared : []) }
    }

    func image(_ number: Int) -> ImagePage {
        func neighbour(_ other: Int) -> PageLink? {
            guard (0..<imageCount).contains(other) else { return nil }
            return PageLink(say("chef-\(other + 1).jpg"), .image(MadeUp.digest(other)))
        }
        let isReadable = number < imageCount - 1
        let layers = stacks(number)
        return ImagePage(
            name: .image(MadeUp.digest(number)),
            head: PageHead(
                title: say("chef-\(number + 1).jpg"), lead: say("A test picture of the class chef."),
                trail: [PageLink(say("Overview"), .index), PageLink(say("Gallery"), .gallery(.all))],
                section: .gallery(.all)),
            finding: Finding(
                status: isReadable ? Status(.pass, say("Compared")) : Status(.fail, say("Excluded")),
                statement: isReadable ? say("Both settings answer chef, which is right.") : say("Not a picture."),
                evidence: say("Zero-shot 0.871, fine-tuned 0.934.")),
            viewer: isReadable ? ImagePage.Viewer(photo: layers[0].photo, layers: layers) : nil,
            probabilities: isReadable ? probabilities : nil, curves: isReadable ? curves(number) : nil,
            provenance: [
                FactGroup(
                    say("This picture"),
                    [
                        Fact(say("SHA-256"), say(MadeUp.digest(number).hex), isCode: true),
                        Fact(say("File"), say("test/chef/chef-\(number + 1).jpg"), isCode: true),
                        Fact(say("Final objective, zero-shot"), "0.412"),
                    ])
            ],
            previous: neighbour(number - 1), next: neighbour(number + 1))
    }

    private var probabilities: Probabilities {
        let rows = Self.classes.enumerated().map { index, name in
            let share = [(0.871, 0.934), (0.089, 0.061), (0.037, 0.000_2), (0.003, 0.004_8)][index]
            return Probabilities.Row(
                className: say(name), isTrueClass: index == 0,
                bars: [
                    Probabilities.Bar(share.0, style: .zeroShot, isPredicted: index == 0),
                    Probabilities.Bar(share.1, style: .fineTuned, isPredicted: index == 0),
                ])
        }
        return Probabilities(
            caption: say("Probability of each class in both settings"),
            settings: [say("Zero-shot"), say("Fine-tuned")], rows: rows)
    }

    private func curves(_ number: Int) -> Section {
        let zero = MadeUp.curve(start: 0.87, end: 0.04, speed: 5 + Double(number % 5))
        let fine = MadeUp.curve(start: 0.93, end: 0.08, speed: 4)
        return Section(
            anchor: "curves", title: say("Deletion curves"),
            summary: say("The zero-shot explanation is the more faithful one for this picture."),
            figure: FigureBlock(
                figure: LineChart(
                    name: "deletion-\(MadeUp.digest(number).short)", title: say("Deletion curves of this picture"),
                    series: [
                        LineChart.Series(name: say("Zero-shot"), setting: .zeroShot, curve: zero),
                        LineChart.Series(name: say("Fine-tuned"), setting: .fineTuned, curve: fine),
                    ],
                    across: .share(say("Share of pixels replaced")), up: .probability(say("Probability of chef")),
                    size: .compact),
                caption: say("Probability while the most important pixels are replaced first."),
                reading: say("The faster a curve falls, the more faithful the explanation."),
                data: Table(
                    caption: say("Deletion area"),
                    columns: [Table.Column(say("Setting")), Table.Column(say("Area"), isNumber: true)],
                    rows: [
                        [Table.Cell(say("Zero-shot")), Table.Cell(NumberFormat.decimal(zero.area))],
                        [Table.Cell(say("Fine-tuned")), Table.Cell(NumberFormat.decimal(fine.area))],
                    ])))
    }
}
