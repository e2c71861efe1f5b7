extension Typesetter {
    /// The first page: what was audited, what has to be known first, what identifies the run, and the contents.
    ///
    /// `numbers` are the pages of what the contents lead to; without them the page has the same height.
    func titlePage(
        _ frame: Document.Frame, contents: [(title: String, destination: Destination, level: Int)],
        numbers: [Destination: Int]
    ) -> [Piece] {
        var pieces = paragraph([TextRun("vlm-audit", isBold: true)], style: .lead, before: 0)
        pieces.append(.gap(34))
        pieces += paragraph(frame.kind, style: .lead, before: 30)
        pieces += whole(
            paragraph(
                [TextRun(String(frame.name.prefix(400)), isBold: true)],
                style: TextStyle(size: 23, pitch: 1.2), before: 6, element: "H1"))
        if let banner = frame.banner { pieces += notice(banner) }
        pieces += facts(FactGroup("This audit", frame.identity))
        pieces.append(subsection("Contents", before: 22))
        for entry in contents where entry.level == 1 {
            pieces.append(line(of: entry.title, leadingTo: entry.destination, page: numbers[entry.destination]))
        }
        return pieces
    }

    private func line(of title: String, leadingTo destination: Destination, page: Int?) -> Piece {
        let room = 40.0
        let words = press.block([TextRun(title, target: destination)], style: .body, width: width - room, mostLines: 1)
        let number = press.block([TextRun(page.map(String.init) ?? "")], style: .body, width: room, alignment: .end)
        let width = width
        return Piece(height: words.height + 4) { press, place, known in
            press.draw([.line(from: place, width: width)])
            press.draw(words, at: Point(x: place.x, y: place.y + 2), known: known)
            press.draw(number, at: Point(x: place.x + width - room, y: place.y + 2))
        }
    }

    /// Boxes to be ticked, one below the other.
    func choices(_ choices: [String]) -> [Piece] {
        choices.map { choice in
            let words = press.block([TextRun(choice)], style: .body, width: width - 22, mostLines: 4)
            return Piece(height: words.height + 2, before: 7) { press, place, _ in
                press.draw([
                    .frame(at: Point(x: place.x, y: place.y + 2), width: 10, height: 10, colour: PaperColour.muted)
                ])
                press.draw(words, at: Point(x: place.x + 20, y: place.y))
            }
        }
    }

    /// A line to be written on, with what belongs there below it.
    func line(_ title: String) -> [Piece] {
        let words = press.block([TextRun(title)], style: .small, width: width, mostLines: 2), width = width
        return [
            Piece(height: 40 + words.height) { press, place, _ in
                press.draw([
                    .line(from: Point(x: place.x, y: place.y + 37), width: width * 0.6, colour: PaperColour.muted)
                ])
                press.draw(words, at: Point(x: place.x, y: place.y + 40))
            }
        ]
    }
}
