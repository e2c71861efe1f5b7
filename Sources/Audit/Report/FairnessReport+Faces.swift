import Domain
import Render

/// The sections about faces: who is counted, and what was found group by group.
extension FairnessReport {
    /// Nothing where no face is known.
    var faceSections: [Section] {
        guard fairness.faces.hasFaces else { return [] }
        return [attrition, hits] + fairness.faces.variants.map(groupTable) + [gaps, mass, settings]
    }

    // MARK: Who is counted

    private var attrition: Section {
        let columns = fairness.faces.attrition
        let total = findings.pictures.count, hasGroups = !fairness.groups.known.isEmpty
        func row(_ title: String, all link: PageName, _ count: (FaceAttrition) -> Int) -> [Table.Cell] {
            let all = columns.reduce(0) { $0 + count($1) }
            return [Table.Cell(title), Table.Cell(NumberFormat.count(all), link: all > 0 ? link : nil)]
                + (hasGroups ? columns.map { Table.Cell(NumberFormat.count(count($0))) } : [])
        }
        var rows = [row("Test pictures", all: .gallery(.all), \.total)]
        for (index, cell) in rows[0].indices.dropFirst(2).enumerated() {
            rows[0][cell].link = .gallery(.ofGroup(index))
        }
        for (index, reason) in RegionOmission.allCases.enumerated() {
            let shelf: GalleryShelf.Key =
                reason.exclusion.flatMap { PictureFindings.Exclusion.allCases.firstIndex(of: $0) }.map { .reason($0) }
                ?? .withoutFace(index)
            rows.append(
                row("Left out: " + Words.name(reason, region: "the face"), all: .gallery(shelf)) { $0.omitted(reason) })
        }
        rows.append(row("Counted", all: .gallery(.withFace), \.counted))
        let counted = columns.reduce(0) { $0 + $1.counted }
        return Section(
            anchor: "counted", title: "Who is counted",
            summary:
                "\(Words.pictures(counted)) of \(NumberFormat.count(total)) count: both settings are right on the picture "
                + "as it is, and a marked face is in the part of it that the model sees. If one group is left out more "
                + "often than another, the numbers below are about what is left of it.",
            table: Table(
                caption: "Test pictures by what became of them",
                columns: [Table.Column("Pictures"), Table.Column("All", isNumber: true)]
                    + (hasGroups ? columns.map { Table.Column($0.group, isNumber: true) } : []),
                rows: rows))
    }

    // MARK: Hits

    /// One line of a table or a figure: a setting with a group, or with all of them.
    private struct Line {
        let setting: Setting
        let group: String
        let scores: PointingScores

        var label: String { "\(Words.name(setting)), \(group)" }
    }

    private func lines(_ variant: VariantReliance, withAll: Bool = true) -> [Line] {
        Setting.allCases.flatMap { setting -> [Line] in
            guard let found = variant.settings[setting] else { return [] }
            let groups = found.groups.map { Line(setting: setting, group: $0.group, scores: $0.scores) }
            let all = Line(setting: setting, group: "all", scores: found.all)
            return groups.count == 1 ? [all] : groups + (withAll ? [all] : [])
        }
    }

    private var originalLines: [Line] {
        fairness.faces.variants.first { $0.variant == .original }.map { lines($0, withAll: false) } ?? []
    }

    private var hits: Section {
        let lines = originalLines
        return Section(
            anchor: "hits", title: "How often the most salient pixel lies on a face",
            summary:
                "The paper's pointing game, on pictures as they are, beside what the very same maps would score if they "
                + "were moved at random.",
            figure: FigureBlock(
                figure: IntervalChart(
                    name: "face-hits", title: "Rate of hits by setting and group",
                    rows: lines.map {
                        IntervalChart.Row(
                            label: $0.label, style: SeriesStyle($0.setting), estimate: $0.scores.rate,
                            reference: $0.scores.chance)
                    },
                    axis: .shares(
                        fitting: lines.flatMap { [$0.scores.rate?.upper, $0.scores.chance].compactMap { $0 } },
                        title: "Most salient pixel on a face"),
                    referenceName: "by chance"),
                caption: "Rate of hits with 95% Wilson intervals; the grey upright line is the rate by chance.",
                reading:
                    "An interval to the right of its grey line says that these explanations point at faces more than maps "
                    + "that know nothing of the picture. Groups may differ in their grey lines, because larger faces are "
                    + "easier to hit; then a part of a gap is only that.",
                data: Table(
                    caption: "Rate of hits by setting and group",
                    columns: [
                        Table.Column("Setting and group"), Table.Column("Pictures", isNumber: true),
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

    private func groupTable(_ variant: VariantReliance) -> Section {
        let isOriginal = variant.variant == .original
        let lines = lines(variant), massless = lines.filter { $0.scores.masslessCount > 0 }
        return Section(
            anchor: "groups-\(variant.variant.rawValue)",
            title: isOriginal ? "Group by group: pictures as they are" : "Group by group: faces covered",
            summary: isOriginal
                ? "Table 1 of Agarwal (2023) with its uncertainty. Observed is what the paper calls fairness accuracy; "
                    + "corrected is what is left of it when chance is taken away."
                : "The same pictures with a black patch over every face. Where explanations still point at it, they point at "
                    + "a place and not at a face. They explain whatever each setting now answers.",
            table: Table(
                caption: "How much the explanations point at faces, \(isOriginal ? "original" : "faces covered")",
                columns: [Table.Column("Setting and group")]
                    + [
                        "Pictures", "Hits", "Observed", "By chance", "Corrected, points", "Mass in the face",
                    ].map { Table.Column($0, isNumber: true) },
                rows: lines.map { line in
                    let scores = line.scores
                    return [
                        Table.Cell(line.label), Table.Cell(NumberFormat.count(scores.count)),
                        Table.Cell(Self.hits(scores.hits)), Table.Cell(NumberFormat.percentInterval(scores.rate)),
                        Table.Cell(NumberFormat.percent(scores.chance)),
                        Table.Cell(
                            scores.corrected.map { "\(Words.points($0.point)) \(Words.pointsInterval($0))" }
                                ?? NumberFormat.notEstimable),
                        Table.Cell(NumberFormat.percentInterval(scores.mass)),
                    ]
                }),
            notes: massless.isEmpty
                ? []
                : [
                    "Maps that are zero everywhere have no mass and hit by chance: "
                        + massless.map { "\($0.label) \(NumberFormat.count($0.scores.masslessCount))" }
                        .joined(separator: "; ") + "."
                ])
    }

    /// Hits are whole numbers unless several pixels tie.
    private static func hits(_ hits: Double) -> String {
        hits == hits.rounded() ? NumberFormat.count(Int(hits)) : NumberFormat.decimal(hits, digits: 1)
    }

    // MARK: Gaps

    private var gaps: Section {
        let found = fairness.faces.variants.flatMap { variant in
            Setting.allCases.flatMap { setting in
                (variant.settings[setting]?.gaps ?? []).map { (variant: variant.variant, setting: setting, gap: $0) }
            }
        }
        let margin = NumberFormat.decimal(100 * GroupGap.margin, digits: 0)
        guard !found.isEmpty else {
            return Section(
                anchor: "gap", title: "The gap between groups",
                summary: "There are no two groups with pictures that count, so there is no gap to be measured.")
        }
        return Section(
            anchor: "gap", title: "The gap between groups",
            summary:
                "How much more often the most salient pixel lies on a face in one group than in another. The verdict is "
                + "fail where the interval excludes zero, pass where it lies within \(margin) points on both sides, and "
                + "otherwise there are too few pictures to tell.",
            table: Table(
                caption: "Gaps of the rate of hits, in percentage points",
                columns: [Table.Column("Setting and pictures"), Table.Column("Groups"), Table.Column("Verdict")]
                    + ["Gap", "By chance", "Fisher's p", "Detectable", "Needed per group"].map {
                        Table.Column($0, isNumber: true)
                    },
                rows: found.map { row in
                    let gap = row.gap
                    return [
                        Table.Cell(
                            "\(Words.name(row.setting)), \(row.variant == .original ? "original" : "faces covered")"),
                        Table.Cell("\(gap.first)\u{A0}\u{2212}\u{A0}\(gap.second)"),
                        Table.Cell(Words.status(gap.verdict)),
                        Table.Cell("\(Words.points(gap.gap.point)) \(Words.pointsInterval(gap.gap))"),
                        Table.Cell(Words.points(gap.chanceGap)), Table.Cell(NumberFormat.pValue(gap.fisher)),
                        Table.Cell(
                            gap.detectable.map { NumberFormat.decimal(100 * $0, digits: 1) } ?? "none"),
                        Table.Cell(gap.neededPerGroup.map { Words.rounded($0) ?? "> 1,000,000" } ?? "no gap"),
                    ]
                }),
            notes: [
                "Detectable: the least gap that groups of these sizes show with 80% power. Needed: pictures in each group "
                    + "with which a gap of the observed size would be shown with 80% power.",
                "By chance: the gap that maps moved at random would have, because faces are larger in one group.",
            ])
    }

    // MARK: Mass

    private var mass: Section {
        let lines = originalLines
        return Section(
            anchor: "mass", title: "How much of the explanations lies on faces",
            summary: "The pointing game asks one pixel; the mass asks them all. On pictures as they are.",
            figure: FigureBlock(
                figure: IntervalChart(
                    name: "face-mass", title: "Mass in the face by setting and group",
                    rows: lines.map {
                        IntervalChart.Row(
                            label: $0.label, style: SeriesStyle($0.setting), estimate: $0.scores.mass,
                            reference: $0.scores.chance)
                    },
                    axis: .shares(
                        fitting: lines.flatMap { [$0.scores.mass?.upper, $0.scores.chance].compactMap { $0 } },
                        title: "Share of the map's values on a face"),
                    referenceName: "by chance"),
                caption:
                    "Mean share of the maps' values on faces, with 95% bootstrap intervals; the grey upright line is "
                    + "the share by chance.",
                reading:
                    "If heat were spread without regard to the picture, a face would get the share of heat that it takes of "
                    + "the area, which is the grey line.",
                data: Table(
                    caption: "Mass in the face by setting and group",
                    columns: [Table.Column("Setting and group")]
                        + ["Pictures", "Mass", "By chance", "Difference, points"].map {
                            Table.Column($0, isNumber: true)
                        },
                    rows: lines.map { line in
                        let scores = line.scores
                        return [
                            Table.Cell(line.label), Table.Cell(NumberFormat.count(scores.count - scores.masslessCount)),
                            Table.Cell(NumberFormat.percentInterval(scores.mass)),
                            Table.Cell(NumberFormat.percent(scores.chance)),
                            Table.Cell(
                                scores.correctedMass.map { "\(Words.points($0.point)) \(Words.pointsInterval($0))" }
                                    ?? NumberFormat.notEstimable),
                        ]
                    })))
    }

    // MARK: Settings

    private var settings: Section {
        Section(
            anchor: "settings", title: "Zero-shot against fine-tuned",
            summary:
                "Both settings see the same pictures, so they are compared picture by picture: positive where fine-tuned "
                + "explanations point at faces more.",
            table: Table(
                caption: "Fine-tuned minus zero-shot, in percentage points",
                columns: [Table.Column("Pictures shown")]
                    + ["Pictures", "Hits", "McNemar's p", "Mass", "Wilcoxon's p"].map {
                        Table.Column($0, isNumber: true)
                    },
                rows: fairness.faces.variants.map { variant in
                    let paired = variant.paired
                    func cell(_ difference: Estimate?) -> Table.Cell {
                        Table.Cell(
                            difference.map { "\(Words.points($0.point)) \(Words.pointsInterval($0))" }
                                ?? NumberFormat.notEstimable)
                    }
                    return [
                        Table.Cell(variant.variant == .original ? "Original" : "Faces covered"),
                        Table.Cell(NumberFormat.count(paired.count)), cell(paired.hitDifference),
                        Table.Cell(NumberFormat.pValue(paired.mcNemar)), cell(paired.massDifference),
                        Table.Cell(NumberFormat.pValue(paired.wilcoxon)),
                    ]
                }))
    }
}
