import Domain
import Render

/// The tables about groups of people by one attribute.
struct GroupTables {
    let findings: GroupFindings
    /// What the model was shown.
    let variants: [Variant]

    private var isMasked: Bool { variants.contains(.faceMasked) }

    /// The tables of maps held against faces.
    var faces: RelianceSections {
        RelianceSections(reliance: findings.faces, words: .faces, groupTitle: "group", figuresShowGroups: true)
    }

    // MARK: Gaps

    /// How much more often one group's faces are hit, of every pair of groups, setting and variant; nil without a pair.
    var gaps: Table? {
        gapTable(
            "Gaps of the rate of hits, in percentage points", hasChance: true,
            findings.faces.variants.flatMap { variant in
                Setting.allCases.flatMap { setting in
                    (variant.settings[setting]?.gaps ?? []).map { (setting, variant.variant, $0) }
                }
            })
    }

    /// How much more often a setting is right on one group than on another; nil without a pair.
    var accuracyGaps: Table? {
        gapTable(
            "Gaps of the accuracy, in percentage points", hasChance: false,
            variants.flatMap { variant in
                Setting.allCases.flatMap { setting in
                    findings.accuracy.gaps(setting, variant).map { (setting, variant, $0) }
                }
            })
    }

    private func gapTable(
        _ caption: String, hasChance: Bool, _ found: [(setting: Setting, variant: Variant, gap: GroupGap)]
    ) -> Table? {
        guard !found.isEmpty else { return nil }
        return Self.gaps(
            caption, hasChance: hasChance,
            found.map { ("\(Words.name($0.setting)), \(Words.name($0.variant))", $0.gap) })
    }

    /// One row for each gap, with a label of its own.
    private static func gaps(_ caption: String, hasChance: Bool, _ found: [(label: String, gap: GroupGap)]) -> Table {
        Table(
            caption: caption,
            columns: [Table.Column("Setting and pictures"), Table.Column("Groups"), Table.Column("Verdict")]
                + (["Gap"] + (hasChance ? ["By chance"] : []) + ["Fisher's p", "Detectable", "Needed per group"])
                .map { Table.Column($0, isNumber: true) },
            rows: found.map { label, gap in
                let chance = gap.chanceGap.map(Words.points) ?? NumberFormat.notEstimable
                let numbers = [
                    NumberFormat.pValue(gap.fisher),
                    gap.detectable.map { NumberFormat.decimal(100 * $0, digits: 1) } ?? "none",
                    gap.neededPerGroup.map { Words.rounded($0) ?? "> 1,000,000" } ?? "no gap",
                ]
                return [
                    Table.Cell(label), Table.Cell("\(gap.first)\u{A0}\u{2212}\u{A0}\(gap.second)"),
                    Table.Cell(Words.status(gap.verdict)), Table.Cell(Words.pointsCell(gap.gap)),
                ] + ((hasChance ? [chance] : []) + numbers).map { Table.Cell($0) }
            })
    }

    /// One gap of each setting, with the groups in its rows and without a verdict.
    static func gaps(_ caption: String, _ found: [(setting: Setting, gap: GroupGap)]) -> Table {
        Table(
            caption: caption,
            columns: [Table.Column("Setting"), Table.Column("Pictures")]
                + ["Difference", "Fisher's p", "Detectable"].map { Table.Column($0, isNumber: true) },
            rows: found.map { setting, gap in
                [
                    Words.name(setting), "\(gap.first) \u{2212} \(gap.second)", Words.pointsCell(gap.gap),
                    NumberFormat.pValue(gap.fisher),
                    gap.detectable.map { NumberFormat.decimal(100 * $0, digits: 1) } ?? "none",
                ].map { Table.Cell($0) }
            })
    }

    // MARK: Accuracy and deletion area

    /// How often each setting is right on each group, and what covering faces changes.
    var accuracy: Table { Self.accuracy(findings.accuracy, all: allOf(findings.accuracyOfAll), isMasked: isMasked) }

    /// The same for groups of any kind.
    static func accuracy(_ groups: [GroupAccuracy], all: [GroupAccuracy], isMasked: Bool) -> Table {
        table(
            "Accuracy by setting and group", "Accuracy", change: "Change, points", test: "McNemar's p",
            isMasked: isMasked,
            lines: (groups + all).map { one in
                Line(
                    setting: one.setting, group: one.group, original: one.original, faceMasked: one.faceMasked,
                    change: one.change, p: one.change == nil ? nil : one.mcNemar)
            }, value: { NumberFormat.percentInterval($0) }, difference: Words.pointsCell)
    }

    /// The area under the deletion curves of each group, and what covering faces changes.
    var deletion: Table {
        Self.table(
            "Mean deletion area by setting and group", "Area", change: "Change", test: "Wilcoxon's p",
            isMasked: isMasked,
            lines: (findings.deletion + allOf(findings.deletionOfAll)).map { one in
                Line(
                    setting: one.setting, group: one.group, original: one.original, faceMasked: one.faceMasked,
                    change: one.change, p: one.wilcoxon)
            }, value: { NumberFormat.interval($0) }, difference: Words.differenceCell)
    }

    private func allOf<T>(_ lines: [T]) -> [T] { findings.hasSeveralGroups ? lines : [] }

    private struct Line {
        let setting: Setting
        let group: String
        let original: Estimate?
        let faceMasked: Estimate?
        let change: Estimate?
        let p: Double?
    }

    private static func table(
        _ caption: String, _ title: String, change: String, test: String, isMasked: Bool, lines: [Line],
        value: (Estimate?) -> String, difference: (Estimate?) -> String
    ) -> Table {
        Table(
            caption: caption,
            columns: [Table.Column("Setting and group")]
                + (["Pictures", title] + (isMasked ? ["With face", "Faces covered", change, test] : []))
                .map { Table.Column($0, isNumber: true) },
            rows: Setting.allCases.flatMap { setting in
                lines.filter { $0.setting == setting }.map { one in
                    let masked = [
                        NumberFormat.count(one.faceMasked?.count ?? 0), value(one.faceMasked), difference(one.change),
                        NumberFormat.pValue(one.p),
                    ]
                    let original = [NumberFormat.count(one.original?.count ?? 0), value(one.original)]
                    return [Table.Cell("\(Words.name(setting)), \(one.group)")]
                        + (original + (isMasked ? masked : [])).map { Table.Cell($0) }
                }
            })
    }
}
