import Domain
import Render

/// The pages with every compared number: over all pictures, and by group and class.
struct MeasurePages {
    let comparison: Comparison

    /// Over all pictures.
    var all: ComparisonPage {
        ComparisonPage(
            name: .measures,
            head: PageHead(
                title: "Numbers",
                lead:
                    "Every number in both versions over the same pictures. A difference counts as shown where chance and seeds "
                    + "would rarely make it.", trail: [PageLink("Overview", .index)]),
            findings: [Words.verdict(comparison)],
            sections: Setting.allCases.map { setting in
                let measures = comparison.overall.filter { $0.setting == setting }
                return Section(
                    anchor: setting.rawValue, title: Words.name(setting),
                    summary: Self.summary(measures),
                    table: Self.table("\(Words.name(setting)) numbers in both versions", measures, comparison),
                    notes: setting == .zeroShot ? Self.notes : [])
            })
    }

    /// By group and class.
    var inParts: ComparisonPage {
        let shown = comparison.parts.filter(\.change.isShown)
        return ComparisonPage(
            name: .parts,
            head: PageHead(
                title: "Groups and classes",
                lead:
                    "The same numbers group by group and class by class: a change may concern only some people or things.",
                trail: [PageLink("Overview", .index)]),
            findings: shown.isEmpty
                ? [
                    Finding(
                        status: Status(.info, "No change"),
                        statement: "No group and no class shows a difference.",
                        evidence:
                            "\(NumberFormat.count(comparison.parts.count)) numbers are a family of tests of their own; "
                            + "parts are small, so that a large difference may go unseen.")
                ] : shown.map { Words.changed($0, comparison.definition($0)) },
            sections: Setting.allCases.flatMap { setting in
                [
                    section(setting, "groups", "by group of people") { $0.group != nil },
                    section(setting, "classes", "by class") { $0.class != nil },
                ]
            })
    }

    private func section(
        _ setting: Setting, _ part: String, _ title: String, _ holds: (ComparedMeasure) -> Bool
    ) -> Section {
        let measures = comparison.parts.filter { $0.setting == setting && holds($0) }
        let name = "\(Words.name(setting)), \(title)"
        return Section(
            anchor: "\(setting.rawValue)-\(part)", title: name,
            summary: measures.isEmpty
                ? "There is nothing to compare: no picture of both versions counts." : Self.summary(measures),
            table: measures.isEmpty ? nil : Self.table("\(name): numbers in both versions", measures, comparison))
    }

    private static func summary(_ measures: [ComparedMeasure]) -> String {
        let shown = measures.filter(\.change.isShown)
        func count(_ change: Change) -> String { NumberFormat.count(measures.count { $0.change == change }) }
        return shown.isEmpty
            ? "No difference is shown."
            : "\(count(.improved)) improved, \(count(.regressed)) regressed, \(count(.changed)) changed otherwise, of "
                + "\(NumberFormat.count(measures.count))."
    }

    private static let notes = [
        "Noise is the largest difference that seeds alone make: twice its standard deviation from seed to seed, over as many "
            + "pictures, from the pictures that were explained again in either version.",
        "Improved, regressed or changed: the p-value, corrected by Holm for all numbers of this page, is below 0.05, the interval "
            + "excludes zero, and the difference is larger than the noise. No change: no picture differs, or the whole interval lies "
            + "within the noise. Within noise: the difference does. Cannot tell: everything else.",
        "Hits and right answers are compared by McNemar's exact test with Newcombe's interval for pairs, areas and shares of maps by "
            + "Wilcoxon's signed-rank test with a bootstrap by picture, gaps of two groups by a permutation test.",
    ]

    /// Numbers in both versions with what became of them.
    static func table(_ caption: String, _ measures: [ComparedMeasure], _ comparison: Comparison) -> Table {
        Table(
            caption: caption,
            columns: [Table.Column("Number")]
                + ["Pictures", "Baseline", "Candidate", "Difference", "p", "Noise"].map {
                    Table.Column($0, isNumber: true)
                } + [Table.Column("Verdict")],
            rows: measures.map { measure in
                let definition = comparison.definition(measure)
                return [
                    Words.name(measure, definition), NumberFormat.count(measure.n),
                    Words.value(measure.baseline, definition), Words.value(measure.candidate, definition),
                    measure.estimate.map { isPoints(definition) ? Words.pointsCell($0) : Words.differenceCell($0) }
                        ?? NumberFormat.notEstimable,
                    NumberFormat.pValue(measure.adjustedP), Words.noise(measure, definition),
                ].map { Table.Cell($0) } + [Table.Cell(Words.status(measure.change))]
            })
    }

    private static func isPoints(_ definition: MeasureDefinition?) -> Bool {
        definition?.unit == .share || definition?.unit == .shareDifference
    }
}
