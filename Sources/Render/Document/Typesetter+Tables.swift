extension Typesetter {
    /// Space to the left and right of what is in a cell.
    private static let padding = 5.0
    /// The most lines of a cell; a name of 4,000 letters ends in an ellipsis.
    private static let mostLines = 9

    /// A table with its caption; its head stands again on top of every page that it goes on to.
    func table(_ table: Table, before: Double = 9) -> [Piece] {
        tables += 1
        let widths = columnWidths(of: table)
        var caption = kept(paragraph(table.caption, style: .small, before: before, element: "Caption"))
        if !caption.isEmpty { caption[caption.count - 1].height += 3 }
        let (height, drawHead) = head(of: table, widths: widths)
        var head = Piece(height: height) { press, place, _ in drawHead(press, place) }
        head.keepsWithNext = true
        head.element = "TR"
        let running = Piece.RunningHead(number: tables, height: height, draw: drawHead)
        var rows = table.rows.map { row in
            var piece = self.row([row.title] + row.cells, widths: widths)
            piece.head = running
            piece.element = "TR"
            return piece
        }
        // Neither the first nor the last row stands alone.
        for index in [0, rows.count - 2] where rows.count > 2 && rows.indices.contains(index) {
            rows[index].keepsWithNext = true
        }
        return caption + [head] + rows
    }

    private func head(
        of table: Table, widths: [Double]
    ) -> (height: Double, draw: (Press, Point) -> Void) {
        let blocks = zip(table.columns, widths).map { column, width in
            press.block(
                [TextRun(column.title)], style: .cellHead, width: width - 2 * Self.padding, mostLines: 5,
                alignment: column.isNumber ? .end : .start)
        }
        let height = (blocks.map(\.height).max() ?? 0) + 7
        let width = width
        return (
            height,
            { press, place in
                var x = place.x
                for (block, column) in zip(blocks, widths) {
                    // Heads of different heights stand on the same line below.
                    press.draw(block, at: Point(x: x + Self.padding, y: place.y + height - 3.5 - block.height))
                    x += column
                }
                press.draw([
                    .line(from: place, width: width, colour: PaperColour.muted),
                    .line(from: Point(x: place.x, y: place.y + height), width: width, colour: PaperColour.muted),
                ])
            }
        )
    }

    private func row(_ cells: [Table.Cell], widths: [Double]) -> Piece {
        let blocks = zip(cells, widths).map { cell, width in
            press.block(
                runs(of: cell), style: .cell, width: width - 2 * Self.padding, mostLines: Self.mostLines,
                alignment: cell.isNumber ? .end : .start)
        }
        let badges = cells.map { cell in cell.status.map { Badge($0, style: .cell, press: press) } }
        let height = (blocks.map(\.height).max() ?? 0) + 5
        let width = width
        return Piece(height: height) { press, place, known in
            var x = place.x + Self.padding
            for (index, block) in blocks.enumerated() {
                if let badge = badges[index] {
                    badge.draw(on: press, at: Point(x: x, y: place.y + 2.5))
                } else {
                    press.draw(block, at: Point(x: x, y: place.y + 2.5), known: known)
                }
                x += widths[index]
            }
            press.draw([.line(from: Point(x: place.x, y: place.y + height), width: width)])
        }
    }

    private func runs(of cell: Table.Cell) -> [TextRun] {
        if let way = cell.way {
            return Self.isPrinted(way.target) ? run(way).suffix(1) : [TextRun(way.title)]
        }
        guard let link = cell.link, Self.isPrinted(link) else { return [TextRun(cell.text)] }
        return [TextRun(cell.text, colour: PaperColour.link, target: Destination(page: link))]
    }

    // MARK: Widths

    /// Widths that fill the line: what a column needs for its longest word at least, and the rest by what its text would
    /// take on one line.
    private func columnWidths(of table: Table) -> [Double] {
        let columns = table.columns.indices.map { index in
            let cells = table.rows.map { index == 0 ? $0.title : $0.cells[index - 1] }
            return width(of: cells, head: table.columns[index])
        }
        let least = columns.map(\.least), whole = columns.map(\.whole)
        let needed = least.reduce(0, +)
        guard needed < width else { return least.map { $0 * width / needed } }
        let wanted = zip(whole, least).map { max(0, $0 - $1) }
        let room = width - needed, sum = wanted.reduce(0, +)
        // What is left over goes to all columns alike, so that narrow tables do not cling to one side.
        guard sum > room else {
            let spare = (room - sum) / Double(max(1, columns.count))
            return zip(whole, least).map { max($0, $1) + spare }
        }
        return zip(least, wanted).map { $0 + $1 * room / sum }
    }

    /// The least width of a column and the one at which nothing wraps, with its padding.
    private func width(of cells: [Table.Cell], head: Table.Column) -> (least: Double, whole: Double) {
        let line = { [press] (text: String) in press.block([TextRun(text)], style: .cell) }
        let title = { [press] (text: String) in press.block([TextRun(text)], style: .cellHead) }
        var least = TextBlock.widestWord(title, in: head.title), whole = title(head.title).width
        // Long lists repeat themselves: a hundred rows tell how wide a column is.
        for cell in cells.prefix(100) {
            if let status = cell.status {
                let badge = Badge(status, style: .cell, press: press).width
                (least, whole) = (max(least, badge), max(whole, badge))
            } else {
                let text = String((cell.way?.title ?? cell.text).prefix(200)), one = line(text).width
                whole = max(whole, one)
                // Numbers and their intervals do not wrap.
                least = max(least, head.isNumber && one < width / 3 ? one : TextBlock.widestWord(line, in: text))
            }
        }
        // One endless word does not take the room of everything else.
        return (min(least, width * 0.3) + 2 * Self.padding, min(whole, width * 0.7) + 2 * Self.padding)
    }
}
