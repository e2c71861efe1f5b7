import Domain
import Engine
import Render

/// The sections about rankings that know nothing, and about insertion.
extension FaithfulnessReport {
    /// How each setting's maps do beside rankings that know nothing, by deletion.
    var floorSections: [Section] {
        let deletion = Setting.allCases.compactMap { faithfulness.floor($0, .deletion) }.filter { $0.area != nil }
        guard !deletion.isEmpty else { return [] }
        let rows = deletion.flatMap { one in
            [
                IntervalChart.Row(
                    label: "\(Words.name(one.setting)) map", style: SeriesStyle(one.setting), estimate: one.area)
            ]
                + RankingFloor.allCases.map {
                    IntervalChart.Row(
                        label: "\(Words.name(one.setting)) score, \(Words.name($0))", style: SeriesStyle($0),
                        estimate: one.floors[$0])
                }
        }
        return [
            Section(
                anchor: "floors", title: "Are the maps better than blind rankings?",
                summary: deletion.map { Words.floors($0).statement }.joined(separator: " "),
                figure: FigureBlock(
                    figure: IntervalChart(
                        name: "deletion-floors", title: "Mean deletion area of maps and of blind rankings", rows: rows,
                        axis: .fitting(rows.compactMap(\.estimate), title: "Deletion area; lower is more faithful")),
                    caption: "Each setting's maps and both floors by the setting's own probability, with 95% bootstrap "
                        + "intervals.",
                    reading:
                        "A blind ranking is the same whatever the model has learned: random values on a grid as coarse as that "
                        + "of the maps, or pixels from the centre outwards. What a map is worth is its distance from them, not "
                        + "from zero.",
                    data: floorTable))
        ]
    }

    /// Both settings and both games beside both floors.
    private var floorTable: Table {
        Table(
            caption: "Area of maps and of blind rankings by the setting's own probability",
            columns: [
                Table.Column("Maps"), Table.Column("Pictures", isNumber: true), Table.Column("Area", isNumber: true),
            ]
                + RankingFloor.allCases.flatMap { floor in
                    let name = Words.name(floor)
                    return [
                        Table.Column(Words.capitalised(name), isNumber: true),
                        Table.Column("Map \u{2212} \(floor == .random ? "random" : "centre")", isNumber: true),
                    ]
                } + [Table.Column("Verdict")],
            rows: faithfulness.floors.map { one in
                [
                    Table.Cell("\(Words.name(one.setting)), \(one.game.rawValue)"),
                    Table.Cell(NumberFormat.count(one.area?.count ?? 0)), Table.Cell(NumberFormat.interval(one.area)),
                ]
                    + RankingFloor.allCases.flatMap { floor in
                        [
                            Table.Cell(NumberFormat.interval(one.floors[floor])),
                            Table.Cell(Words.differenceCell(one.differences[floor])),
                        ]
                    } + [Table.Cell(Words.floors(one).status)]
            })
    }

    /// Each setting's maps by insertion: the mean curves by the own score, and by one score for both.
    var insertionSections: [Section] {
        let means = Setting.allCases.compactMap { setting -> (setting: Setting, points: [Estimate])? in
            let judgement = PictureFindings.Judgement(game: .insertion, scorer: setting)
            let curves = findings.compared.compactMap { $0.curve(setting, judgement)?.scores.map(Double.init) }
            return Bootstrap().meanCurve(curves).map { (setting, $0) }
        }
        guard means.count == Setting.allCases.count, let table = faithfulness.cross[.insertion] else { return [] }
        let floors = Setting.allCases.compactMap { faithfulness.floor($0, .insertion) }.filter { $0.area != nil }
        return [
            Section(
                anchor: "insertion", title: "Insertion: what brings the prediction back",
                summary: insertionVerdict + " " + floors.map { Words.floors($0).statement }.joined(separator: " "),
                figure: FigureBlock(
                    figure: LineChart(
                        name: "insertion-mean", title: "Mean insertion curves",
                        series: means.map { mean in
                            LineChart.Series(
                                name: Words.name(mean.setting), style: SeriesStyle(mean.setting),
                                values: mean.points.map(\.point), band: mean.points.map { $0.lower...$0.upper })
                        },
                        across: .share("Share of pixels brought back, most salient first"),
                        up: .probability("Probability of the predicted class")),
                    caption:
                        "Mean over \(Words.pictures(means[0].points[0].count)), each setting by its own score; bands are "
                        + "pointwise 95% bootstrap intervals.",
                    reading:
                        "The curves start at the fully blurred pictures, with the blur that made the maps, and end at the whole "
                        + "ones. The faster a curve rises, the better the maps find what suffices for the prediction; here "
                        + "higher is more faithful. A high start says that the blur takes little from the model.",
                    data: Self.curveTable(
                        "Mean probability of the predicted class", "Pixels brought back",
                        means.map { (Words.name($0.setting), $0.points) })),
                table: Self.crossTable(table),
                notes: [
                    "Own scores: fine-tuned minus zero-shot area \(Words.differenceCell(faithfulness.insertionDifference)), "
                        + "\(NumberFormat.basis(of: faithfulness.insertionDifference)), picture by picture, bootstrap."
                ])
        ]
    }

    private var insertionVerdict: String {
        guard let difference = faithfulness.insertionDifference else {
            return "Whose maps are more faithful by insertion cannot be said."
        }
        guard let better = PixelGame.insertion.better(difference) else {
            return "By insertion we cannot tell whose explanations are more faithful"
                + "\(Words.needed(difference, what: "compared pictures"))."
        }
        return "By insertion, each under its own score, \(better.rawValue) explanations are the more faithful ones."
    }
}
