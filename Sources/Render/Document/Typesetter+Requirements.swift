extension Typesetter {
    /// A requirement: its wording, what the report has for each part of it, and what it does not cover.
    func requirement(_ requirement: Requirement) -> [Piece] {
        let title = "\(requirement.title): \(requirement.subject)"
        let quote = paragraph("\u{201C}\(requirement.quote)\u{201D}", style: .small, element: "BlockQuote")
        let notCovered = paragraph(
            [TextRun("What this report does not cover. ", isBold: true), TextRun(requirement.notCovered)],
            style: .small, before: 10)
        return [section(title, anchor: requirement.anchor)] + kept(quote) + requirement.points.flatMap(point)
            + notCovered
    }

    /// A part looks like a finding, with its links on a line of their own.
    private func point(_ point: Requirement.Point) -> [Piece] {
        let part = finding(Finding(status: point.status, statement: point.asks, evidence: point.answer))
        let places = point.places.flatMap(run)
        return places.isEmpty ? part : kept(part) + paragraph(places, style: .small, before: 1, indent: 12)
    }
}
