extension Typesetter {
    /// Measures in both settings, one below the other, each value with its whiskers on the measure's scale.
    func cards(_ cards: [SettingsCard]) -> [Piece] {
        guard !cards.isEmpty else { return [] }
        return [subsection("In numbers", before: 16)] + cards.map(card)
    }

    /// Words to the left, and to their right a line for each setting: name, value, whiskers, verdict.
    private func card(_ card: SettingsCard) -> Piece {
        let words = width * 0.32, start = words + 14, pitch = 21.0, width = width
        let title = press.block([TextRun(card.label, isBold: true)], style: .cell, width: words, mostLines: 3)
        let detail = press.block(
            [TextRun(card.detail)] + run(card.more), style: .small, width: words, mostLines: 9)
        let lines = card.lines.map { CardLine($0, press: press) }
        let ends = card.ends.map { ends in
            [ends.low, ends.middle, ends.high].map { press.block([TextRun($0)], style: .frame) }
        }
        let right = Double(lines.count) * pitch + (ends == nil ? 0 : 12)
        let height = max(title.height + detail.height, right) + 12
        return Piece(height: height) { press, place, known in
            press.draw([.line(from: place, width: width)])
            press.draw(title, at: Point(x: place.x, y: place.y + 5))
            press.draw(detail, at: Point(x: place.x, y: place.y + 5 + title.height), known: known)
            for (index, line) in lines.enumerated() {
                line.draw(on: press, at: Point(x: place.x + start, y: place.y + 5 + Double(index) * pitch))
            }
            guard let ends else { return }
            let y = place.y + 3 + Double(lines.count) * pitch, x = place.x + start + CardLine.scaleStart
            press.draw(ends[0], at: Point(x: x, y: y))
            press.draw(ends[1], at: Point(x: x + (CardLine.scaleLength - ends[1].width) / 2, y: y))
            press.draw(ends[2], at: Point(x: x + CardLine.scaleLength - ends[2].width, y: y))
        }
    }
}

/// One setting of a card.
private struct CardLine {
    /// Where the scale begins and how long it is, in points.
    static let scaleStart = 62.0
    static let scaleLength = 118.0

    private let name: TextBlock
    private let value: TextBlock
    private let badge: Typesetter.Badge?
    private let line: SettingsCard.Line
    private let colour: Colour

    init(_ line: SettingsCard.Line, press: Press) {
        self.line = line
        name = press.block([TextRun(line.name)], style: .small, width: Self.scaleStart - 6, mostLines: 1)
        value = press.block(
            [
                TextRun(line.value, isBold: true),
                TextRun(line.interval.map { "  \($0)" } ?? "", colour: PaperColour.muted),
            ],
            style: .cell)
        badge = line.status.map { Typesetter.Badge($0, style: .small, press: press) }
        colour = line.whisker?.isRound == true ? ChartTheme.light.zeroShot : ChartTheme.light.fineTuned
    }

    func draw(on press: Press, at place: Point) {
        press.draw(name, at: place)
        let x = place.x + Self.scaleStart, middle = place.y + 6
        press.draw([.line(from: Point(x: x, y: middle), width: Self.scaleLength)])
        if let reference = position(line.reference, from: x) {
            press.draw([upright(at: reference, middle: middle, reach: 6, colour: PaperColour.muted)])
        }
        press.draw(whisker(from: x, middle: middle))
        let right = x + Self.scaleLength + 10
        press.draw(value, at: Point(x: right, y: place.y))
        badge?.draw(on: press, at: Point(x: right, y: place.y + 10))
    }

    private func whisker(from x: Double, middle: Double) -> [Mark] {
        guard let whisker = line.whisker, let low = position(whisker.low, from: x),
            let point = position(whisker.point, from: x), let high = position(whisker.high, from: x)
        else { return [] }
        let stem = Mark.lines(
            [[Point(x: low, y: middle), Point(x: high, y: middle)]], colour: colour, width: 1.5, dash: [])
        let ends = [low, high].map { upright(at: $0, middle: middle, reach: 3, colour: colour) }
        let mark: Mark =
            whisker.isRound
            ? .discs([Point(x: point, y: middle)], radius: 2.8, colour: colour)
            : .rectangle(corner: Point(x: point - 2.5, y: middle - 2.5), width: 5, height: 5, colour: colour)
        return [stem] + ends + [mark]
    }

    private func upright(at x: Double, middle: Double, reach: Double, colour: Colour) -> Mark {
        .lines(
            [[Point(x: x, y: middle - reach), Point(x: x, y: middle + reach)]], colour: colour, width: 1.5, dash: [])
    }

    /// A place on the scale from percent of its length.
    private func position(_ percent: String?, from x: Double) -> Double? {
        percent.flatMap(Double.init).map { x + $0 / 100 * Self.scaleLength }
    }
}
