extension Typesetter {
    /// A figure in a frame with its caption, how to read it, and the numbers behind it.
    func figure(_ block: FigureBlock) throws(RenderError) -> [Piece] {
        let reading = paragraph(
            [TextRun("How to read this. ", isBold: true), TextRun(block.reading)], style: .small, before: 5)
        let picture = kept(try picture(of: block.figure, width: width, isFramed: true))
        let caption = whole(paragraph(block.caption, style: .small, before: 5, element: "Caption"))
        return picture + caption + reading + table(block.data)
    }

    /// A figure alone: a drawing as lines and letters, a picture as its file; in words where neither can be drawn.
    func picture(of figure: any Figure, width: Double, isFramed: Bool) throws(RenderError) -> [Piece] {
        let figure = try filter?.shown(figure) ?? figure
        guard let shown = try figure.draw().last else { return [] }
        guard shown.format != .svg || shown.drawing != nil else { return paragraph(figure.alternative, style: .small) }
        let padding = isFramed ? 10.0 : 0
        // Letters of a drawing are 13 pixels high; at 0.7 they are as large as those of a table.
        let scale = min((width - 2 * padding) / Double(shown.width), shown.format == .svg ? 0.7 : 0.75)
        let height = Double(shown.height) * scale + 2 * padding
        let name = figure.asset.path(of: shown)
        var piece = Piece(height: height, before: 8) { press, place, _ in
            if isFramed { press.draw([.frame(at: place, width: width, height: height)]) }
            let corner = Point(
                x: place.x + (isFramed ? (width - Double(shown.width) * scale) / 2 : 0), y: place.y + padding)
            if let drawing = shown.drawing {
                press.draw(drawing, at: corner, scale: scale)
            } else {
                press.draw(
                    shown, name: name, x: corner.x, y: corner.y, width: Double(shown.width) * scale,
                    height: Double(shown.height) * scale)
            }
        }
        piece.element = "Figure"
        return [piece]
    }

    /// One picture of a row: what is drawn one over the other, and the words below.
    struct Plate {
        let figures: [any Figure]
        let runs: [TextRun]
    }

    /// Pictures side by side with their words below, as many in a row as are given.
    func row(of plates: [Plate], columns: Int, before: Double = 8) throws(RenderError) -> [Piece] {
        let gap = 10.0, side = (width - gap * Double(columns - 1)) / Double(columns)
        var cells: [(layers: [(file: Rendition, name: String)], text: TextBlock)] = []
        for plate in plates {
            var layers: [(file: Rendition, name: String)] = []
            for figure in plate.figures {
                let figure = try filter?.shown(figure) ?? figure
                if let file = try figure.draw().last { layers.append((file, figure.asset.path(of: file))) }
            }
            let text = press.block(plate.runs, style: .cell, width: side, mostLines: 6)
            cells.append((layers, text))
        }
        let height = side + 3 + (cells.map(\.text.height).max() ?? 0)
        var piece = Piece(height: height, before: before) { press, place, known in
            for (index, cell) in cells.enumerated() {
                let x = place.x + Double(index) * (side + gap)
                press.draw([
                    .rectangle(
                        corner: Point(x: x, y: place.y), width: side, height: side, colour: PaperColour.plate)
                ])
                for layer in cell.layers {
                    // The whole picture within the square.
                    let scale = side / Double(max(layer.file.width, layer.file.height))
                    let (wide, high) = (Double(layer.file.width) * scale, Double(layer.file.height) * scale)
                    let corner = Point(x: x + (side - wide) / 2, y: place.y + (side - high) / 2)
                    if let drawing = layer.file.drawing {
                        press.draw(drawing, at: corner, scale: scale)
                    } else {
                        press.draw(
                            layer.file, name: layer.name, x: corner.x, y: corner.y, width: wide, height: high)
                    }
                }
                press.draw(cell.text, at: Point(x: x, y: place.y + side + 3), known: known)
            }
        }
        piece.element = "Figure"
        return [piece]
    }

    /// Photos under their maps, side by side.
    func stacks(_ stacks: [Stack], before: Double = 14) throws(RenderError) -> [Piece] {
        try lines(
            of: stacks.map { stack in
                Plate(
                    figures: Self.layers(of: stack),
                    runs: [TextRun(stack.label, isBold: true), TextRun(" " + stack.note)])
            }, before: before)
    }

    /// The most pictures with maps on a line.
    static let columns = 4

    /// What is drawn one over the other for a photo with its map.
    static func layers(of stack: Stack) -> [any Figure] {
        [stack.photo] + (stack.heat.map { [$0] } ?? [])
    }

    /// Pictures in as many lines as they take.
    func lines(of plates: [Plate], before: Double = 14) throws(RenderError) -> [Piece] {
        var pieces: [Piece] = []
        for start in stride(from: 0, to: plates.count, by: Self.columns) {
            pieces += try row(
                of: Array(plates[start..<min(start + Self.columns, plates.count)]), columns: Self.columns,
                before: before)
        }
        return pieces
    }

    /// The first groups of a shelf of pictures; the site shows all.
    func shelf(_ shelf: PictureShelf) throws(RenderError) -> [Piece] {
        let shownGroups = 3, columns = 6
        var pieces = [section(shelf.title, anchor: shelf.anchor)] + paragraph(shelf.summary)
        for group in shelf.groups.prefix(shownGroups) {
            let words = group.statuses.map { "\($0.word): " }.joined() + group.note
            pieces += kept(paragraph(words, style: .small, before: 9))
            let plates = group.tiles.prefix(columns).map { tile in
                Plate(
                    figures: tile.photo.map { [$0] } ?? [],
                    runs: [TextRun(tile.title, isBold: true), TextRun(" \(tile.subtitle) \(tile.note)")])
            }
            pieces += try row(of: plates, columns: columns, before: 3)
        }
        let hidden = shelf.groups.count - shownGroups
        if hidden > 0 || shelf.groups.contains(where: { $0.tiles.count > columns }) {
            pieces += paragraph(
                "At most \(columns) pictures of at most \(shownGroups) of \(NumberFormat.count(shelf.groups.count)) groups are "
                    + "printed; the site shows more.", style: .small, before: 6)
        }
        return pieces + paragraph(shelf.rest ?? "", style: .small)
    }
}

extension Mark {
    /// A thin frame.
    static func frame(
        at place: Point, width: Double, height: Double, colour: Colour = PaperColour.rule
    ) -> Mark {
        let (right, bottom) = (place.x + width, place.y + height)
        let corners = [
            place, Point(x: right, y: place.y), Point(x: right, y: bottom), Point(x: place.x, y: bottom), place,
        ]
        return .lines([corners], colour: colour, width: 0.6, dash: [])
    }
}
