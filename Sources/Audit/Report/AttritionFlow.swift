import Domain
import Render

/// What is left of the pictures of each group from step to step, as a figure with its numbers.
struct AttritionFlow {
    let reliance: RegionReliance
    let words: RegionWords
    /// Whether metadata names groups; otherwise there is one flow, of all pictures.
    let showsGroups: Bool

    /// More flows than these are no figure any more; the table has them all.
    private static let mostGroups = 6

    private var steps: [String] { AttritionStep.allCases.map { Words.name($0, region: words.noun) } }

    /// The largest groups, in their order.
    private var groups: [RegionAttrition] {
        let largest = reliance.attrition.map(\.total).sorted(by: >).prefix(Self.mostGroups).last ?? 0
        return Array(reliance.attrition.filter { $0.total >= largest }.prefix(Self.mostGroups))
    }

    private func name(_ group: RegionAttrition) -> String { showsGroups ? group.group : "All pictures" }

    /// The figure, what it says, and every number in it.
    var figure: FigureBlock {
        FigureBlock(
            figure: FlowChart(
                name: "\(words.noun)-attrition", title: "Pictures left from step to step",
                steps: steps, groups: groups.map { FlowChart.Group(name($0), counts: $0.flow) }),
            caption: "Pictures of each group that are left after each step, with their share of the group"
                + (groups.count < reliance.attrition.count
                    ? "; the \(groups.count) largest of \(reliance.attrition.count) groups." : "."),
            reading:
                "A bar is as long as the share of the group's audited pictures that is left; the pale end is what the "
                + "step took away. Where one group narrows faster than another, the numbers below speak of a smaller "
                + "part of it.",
            data: Table(
                caption: "Pictures left after each step",
                columns: [Table.Column("Group")] + steps.map { Table.Column($0.capitalizedFirst, isNumber: true) },
                rows: reliance.attrition.map { group in
                    [Table.Cell(name(group))]
                        + group.flow.map { left in
                            let share = group.total > 0 ? Double(left) / Double(group.total) : nil
                            return Table.Cell("\(NumberFormat.count(left)) (\(NumberFormat.percent(share)))")
                        }
                }))
    }

    /// The difference between every pair of groups; nil without a pair.
    var gaps: Fold? {
        let gaps = reliance.attrition.gaps
        guard !gaps.isEmpty else { return nil }
        return Fold(
            "Is one group left out more often? The differences",
            table: Table(
                caption: "Share left out, in percentage points",
                columns: [Table.Column("Groups")]
                    + ["Difference", "Fisher's p", "Detectable"].map { Table.Column($0, isNumber: true) },
                rows: gaps.map { gap in
                    [
                        "\(gap.first) \u{2212} "
                            + "\(gap.second)", Words.pointsCell(gap.gap), NumberFormat.pValue(gap.fisher),
                        gap.detectable.map { NumberFormat.decimal(100 * $0, digits: 1) } ?? "none",
                    ].map { Table.Cell($0) }
                }))
    }
}
