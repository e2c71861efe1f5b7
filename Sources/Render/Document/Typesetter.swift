/// Turns the words of pages into pieces of paper; figures, tables and blocks are in extensions.
///
/// Nothing is drawn yet: a piece knows its height and how to draw itself once its place is known.
final class Typesetter {
    let press: Press
    /// Says what is shown in place of figures; nil where all are shown as they are.
    let filter: (any FigureFilter)?
    /// Width of the text in points.
    let width: Double
    /// Counts tables, to tell their heads apart.
    var tables = 0
    /// Groups of properties that were set already.
    private var printed: Set<[String]> = []
    /// The page of the report whose content is being set.
    private(set) var page: PageName?
    /// Titles with the places they lead to, for contents and outline; `level` is 1 for a page of the report.
    private(set) var entries: [(title: String, destination: Destination, level: Int)] = []

    init(press: Press, filter: (any FigureFilter)?) {
        self.press = press
        self.filter = filter
        width = press.paper.textWidth
    }

    /// Whether a group of properties has not been set before; from now on it has.
    func isFirst(_ group: FactGroup) -> Bool {
        printed.insert([group.title] + group.facts.flatMap { [$0.key, $0.value] }).inserted
    }

    // MARK: Text

    /// A paragraph that pages may divide, but not after its first nor before its last line.
    func paragraph(
        _ runs: [TextRun], style: TextStyle = .body, before: Double = 4, indent: Double = 0, element: String = "P",
        width: Double? = nil
    ) -> [Piece] {
        guard runs.contains(where: { !$0.text.isEmpty }) else { return [] }
        let block = press.block(runs, style: style, width: (width ?? self.width) - indent)
        // Two lines at each end stay together; what lies between goes line by line.
        let count = block.lineCount
        let cuts = count <= 3 ? [0, count] : [0] + Array(2...count - 2) + [count]
        return zip(cuts, cuts.dropFirst()).map { first, last in
            var piece = Piece(height: Double(last - first) * style.leading, before: first == 0 ? before : 0) {
                press, place, known in
                press.draw(block, lines: first..<last, at: Point(x: place.x + indent, y: place.y), known: known)
            }
            piece.element = element
            return piece
        }
    }

    /// A paragraph of one look.
    func paragraph(
        _ text: String, style: TextStyle = .body, before: Double = 4, element: String = "P", width: Double? = nil
    ) -> [Piece] {
        paragraph([TextRun(text)], style: style, before: before, element: element, width: width)
    }

    // MARK: Headings

    /// The head of a page of the report, which starts a sheet.
    func open(_ page: PageName, head: PageHead) -> [Piece] {
        self.page = page
        let destination = Destination(page: page)
        // The first page's own title says what the name of the report says already.
        entries.append((page == .index ? "Overview" : head.title, destination, 1))
        var title = heading(head.title, style: .pageTitle, before: 0, element: "H1", mostLines: 4)
        title.startsPage = true
        title.marks = [destination]
        return [title] + kept(paragraph(head.lead, style: .lead, before: 6)) + [.gap(6)]
    }

    /// The title of a section; it stays with what follows.
    func section(_ title: String, anchor: String?) -> Piece {
        var piece = heading(title, style: .title, before: 20, element: "H2", mostLines: 3)
        if let page, let anchor {
            let destination = Destination(page: page, anchor: anchor)
            piece.marks = [destination]
            entries.append((title, destination, 2))
        }
        return piece
    }

    /// The title of a part of a section.
    func subsection(_ title: String, before: Double = 12) -> Piece {
        heading(title, style: .subtitle, before: before, element: "H3", mostLines: 3)
    }

    private func heading(
        _ title: String, style: TextStyle, before: Double, element: String, mostLines: Int
    ) -> Piece {
        let block = press.block([TextRun(title)], style: style, width: width, mostLines: mostLines)
        var piece = Piece(height: block.height + 3, before: before) { press, place, _ in press.draw(block, at: place) }
        piece.keepsWithNext = true
        piece.element = element
        return piece
    }

    /// The same pieces, all on one page and with what follows them.
    func kept(_ pieces: [Piece]) -> [Piece] {
        pieces.map { piece in
            var piece = piece
            piece.keepsWithNext = true
            return piece
        }
    }

    /// The same pieces on one page.
    func whole(_ pieces: [Piece]) -> [Piece] {
        kept(Array(pieces.dropLast())) + pieces.suffix(1)
    }

    /// A link of the report as it reads on paper; nothing where it leads to what only the site has.
    func run(_ link: PageLink?) -> [TextRun] {
        guard let link, Self.isPrinted(link.target) else { return [] }
        return [
            TextRun("  "),
            TextRun(link.title, colour: PaperColour.link, target: Destination(page: link.target, anchor: link.anchor)),
        ]
    }

    /// Pictures and galleries are left to the site.
    static func isPrinted(_ page: PageName) -> Bool { page.folder == nil && !page.stem.hasPrefix("gallery") }
}
