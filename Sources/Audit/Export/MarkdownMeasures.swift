import Domain
import Render

/// The few measures that a review comment has room for, both settings beside one another.
enum MarkdownMeasures {
    /// A measure of both settings, and that of their difference where there is one.
    private static let rows: [(level: MeasureDefinition, difference: MeasureDefinition?)] = [
        (.accuracy, .accuracyDifference), (.deletionArea, .deletionAreaDifference),
        (RelianceMeasures.faces.corrected, RelianceMeasures.faces.hitDifference),
        (RelianceMeasures.faces.correctedMass, RelianceMeasures.faces.massDifference),
        (RelianceMeasures.faces.hitGap, nil), (.accuracyGap, nil),
        (RelianceMeasures.evidence.corrected, nil),
        (RelianceMeasures.text.corrected, RelianceMeasures.text.hitDifference), (.textAccuracyGap, nil),
    ]

    /// The table, of the pictures as they are; a measure that the report does not have has no row.
    static func block(_ measures: [MeasureValue]) -> MarkdownExport.Block {
        let shown = measures.filter { $0.variant == .original && $0.class == nil }
        let items = rows.flatMap { level, difference in
            let values = shown.filter { $0.id == level.id }
            // Of groups only the gaps between them, and nothing of attributes that the first page says nothing of.
            return groups(of: values).map { group in
                let both = Setting.allCases.map { setting in
                    values.first { $0.group == group && $0.setting == setting }
                }
                let other = difference.flatMap { other in shown.first { $0.id == other.id && $0.group == group } }
                return row(level, difference, group, both, other)
            }
        }
        return MarkdownExport.Block(
            head: [
                "### The numbers", "", "Value, 95% interval unless another is named, and number of pictures.", "",
                "| Measure | Zero-shot | Fine-tuned | Fine-tuned minus zero-shot |", "|---|---|---|---|",
            ], items: items)
    }

    /// All pictures, or the pairs of groups that are compared, each once and in order.
    private static func groups(of values: [MeasureValue]) -> [MeasureValue.Group?] {
        var seen: Set<MeasureValue.Group?> = []
        return values.map(\.group).filter { group in
            group.map { $0.minus != nil && attributes.contains($0.attribute) } ?? true
        }.filter { seen.insert($0).inserted }
    }

    private static let attributes = [PictureGroups.gender, "text"]

    private static func row(
        _ level: MeasureDefinition, _ difference: MeasureDefinition?, _ group: MeasureValue.Group?,
        _ both: [MeasureValue?], _ other: MeasureValue?
    ) -> String {
        let groups = group.map { ", \($0.name) minus \($0.minus ?? "")" } ?? ""
        let cells =
            [MarkdownText.escape(level.title + groups, limit: 200)] + both.map { cell($0, level.unit) } + [
                difference.map { cell(other, $0.unit) } ?? ""
            ]
        return "| \(cells.joined(separator: " | ")) |"
    }

    private static func cell(_ value: MeasureValue?, _ unit: MeasureDefinition.Unit) -> String {
        guard let value else { return "" }
        let estimate = value.estimate
        return MarkdownText.escape(unit.text(estimate)) + (estimate.map(basis) ?? "")
    }

    /// On how many pictures a number rests, and the level of its interval where it is another than that above the table.
    private static func basis(_ estimate: Estimate) -> String {
        let isUsual = abs(estimate.level - 0.95) < 1e-6
        return ", \(NumberFormat.count(estimate.count))"
            + (isUsual ? "" : ", \(NumberFormat.percent(estimate.level)) interval")
    }
}
