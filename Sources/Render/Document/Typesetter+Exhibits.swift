extension Typesetter {
    /// The most strips of pictures that are printed of one exhibit.
    private static let mostStrips = 3

    /// A table or figure of the paper: what the paper found, what this audit found, and what that rests on.
    func exhibit(_ exhibit: Exhibit) throws(RenderError) -> [Piece] {
        var pieces = [section("\(exhibit.name): \(exhibit.subject)", anchor: exhibit.anchor)]
        pieces += kept(paragraph([TextRun("The paper. ", isBold: true), TextRun(exhibit.paper)]))
        pieces += exhibit.findings.flatMap(finding)
        if let figure = exhibit.figure { pieces += try self.figure(figure) }
        pieces += exhibit.tables.flatMap { table($0) }
        if let legend = exhibit.legend, !exhibit.strips.isEmpty {
            pieces += kept(try picture(of: legend, width: width, isFramed: false))
        }
        for strip in exhibit.strips.prefix(Self.mostStrips) {
            let words = [TextRun(strip.title, isBold: true), TextRun(" \(strip.subtitle)", colour: PaperColour.muted)]
            pieces += whole(kept(paragraph(words, style: .cell, before: 10)) + (try stacks(strip.stacks, before: 3)))
        }
        if exhibit.strips.count > Self.mostStrips {
            let count = NumberFormat.count(exhibit.strips.count)
            pieces += paragraph(
                "The first \(Self.mostStrips) of \(count); the site shows all.", style: .small, before: 6)
        }
        return pieces + exhibit.notes.flatMap { paragraph($0, style: .small, before: 6) } + paragraph(run(exhibit.more))
    }
}
