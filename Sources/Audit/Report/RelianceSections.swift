import Domain
import Render

/// The figures and tables about maps that are held against one kind of region, group by group.
struct RelianceSections {
    let reliance: RegionReliance
    let words: RegionWords
    /// Title of the first column of tables: what the groups are by.
    let groupTitle: String
    /// Whether figures show every group, or all pictures at once.
    let figuresShowGroups: Bool

    /// One line of a table or a figure: a setting with a group, or with all of them.
    private struct Line {
        let setting: Setting
        let group: String
        let scores: PointingScores

        var label: String { "\(Words.name(setting)), \(group)" }
    }

    /// The most groups of one table, which a page repeats for every setting and variant.
    private static let mostGroups = 40

    /// The groups that tables show: all, or of very many those with the most pictures.
    private func shownGroups(_ variant: VariantReliance) -> Set<String> {
        let groups = variant.pairedGroups
        let largest = groups.indices.sorted { (groups[$1].paired.count, $0) < (groups[$0].paired.count, $1) }
        return Set(largest.prefix(Self.mostGroups).map { groups[$0].group })
    }

    /// Says how many groups a table leaves out; nothing where it has all.
    func groupNotes(_ variant: VariantReliance) -> [String] {
        let hidden = variant.pairedGroups.count - shownGroups(variant).count
        guard hidden > 0 else { return [] }
        return [
            "The \(NumberFormat.count(Self.mostGroups)) with the most pictures are shown; \(NumberFormat.count(hidden)) with "
                + "fewer, or none, are left out."
        ]
    }

    private func lines(_ variant: VariantReliance, withAll: Bool = true) -> [Line] {
        let shown = shownGroups(variant)
        return Setting.allCases.flatMap { setting -> [Line] in
            guard let found = variant.settings[setting] else { return [] }
            let groups = found.groups.filter { shown.contains($0.group) || found.groups.count == 1 }.map {
                Line(setting: setting, group: $0.group, scores: $0.scores)
            }
            let all = Line(setting: setting, group: GroupFindings.all, scores: found.all)
            return groups.count == 1 ? [all] : groups + (withAll ? [all] : [])
        }
    }

    private var figureLines: [Line] {
        guard let original = reliance.original else { return [] }
        return figuresShowGroups
            ? lines(original, withAll: false) : lines(original).filter { $0.group == GroupFindings.all }
    }

    // MARK: Hits

    /// How often the most salient pixel lies on the region, on pictures as they are.
    var hits: Section {
        let lines = figureLines
        return Section(
            anchor: "hits", title: "How often the most salient pixel lies on \(words.one)",
            summary:
                "The paper's pointing game, on pictures as they are, beside what the very same maps would score if they "
                + "were moved at random.",
            figure: FigureBlock(
                figure: IntervalChart(
                    name: "\(words.noun)-hits", title: "Rate of hits by setting",
                    rows: lines.map {
                        IntervalChart.Row(
                            label: $0.label, style: SeriesStyle($0.setting), estimate: $0.scores.rate,
                            reference: $0.scores.chance)
                    },
                    axis: .shares(
                        fitting: lines.flatMap { [$0.scores.rate?.upper, $0.scores.chance].compactMap { $0 } },
                        title: "Most salient pixel on \(words.one)"),
                    referenceName: "by chance"),
                caption: "Rate of hits with 95% Wilson intervals; the grey upright line is the rate by chance.",
                reading:
                    "An interval to the right of its grey line says that these explanations point at \(words.all) more than "
                    + "maps that know nothing of the picture."
                    + (figuresShowGroups
                        ? " Groups may differ in their grey lines, because larger \(words.all) are easier to hit; then a "
                            + "part of a gap is only that." : ""),
                data: Table(
                    caption: "Rate of hits by setting",
                    columns: [
                        Table.Column("Setting and \(groupTitle)"), Table.Column("Pictures", isNumber: true),
                        Table.Column("Observed", isNumber: true), Table.Column("By chance", isNumber: true),
                    ],
                    rows: lines.map {
                        [
                            Table.Cell($0.label), Table.Cell(NumberFormat.count($0.scores.count)),
                            Table.Cell(NumberFormat.percentInterval($0.scores.rate)),
                            Table.Cell(NumberFormat.percent($0.scores.chance)),
                        ]
                    })))
    }

    // MARK: Mass

    /// How much of the maps lies on the region, on pictures as they are.
    var mass: Section {
        let lines = figureLines
        return Section(
            anchor: "mass", title: "How much of the explanations lies on \(words.all)",
            summary: "The pointing game asks one pixel; the mass asks them all. On pictures as they are.",
            figure: FigureBlock(
                figure: IntervalChart(
                    name: "\(words.noun)-mass", title: "Mass in \(words.the) by setting",
                    rows: lines.map {
                        IntervalChart.Row(
                            label: $0.label, style: SeriesStyle($0.setting), estimate: $0.scores.mass,
                            reference: $0.scores.chance)
                    },
                    axis: .shares(
                        fitting: lines.flatMap { [$0.scores.mass?.upper, $0.scores.chance].compactMap { $0 } },
                        title: "Share of the map's values on \(words.one)"),
                    referenceName: "by chance"),
                caption:
                    "Mean share of the maps' values on \(words.all), with 95% bootstrap intervals; the grey upright line is "
                    + "the share by chance.",
                reading:
                    "If heat were spread without regard to the picture, \(words.one) would get the share of heat that it "
                    + "takes of the area, which is the grey line.",
                data: Table(
                    caption: "Mass in \(words.the) by setting",
                    columns: [Table.Column("Setting and \(groupTitle)")]
                        + ["Pictures", "Mass", "By chance", "Difference, points"].map {
                            Table.Column($0, isNumber: true)
                        },
                    rows: lines.map { line in
                        let scores = line.scores
                        return [
                            Table.Cell(line.label), Table.Cell(NumberFormat.count(scores.count - scores.masslessCount)),
                            Table.Cell(NumberFormat.percentInterval(scores.mass)),
                            Table.Cell(NumberFormat.percent(scores.chance)),
                            Table.Cell(Words.pointsCell(scores.correctedMass)),
                        ]
                    })))
    }

    // MARK: Group by group

    /// Hits, chance and mass of every group in one variant.
    func groupTable(_ variant: VariantReliance) -> Table {
        Table(
            caption: "How much the explanations point at \(words.all), \(Words.name(variant.variant))",
            columns: [Table.Column("Setting and \(groupTitle)")]
                + [
                    "Pictures", "Hits", "Observed", "By chance", "Corrected, points", "Mass in \(words.the)",
                ].map { Table.Column($0, isNumber: true) },
            rows: lines(variant).map { line in
                let scores = line.scores
                return [
                    Table.Cell(line.label), Table.Cell(NumberFormat.count(scores.count)),
                    Table.Cell(Self.hits(scores.hits)), Table.Cell(NumberFormat.percentInterval(scores.rate)),
                    Table.Cell(NumberFormat.percent(scores.chance)), Table.Cell(Words.pointsCell(scores.corrected)),
                    Table.Cell(NumberFormat.percentInterval(scores.mass)),
                ]
            })
    }

    /// What is to be said of maps without mass; nothing where there is none.
    func massNotes(_ variant: VariantReliance) -> [String] {
        let massless = lines(variant).filter { $0.scores.masslessCount > 0 }.map {
            "\($0.label) \(NumberFormat.count($0.scores.masslessCount))"
        }
        return massless.isEmpty
            ? []
            : [
                "Maps that are zero everywhere have no mass and hit by chance: \(massless.joined(separator: "; "))."
            ]
    }

    /// Hits are whole numbers unless several pixels tie.
    static func hits(_ hits: Double) -> String {
        hits == hits.rounded() ? NumberFormat.count(Int(hits)) : NumberFormat.decimal(hits, digits: 1)
    }

    // MARK: Settings

    /// Zero-shot against fine-tuned over the same pictures, in every variant, and folded group by group.
    var settings: Section {
        let columns = { (title: String) in
            [Table.Column(title)]
                + ["Pictures", "Hits", "McNemar's p", "Mass", "Wilcoxon's p"].map { Table.Column($0, isNumber: true) }
        }
        func row(_ title: String, _ paired: PairedReliance) -> [Table.Cell] {
            [
                Table.Cell(title), Table.Cell(NumberFormat.count(paired.count)),
                Table.Cell(Words.pointsCell(paired.hitDifference)),
                Table.Cell(
                    paired.count == 0 ? NumberFormat.notEstimable : NumberFormat.pValue(paired.mcNemar)),
                Table.Cell(Words.pointsCell(paired.massDifference)), Table.Cell(NumberFormat.pValue(paired.wilcoxon)),
            ]
        }
        let caption = "Fine-tuned minus zero-shot, in percentage points"
        return Section(
            anchor: "settings", title: "Zero-shot against fine-tuned",
            summary:
                "Both settings see the same pictures, so they are compared picture by picture: positive where fine-tuned "
                + "explanations point at \(words.all) more.",
            table: Table(
                caption: caption, columns: columns("Pictures shown"),
                rows: reliance.variants.map { row(Words.name($0.variant).capitalizedFirst, $0.paired) }),
            folds: reliance.variants.filter { $0.pairedGroups.count > 1 }.map { variant in
                let shown = Words.name(variant.variant), groups = shownGroups(variant)
                return Fold(
                    "Zero-shot against fine-tuned by \(groupTitle): \(shown)",
                    table: Table(
                        caption: "\(caption), \(shown)", columns: columns(groupTitle.capitalizedFirst),
                        rows: variant.pairedGroups.filter { groups.contains($0.group) }.map { row($0.group, $0.paired) }
                    ),
                    notes: groupNotes(variant))
            })
    }
}

extension String {
    /// The text with a capital first letter, for the start of a sentence.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
