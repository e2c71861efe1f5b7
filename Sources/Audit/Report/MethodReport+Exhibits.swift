import Render

/// Where the tables and figures of the paper stand in this report.
extension MethodReport {
    /// One row for each exhibit, with the way to it and to the page that says more.
    var exhibits: Section {
        Section(
            anchor: "exhibits", title: "The paper's tables and figures, made from this run",
            summary:
                "Every exhibit of \(Self.paper), with intervals. Its numbers come from another model and other "
                + "pictures: they are no yardstick for those of this run.",
            table: Table(
                caption: "The exhibits of the paper and their places here",
                columns: [
                    Table.Column("Exhibit"), Table.Column("What it shows"), Table.Column("Measured by"),
                    Table.Column("More of it"),
                ], rows: rows))
    }

    private var rows: [[Table.Cell]] {
        func row(_ name: String, _ shows: String, by entry: MethodEntry, _ more: PageLink) -> [Table.Cell] {
            let anchor = name.lowercased().replacing(" ", with: "-")
            return [
                Table.Cell(PageLink(name, .exhibits, anchor: anchor)), Table.Cell(shows),
                Table.Cell(PageLink(entry.title, .method, anchor: entry.anchor)), Table.Cell(more),
            ]
        }
        let curves = PageLink("Mean curves", .faithfulness, anchor: "curves")
        let maps = PageLink("Gallery", .gallery(.all)), textPage = PageLink("Text in images", .text)
        let faces = PageLink("Faces and fairness", .fairness)
        return [
            row("Table 1", "Fairness accuracy by gender", by: pointingGame, faces),
            row(
                "Table 2", "Accuracy of both settings", by: zeroShot,
                PageLink("The four measures", .index, anchor: "measures")),
            row("Figure 1", "Maps of both settings side by side", by: meaningfulPerturbation, maps),
            row("Figure 2", "Maps on lettering", by: text, textPage),
            row("Figure 3", "Maps with faces covered", by: faceMasked, faces),
            row("Figure 4", "Deletion by dataset and setting", by: deletionCurve, curves),
            row("Figure 5", "Deletion with and without faces", by: deletionCurve, faces),
            row("Figure 6", "Pictures with faces covered", by: faceMasked, maps),
            row("Figure 7", "More maps side by side", by: meaningfulPerturbation, maps),
            row("Figure 8", "More maps on lettering", by: text, textPage),
            row("Figure 9", "More maps with faces covered", by: faceMasked, faces),
        ]
    }
}
