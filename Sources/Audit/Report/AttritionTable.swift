import Domain
import Render

/// What became of the test pictures on the way to the numbers about a region, with links to the pictures.
struct AttritionTable {
    let reliance: RegionReliance
    let words: RegionWords
    /// Whether there is a column for each group.
    let showsGroups: Bool
    /// Shelf of the pictures that count.
    let counted: GalleryShelf.Key
    /// Shelf of those left out for a reason that is the region's own, by its place among all reasons; nil without one.
    let omitted: (Int) -> GalleryShelf.Key?
    /// Shelf of a group, by its place; nil without one.
    let group: (Int) -> GalleryShelf.Key?

    /// The table: one row for each reason, and the same for other variants.
    var table: Table {
        let columns = reliance.attrition
        func row(_ title: String, _ shelf: GalleryShelf.Key?, _ count: (RegionAttrition) -> Int) -> [Table.Cell] {
            let all = columns.reduce(0) { $0 + count($1) }
            let link = all > 0 ? shelf.map { PageName.gallery($0) } : nil
            return [Table.Cell(title), Table.Cell(NumberFormat.count(all), link: link)]
                + (showsGroups ? columns.map { Table.Cell(NumberFormat.count(count($0))) } : [])
        }
        var rows = [row("Audited pictures", .all, \.total)]
        for (index, cell) in rows[0].indices.dropFirst(2).enumerated() {
            rows[0][cell].link = group(index).map { .gallery($0) }
        }
        for (index, reason) in RegionOmission.allCases.enumerated() {
            let excluded = reason.exclusion.flatMap { PictureFindings.Exclusion.allCases.firstIndex(of: $0) }
            rows.append(
                row(
                    "Left out: " + Words.name(reason, region: words.noun),
                    excluded.map { .reason($0) } ?? omitted(index)
                ) { $0.omitted(reason) })
        }
        rows.append(row("Counted", counted, \.counted))
        for variant in reliance.variants.map(\.variant) where variant != .original {
            let name = Words.name(variant)
            for reason in PictureFindings.Absence.allCases
            where columns.contains(where: { $0.absent(variant, reason) > 0 }) {
                rows.append(row("Left out, \(name): \(Words.name(reason))", nil) { $0.absent(variant, reason) })
            }
            rows.append(row("Counted, \(name)", nil) { $0.counted(variant) })
        }
        return Table(
            caption: "Audited pictures by what became of them",
            columns: [Table.Column("Pictures"), Table.Column("All", isNumber: true)]
                + (showsGroups ? columns.map { Table.Column($0.group, isNumber: true) } : []),
            rows: rows)
    }
}
