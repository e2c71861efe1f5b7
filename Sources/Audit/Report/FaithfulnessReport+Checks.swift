import Domain
import Render

/// The sections about explanations that were made again: with other seeds, and with a normalised score.
extension FaithfulnessReport {
    /// What seeds and penalties do; each says so where it was not looked at.
    var checkSections: [Section] { faithfulness.isMeasured && !findings.compared.isEmpty ? [seeds, penalties] : [] }

    private var seeds: Section {
        let verdict = Words.noise(faithfulness.noise, faithfulness.checked)
        guard let noise = faithfulness.noise else {
            return Section(
                anchor: "seeds", title: "What another seed would change",
                summary: "\(verdict.statement) \(verdict.evidence)")
        }
        let differences = noise.differences.enumerated().map { seed, difference in
            IntervalChart.Row(
                label: seed == 0 ? "The run's own seed" : "Other seed \(seed)", style: .plain, estimate: difference,
                reference: 0)
        }
        return Section(
            anchor: "seeds", title: "What another seed would change", summary: verdict.statement,
            figure: FigureBlock(
                figure: IntervalChart(
                    name: "deletion-seeds", title: "Paired difference of the deletion area, seed by seed",
                    rows: differences,
                    axis: .fitting(noise.differences.compactMap { $0 }, title: "Fine-tuned \u{2212} zero-shot"),
                    referenceName: "no difference"),
                caption:
                    "The same \(Words.pictures(noise.settings.map(\.count).min() ?? 0)) explained with every seed, with 95% "
                    + "bootstrap intervals by picture.",
                reading:
                    "The rows differ by nothing but chance: where the masks start, and how the view jitters. The whiskers say "
                    + "what other pictures would change, the distance from row to row what another seed would.",
                data: Self.seedTable(noise)),
            notes: [
                verdict.evidence,
                "The pictures are a balanced choice of the compared ones. Each has random numbers of its own, so the spread of a "
                    + "mean over \(Words.pictures(findings.compared.count)) is that of one picture over the root of their number. "
                    + "The difference of the settings counts as more than noise where it is over twice the upper end of its "
                    + "spread.",
            ])
    }

    private static func seedTable(_ noise: NoiseFloor) -> Table {
        var rows: [(title: String, value: (NoiseFloor.Spread) -> String)] = [
            ("Pictures explained again", { NumberFormat.count($0.count) }),
            ("Standard deviation of one picture's area", { NumberFormat.interval($0.area, digits: 4) }),
            ("Standard deviation of the mean area", { NumberFormat.interval($0.meanArea, digits: 4) }),
            ("Rank correlation of two maps", { NumberFormat.interval($0.rankCorrelation) }),
            ("Common share of the most salient 5% of cells", { NumberFormat.percentInterval($0.topOverlap) }),
        ]
        for region in Region.allCases where noise.settings.contains(where: { $0.changedHits[region] != nil }) {
            rows.append(
                (
                    "Hits on \(name(region)) that differ from seed to seed",
                    { NumberFormat.percentInterval($0.changedHits[region]) }
                ))
        }
        return Table(
            caption: "The same predictions explained with \(noise.seeds) seeds",
            columns: [Table.Column("From seed to seed")]
                + noise.settings.map { Table.Column(Words.name($0.setting), isNumber: true) },
            rows: rows.map { row in [Table.Cell(row.title)] + noise.settings.map { Table.Cell(row.value($0)) } })
    }

    private static func name(_ region: Region) -> String {
        switch region {
        case .face: "faces"
        case .evidence: "evidence"
        case .text: "text"
        }
    }

    private var penalties: Section {
        let verdict = Words.matched(faithfulness.matched, claim: faithfulness.scores.claim, faithfulness.checked)
        guard let matched = faithfulness.matched else {
            return Section(
                anchor: "penalties", title: "With penalties of equal weight",
                summary: "\(verdict.statement) \(verdict.evidence)")
        }
        return Section(
            anchor: "penalties", title: "With penalties of equal weight", summary: verdict.statement,
            figure: FigureBlock(
                figure: IntervalChart(
                    name: "deletion-penalties", title: "Paired difference of the deletion area with normalised scores",
                    rows: [
                        IntervalChart.Row(
                            label: "Normalised score", style: .plain, estimate: matched.difference, reference: 0),
                        IntervalChart.Row(
                            label: "Score as it is", style: .plain, estimate: matched.ownDifference, reference: 0),
                    ],
                    axis: .fitting(
                        [matched.difference, matched.ownDifference].compactMap { $0 },
                        title: "Fine-tuned \u{2212} zero-shot"),
                    referenceName: "no difference"),
                caption: "Both on the same \(Words.pictures(matched.difference?.count ?? 0)), each setting by its own "
                    + "probability, with 95% bootstrap intervals.",
                reading:
                    "An explanation weighs what it takes from the score against the size of what it marks. Where a score can "
                    + "fall by a few hundredths only, the same penalties let it mark less than where it can fall by one; the "
                    + "table has how far each can fall. Here both scores go from 1, the picture as it is, to 0, the picture "
                    + "fully blurred. To the right of the line zero-shot maps are more faithful.",
                data: Self.penaltyTable(matched)),
            notes: [verdict.evidence]
                + matched.settings.filter { $0.omitted > 0 }.map {
                    "From the \($0.setting.rawValue) score of \(Words.pictures($0.omitted)) of \(matched.count) blurring "
                        + "takes nothing: they have no normalised map and do not count."
                })
    }

    private static func penaltyTable(_ matched: MatchedRegularisation) -> Table {
        Table(
            caption: "Maps with a normalised score beside those with the score as it is, of the same pictures",
            columns: [
                Table.Column("Setting"), Table.Column("Blurring takes", isNumber: true),
                Table.Column("Left out", isNumber: true), Table.Column("Pictures", isNumber: true),
                Table.Column("Area, normalised", isNumber: true), Table.Column("Area, as it is", isNumber: true),
                Table.Column("Marked, normalised", isNumber: true), Table.Column("Marked, as it is", isNumber: true),
            ],
            rows: matched.settings.map { one in
                [
                    Words.name(one.setting), NumberFormat.interval(one.drop), NumberFormat.count(one.omitted),
                    NumberFormat.count(one.area?.count ?? 0), NumberFormat.interval(one.area),
                    NumberFormat.interval(one.ownArea), NumberFormat.percentInterval(one.mass),
                    NumberFormat.percentInterval(one.ownMass),
                ].map { Table.Cell($0) }
            })
    }
}
