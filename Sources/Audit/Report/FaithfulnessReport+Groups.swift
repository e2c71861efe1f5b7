import Domain
import Render

/// The sections about pictures with covered faces and about single classes.
extension FaithfulnessReport {
    /// Deletion of pictures as they are beside those with covered faces; nil where none has been covered.
    var masked: Section? {
        let found = faithfulness.masked.filter { $0.change != nil }
        guard !faithfulness.masked.isEmpty else { return nil }
        guard !found.isEmpty else {
            return Section(
                anchor: "masked", title: "With faces covered",
                summary:
                    "Nothing can be said: fewer than two pictures are classified correctly by both settings both as they "
                    + "are and with their faces covered.")
        }
        let rows = found.flatMap { one in
            Variant.allCases.map { variant in
                IntervalChart.Row(
                    label: "\(Words.name(one.setting)), \(Words.name(variant))", style: SeriesStyle(one.setting),
                    estimate: one.areas[variant])
            }
        }
        return Section(
            anchor: "masked", title: "With faces covered",
            summary: found.map(Self.statement).joined(separator: " "),
            figure: FigureBlock(
                figure: IntervalChart(
                    name: "deletion-masked", title: "Mean deletion area with and without faces", rows: rows,
                    axis: .fitting(rows.compactMap(\.estimate), title: "Deletion area; lower is more faithful")),
                caption:
                    "Mean over \(Words.pictures(found[0].change?.count ?? 0)) that both settings classify correctly both "
                    + "as they are and with their faces covered, with 95% bootstrap intervals.",
                reading:
                    "The same pictures four times: each setting's maps and curves of the picture as it is, and of the picture "
                    + "with every face blackened. The paired change in the table is sharper than a comparison of two "
                    + "intervals.",
                data: Table(
                    caption: "Mean deletion area with and without faces",
                    columns: [Table.Column("Setting")]
                        + ["Pictures", "Original", "Faces covered", "Change", "Wilcoxon's p"].map {
                            Table.Column($0, isNumber: true)
                        },
                    rows: found.map { one in
                        [
                            Words.name(one.setting), NumberFormat.count(one.change?.count ?? 0),
                            NumberFormat.interval(one.areas[.original]), NumberFormat.interval(one.areas[.faceMasked]),
                            Words.differenceCell(one.change), NumberFormat.pValue(one.wilcoxon),
                        ].map { Table.Cell($0) }
                    })))
    }

    private static func statement(_ one: MaskedDeletion) -> String {
        let maps = "\(one.setting.rawValue) explanations"
        switch one.isMoreFaithful {
        case true?: return "With faces covered \(maps) are more faithful."
        case false?: return "With faces covered \(maps) are less faithful."
        case nil: return "We cannot tell whether \(maps) are more or less faithful with faces covered."
        }
    }

    /// Areas of each class with a verdict that is corrected for their number; nil where nothing is compared.
    var byClass: Section? {
        guard !findings.compared.isEmpty else { return nil }
        let classes = faithfulness.classes
        func count(_ setting: Setting) -> Int { classes.count { $0.better == setting } }
        return Section(
            anchor: "classes", title: "Class by class",
            summary:
                "Zero-shot explanations are the more faithful ones in \(count(.zeroShot)) of \(classes.count) classes and "
                + "fine-tuned ones in \(count(.fineTuned)); in the others we cannot tell.",
            table: Table(
                caption: "Mean deletion area by true class",
                columns: [
                    Table.Column("Class"), Table.Column("Pictures", isNumber: true),
                    Table.Column("Zero-shot", isNumber: true), Table.Column("Fine-tuned", isNumber: true),
                    Table.Column("Paired difference", isNumber: true), Table.Column("Adjusted p", isNumber: true),
                    Table.Column("More faithful"),
                ],
                rows: classes.map { one in
                    [
                        Table.Cell(findings.classNames[one.label], link: .gallery(.ofClass(one.label))),
                        Table.Cell(NumberFormat.count(one.count)),
                        Table.Cell(NumberFormat.decimal(one.areas[.zeroShot])),
                        Table.Cell(NumberFormat.decimal(one.areas[.fineTuned])),
                        Table.Cell(Words.differenceCell(one.difference)),
                        Table.Cell(NumberFormat.pValue(one.adjusted)),
                        Table.Cell(Words.status(better: one.better)),
                    ]
                }),
            notes: [
                "Differences are fine-tuned minus zero-shot, picture by picture, with 95% bootstrap intervals of each class "
                    + "alone. p-values are Wilcoxon's, adjusted for the number of classes (Holm); a class has a verdict only "
                    + "where test and interval agree."
            ])
    }
}
