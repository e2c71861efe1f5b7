import Domain
import Engine
import Render

/// The sections about the scores that maps are judged by.
extension FaithfulnessReport {
    /// Whose map by whose score, the curves under one score, and under how many scores the claim holds.
    var scoreSections: [Section] {
        guard let table = faithfulness.cross[.deletion], table.area(.zeroShot, by: .fineTuned) != nil else { return [] }
        return [cross(table)] + Setting.allCases.compactMap { curves(.deletion, by: $0) } + [commonScore]
    }

    // MARK: Whose map, whose score

    private func cross(_ table: CrossTable) -> Section {
        Section(
            anchor: "cross", title: "Whose map, whose score", summary: Words.cross(table).statement,
            figure: FigureBlock(
                figure: IntervalChart(
                    name: "deletion-cross",
                    title: "Mean deletion area of each setting's maps under each setting's score",
                    rows: Setting.allCases.flatMap { scorer in
                        Setting.allCases.map { map in
                            IntervalChart.Row(
                                label: "\(Words.name(map)) map, \(scorer.rawValue) score", style: SeriesStyle(map),
                                estimate: table.area(map, by: scorer))
                        }
                    },
                    axis: .fitting(table.cells.compactMap(\.area), title: "Deletion area; lower is more faithful")),
                caption: "Mean over \(Words.pictures(table.cells.first?.area?.count ?? 0)) that both settings classify "
                    + "correctly, with 95% bootstrap intervals.",
                reading:
                    "Compare the two maps under one score, not the scores: under one score both are judged by the same "
                    + "values on the same pictures. A setting whose maps win under its own score alone has found what it "
                    + "uses itself; one whose maps win under both has found what the pictures hold.",
                data: Self.crossTable(table)),
            notes: [
                "Both settings share the image encoder, so the pictures along one curve are encoded once and judged by both."
            ])
    }

    /// Four mean areas, and the difference of the maps under each score.
    static func crossTable(_ table: CrossTable) -> Table {
        let game = table.game.rawValue
        return Table(
            caption: "Mean \(game) area by map and score",
            columns: [Table.Column("Score")]
                + Setting.allCases.map { Table.Column("\(Words.name($0)) map", isNumber: true) } + [
                    Table.Column("Fine-tuned \u{2212} zero-shot map", isNumber: true), Table.Column("More faithful"),
                ],
            rows: Setting.allCases.map { scorer in
                [Table.Cell("\(Words.name(scorer)) probability")]
                    + Setting.allCases.map { Table.Cell(NumberFormat.interval(table.area($0, by: scorer))) } + [
                        Table.Cell(Words.differenceCell(table.differences[scorer])),
                        Table.Cell(Words.status(better: table.better(by: scorer))),
                    ]
            })
    }

    // MARK: Curves under one score

    /// The mean curves of both settings' maps and of both floors under one setting's score; nil where there are none.
    func curves(_ game: PixelGame, by scorer: Setting) -> Section? {
        let judgement = PictureFindings.Judgement(game: game, scorer: scorer)
        let compared = findings.compared
        func mean(_ curve: (PictureFindings) -> ScoreCurve?) -> [Estimate]? {
            Bootstrap().meanCurve(compared.compactMap { curve($0)?.scores.map(Double.init) })
        }
        var series: [(name: String, style: SeriesStyle, points: [Estimate])] = []
        for map in Setting.allCases {
            guard let points = mean({ $0.curve(map, judgement) }) else { return nil }
            series.append(("\(Words.name(map)) map", SeriesStyle(map), points))
        }
        for floor in RankingFloor.allCases {
            guard let points = mean({ $0.curve(floor, judgement) }) else { continue }
            let name = Words.name(floor)
            series.append((Words.capitalised(name), SeriesStyle(floor), points))
        }
        let isDeletion = game == .deletion, what = isDeletion ? "replaced" : "brought back"
        let better = faithfulness.cross[game]?.better(by: scorer)
        return Section(
            anchor: "\(game.rawValue)-by-\(scorer.rawValue)",
            title: "\(isDeletion ? "Deletion" : "Insertion") by the \(scorer.rawValue) score",
            summary: better.map { "Under this score \($0.rawValue) maps are the more faithful ones." }
                ?? "Under this score we cannot tell whose maps are more faithful.",
            figure: FigureBlock(
                figure: LineChart(
                    name: "\(game.rawValue)-by-\(scorer.rawValue)",
                    title: "Mean \(game.rawValue) curves by the \(scorer.rawValue) score",
                    series: series.map { name, style, points in
                        LineChart.Series(
                            name: name, style: style, values: points.map(\.point),
                            band: points.map { $0.lower...$0.upper })
                    },
                    across: .share("Share of pixels \(what), most salient first"),
                    up: .probability("Probability of the true class, \(scorer.rawValue)")),
                caption: "Mean over \(Words.pictures(series[0].points[0].count)); bands are pointwise 95% bootstrap "
                    + "intervals; grey: rankings that know nothing of the model.",
                reading: isDeletion
                    ? "All curves start and end at the same values, because the pictures there are the same: only the order "
                        + "of the pixels differs. A map that does not fall faster than the grey curves has found nothing."
                    : "All curves start at the blurred pictures and end at the whole ones: only the order of the pixels "
                        + "differs. A map that does not rise faster than the grey curves has found nothing.",
                data: Self.curveTable(
                    "Mean probability of the true class, \(scorer.rawValue)", "Pixels \(what)",
                    series.map { ($0.name, $0.points) })))
    }

    /// Some curves at every tenth of the way.
    static func curveTable(_ caption: String, _ across: String, _ curves: [(name: String, points: [Estimate])]) -> Table
    {
        let steps = (curves.first?.points.count ?? 2) - 1
        return Table(
            caption: caption,
            columns: [Table.Column(across, isNumber: true)] + curves.map { Table.Column($0.name, isNumber: true) },
            rows: (0...10).map { tenth in
                let step = tenth * steps / 10
                return [Table.Cell(NumberFormat.percent(Double(step) / Double(steps), digits: 0))]
                    + curves.map { Table.Cell(NumberFormat.interval($0.points[step])) }
            })
    }

    // MARK: Under how many scores

    private var commonScore: Section {
        let scores = faithfulness.scores, omitted = scores.comparisons.filter { $0.omitted > 0 }
        return Section(
            anchor: "scores", title: "The claim under other scores", summary: Words.commonScore(scores).statement,
            figure: FigureBlock(
                figure: IntervalChart(
                    name: "deletion-scores", title: "Paired difference of the deletion area under several scores",
                    rows: scores.comparisons.map {
                        IntervalChart.Row(
                            label: Words.capitalised(Words.name($0.kind)), style: .plain, estimate: $0.difference,
                            reference: 0)
                    },
                    axis: .fitting(
                        scores.comparisons.compactMap(\.difference), title: "Fine-tuned \u{2212} zero-shot map"),
                    referenceName: "no difference"),
                caption:
                    "Paired differences with 95% bootstrap intervals; the grey upright line is no difference. The first "
                    + "is the paper's.",
                reading:
                    "To the right of the line zero-shot maps are more faithful, to the left fine-tuned ones; an interval that "
                    + "holds the line tells nothing. Where the claim holds for the first rows only, it is one about scores "
                    + "and not about maps: a cosine can fall by a little, a probability by one.",
                data: Table(
                    caption: "Deletion under several scores",
                    columns: [
                        Table.Column("Score"), Table.Column("Pictures", isNumber: true),
                        Table.Column("Zero-shot map", isNumber: true), Table.Column("Fine-tuned map", isNumber: true),
                        Table.Column("Paired difference", isNumber: true), Table.Column("More faithful"),
                    ],
                    rows: scores.comparisons.map { one in
                        [
                            Table.Cell(Words.capitalised(Words.name(one.kind))),
                            Table.Cell(NumberFormat.count(one.difference?.count ?? 0)),
                            Table.Cell(NumberFormat.interval(one.areas[.zeroShot])),
                            Table.Cell(NumberFormat.interval(one.areas[.fineTuned])),
                            Table.Cell(Words.differenceCell(one.difference)),
                            Table.Cell(Words.status(better: one.better)),
                        ]
                    })),
            notes: [
                "The cosine is that with the true class's prompt, as the share of its fall that is left: (score \u{2212} end) / "
                    + "(start \u{2212} end). Both ends belong to the picture and not to the map, so both maps are judged on one "
                    + "scale; the largest and least value of a curve would give each map a scale of its own."
            ]
                + omitted.map {
                    "\(Words.pictures($0.omitted)) say nothing by \(Words.name($0.kind))"
                        + ($0.kind == .cosine
                            ? ": from the whole picture to none of it the cosine falls by less than "
                                + "\(NumberFormat.decimal(CommonScore.leastFall, digits: 2))."
                            : ".")
                })
    }
}
