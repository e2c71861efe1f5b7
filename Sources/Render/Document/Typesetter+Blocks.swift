extension Typesetter {
    /// A verdict: a sign in a shape of its own, then the word, with its top left corner at the given place.
    struct Badge {
        let status: Status
        let word: TextBlock
        private let style: TextStyle

        /// Width of sign and word in points.
        var width: Double { Self.side(style) + 4 + word.width }

        init(_ status: Status, style: TextStyle, press: Press) {
            self.status = status
            var bold = style.with(colour: PaperColour.verdict(status.verdict))
            bold.isBold = true
            self.style = bold
            word = press.block([TextRun(status.word)], style: bold)
        }

        private static func side(_ style: TextStyle) -> Double { style.size * 1.05 }

        func draw(on press: Press, at place: Point) {
            let side = Self.side(style), radius = side / 2
            let middle = Point(x: place.x + radius, y: place.y + style.leading / 2)
            press.draw(status.verdict.marks(at: middle, radius: radius, colour: style.colour))
            press.draw(word, at: Point(x: place.x + side + 4, y: place.y))
        }
    }

    /// What limits an audit: a framed list, which pages may divide between two reasons.
    func limits(_ limits: [Limit], title: String) -> [Piece] {
        guard !limits.isEmpty else { return [] }
        return [section(title, anchor: nil)]
            + whole(
                framed(
                    limits.map { limit in
                        [TextRun(limit.reason, isBold: true), TextRun(" " + limit.consequence)]
                    }))
    }

    /// A framed note, such as that a model is a sample.
    func notice(_ notice: Notice) -> [Piece] {
        let runs = [
            TextRun(notice.status.word + ". ", isBold: true, colour: PaperColour.verdict(notice.status.verdict)),
            TextRun(notice.text),
        ]
        return framed([runs])
    }

    /// Paragraphs on a tinted ground with a bar to their left.
    private func framed(_ paragraphs: [[TextRun]]) -> [Piece] {
        let padding = 9.0
        return paragraphs.enumerated().map { index, runs in
            let block = press.block(runs, style: .body, width: width - 2 * padding - 6)
            let above = index == 0 ? padding : 2.5, below = index == paragraphs.count - 1 ? padding : 2.5
            let height = block.height + above + below, width = width
            return Piece(height: height, before: index == 0 ? 8 : 0) { press, place, known in
                press.draw([
                    .rectangle(corner: place, width: width, height: height, colour: PaperColour.notice),
                    .rectangle(corner: place, width: 3.5, height: height, colour: PaperColour.noticeRule),
                ])
                press.draw(block, at: Point(x: place.x + padding + 4, y: place.y + above), known: known)
            }
        }
    }

    /// A verdict with its sentence and what it rests on.
    func finding(_ finding: Finding) -> [Piece] {
        let indent = 12.0, badge = Badge(finding.status, style: .statement, press: press)
        let statement = press.block(
            [TextRun(finding.statement)], style: .statement, width: width - indent, mostLines: 12)
        let evidence = press.block(
            [TextRun(finding.evidence)] + run(finding.more), style: .small, width: width - indent, mostLines: 16)
        let badgeHeight = badge.word.height + 2
        let height = badgeHeight + statement.height + (finding.evidence.isEmpty ? 0 : evidence.height + 2)
        return [
            Piece(height: height, before: 11) { press, place, known in
                press.draw([
                    .rectangle(corner: place, width: 2, height: height, colour: badge.word.style.colour)
                ])
                badge.draw(on: press, at: Point(x: place.x + indent, y: place.y))
                press.draw(statement, at: Point(x: place.x + indent, y: place.y + badgeHeight), known: known)
                let below = place.y + badgeHeight + statement.height + 2
                press.draw(evidence, at: Point(x: place.x + indent, y: below), known: known)
            }
        ]
    }

    /// The numbers of cards without a scale as a table, one below the other.
    func cards(_ cards: [Card]) -> [Piece] {
        guard !cards.isEmpty else { return [] }
        return table(
            Table(
                caption: "In numbers",
                columns: [
                    Table.Column("Measure"), Table.Column("Value", isNumber: true),
                    Table.Column("Interval", isNumber: true), Table.Column("Verdict"), Table.Column("What it rests on"),
                ],
                rows: cards.map { card in
                    [
                        Table.Cell(card.label), Table.Cell(card.value), Table.Cell(card.interval),
                        card.status.map { Table.Cell($0) } ?? Table.Cell(""), Table.Cell(card.detail),
                    ]
                }))
    }

    /// Properties under a title, names to the left of values.
    func facts(_ group: FactGroup) -> [Piece] {
        let keys = width * 0.28, gap = 14.0
        var pieces = [subsection(group.title)]
        for fact in group.facts {
            let key = press.block([TextRun(fact.key)], style: .small, width: keys, mostLines: 6)
            var style = TextStyle.cell
            style.isCode = fact.isCode
            let value = press.block([TextRun(fact.value)], style: style, width: width - keys - gap)
            pieces += rows(key: key, value: value, at: keys + gap)
        }
        // Short lists are not divided.
        return pieces.reduce(0) { $0 + $1.height } < press.paper.textHeight / 3 ? whole(pieces) : pieces
    }

    /// One property; a long value goes on over the pages.
    private func rows(key: TextBlock, value: TextBlock, at column: Double) -> [Piece] {
        let step = 8, width = width
        return stride(from: 0, to: value.lineCount, by: step).map { first in
            let last = min(first + step, value.lineCount)
            let text = Double(last - first) * value.style.leading
            let height = (first == 0 ? max(text, key.height) : text) + (last == value.lineCount ? 5 : 0)
            return Piece(height: height) { press, place, _ in
                if first == 0 {
                    press.draw([Mark.line(from: place, width: width)])
                    press.draw(key, at: Point(x: place.x, y: place.y + 2.5))
                }
                press.draw(value, lines: first..<last, at: Point(x: place.x + column, y: place.y + 2.5))
            }
        }
    }
}

extension Mark {
    /// A hairline to the right.
    static func line(from place: Point, width: Double, colour: Colour = PaperColour.rule) -> Mark {
        .lines([[place, Point(x: place.x + width, y: place.y)]], colour: colour, width: 0.5, dash: [])
    }
}

extension Status {
    /// Which verdict it is.
    var verdict: Kind { Kind(rawValue: kind) ?? .info }
}

extension Status.Kind {
    /// The sign of the verdict in its own shape, the same as in the stylesheet, around a middle.
    func marks(at middle: Point, radius: Double, colour: Colour) -> [Mark] {
        func lines(_ paths: [[(Double, Double)]], _ colour: Colour) -> Mark {
            let points = paths.map { path in
                path.map { Point(x: middle.x + $0.0 * radius, y: middle.y + $0.1 * radius) }
            }
            return .lines(points, colour: colour, width: radius * 0.3, dash: [])
        }
        func area(_ corners: [(Double, Double)]) -> Mark {
            .areas([corners.map { Point(x: middle.x + $0.0 * radius, y: middle.y + $0.1 * radius) }], colour: colour)
        }
        let paper = Colour(0xFFFFFF)
        // A question mark and an "i" as strokes: no font is needed for them.
        let hook = [(-0.26, -0.3), (-0.14, -0.52), (0.14, -0.52), (0.28, -0.28), (0.2, -0.06), (0, 0.08), (0, 0.2)]
        switch self {
        case .pass:
            return [
                .discs([middle], radius: radius, colour: colour),
                lines([[(-0.45, 0.05), (-0.12, 0.38), (0.45, -0.35)]], paper),
            ]
        case .fail:
            return [
                area([(-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)]),
                lines([[(-0.42, -0.42), (0.42, 0.42)], [(0.42, -0.42), (-0.42, 0.42)]], paper),
            ]
        case .unclear:
            return [
                area([(0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)]),
                lines([hook, [(0, 0.5), (0, 0.52)]], paper),
            ]
        case .info:
            return [
                lines([[(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85), (-0.85, -0.85)]], colour),
                lines([[(0, -0.08), (0, 0.45)], [(0, -0.42), (0, -0.4)]], colour),
            ]
        case .holds: return [area([(-0.75, -0.95), (0.95, 0), (-0.75, 0.95)])]
        case .contradicted: return [area([(0.75, -0.95), (-0.95, 0), (0.75, 0.95)])]
        }
    }
}
