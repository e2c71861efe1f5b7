public import Domain

/// One claim under many definitions: a row for each with its estimate, and a grid that says which definition it is.
///
/// A specification curve (Simonsohn, Simmons and Nelson, "Specification curve analysis", Nature Human Behaviour 2020)
/// on its side, so that it reads like a table.
public struct SpecificationChart: Figure {
    /// Something that a definition chooses, such as the measure.
    public struct Choice: Hashable, Sendable {
        /// What is chosen.
        public let title: String
        /// What there is to choose from, in a word each.
        public let options: [String]

        /// Describes a choice.
        public init(_ title: String, options: [String]) {
            self.title = title
            self.options = options
        }
    }

    /// What became of the claim.
    public enum Verdict: String, Hashable, CaseIterable, Sendable {
        /// A triangle that points to the right.
        case holds
        /// A ring.
        case unclear = "cannot tell"
        /// A triangle that points to the left.
        case contradicted
    }

    /// One definition.
    public struct Row: Hashable, Sendable {
        /// The place of its option in each choice.
        public let options: [Int]
        /// The estimate; nil where there is none, which the chart then says.
        public let estimate: Estimate?
        /// What it says of the claim.
        public let verdict: Verdict

        /// Describes one row.
        public init(options: [Int], estimate: Estimate?, verdict: Verdict) {
            self.options = options
            self.estimate = estimate
            self.verdict = verdict
        }
    }

    /// Place of the files.
    public let asset: AssetName
    private let title: String
    private let choices: [Choice]
    private let rows: [Row]
    private let axis: Axis

    /// Describes a chart; the name is a slug, the title the claim, and every row has an option of each choice.
    public init(name: String, title: String, choices: [Choice], rows: [Row], axis: Axis) {
        precondition(
            rows.allSatisfy { row in
                row.options.count == choices.count
                    && zip(row.options, choices).allSatisfy { $1.options.indices.contains($0) }
            }, "\(title): every row has an option of each choice.")
        asset = AssetName(.charts, name)
        self.title = title
        self.choices = choices
        self.rows = rows
        self.axis = axis
    }

    /// The claim, and every definition with its estimate and verdict.
    public var alternative: String {
        let parts = rows.map {
            "\(label(of: $0)) \(NumberFormat.interval($0.estimate, digits: 1)), \($0.verdict.rawValue)"
        }
        return "\(title). \(parts.joined(separator: "; "))."
    }

    private func label(of row: Row) -> String {
        zip(row.options, choices).map { $1.options[$0] }.joined(separator: ", ")
    }

    /// Draws the chart for light and dark pages and for narrow windows.
    public func draw() throws(RenderError) -> [Rendition] {
        try renditions(wide: 760, narrow: 360) { (width: Int, theme: ChartTheme) throws(RenderError) in
            width < 500 ? drawNarrow(width: width, theme: theme) : drawWide(width: width, theme: theme)
        }
    }

    // MARK: Wide: the grid to the left of the estimates

    private static let headHeight = 50.0
    private static let rowHeight = 22.0
    private static let headSize = 12.0

    private func drawWide(width: Int, theme: ChartTheme) -> Canvas {
        let height = Self.rowHeight * Double(rows.count)
        let canvas = Canvas.vector(width: width, height: Int(Self.headHeight + height + 56))
        let columns = drawHeads(on: canvas, theme: theme)
        let left = (columns.last?.last ?? 0) + 44
        let area = PlotArea(
            left: left, top: Self.headHeight - 4, width: Double(width) - left - 24, height: height + 4, across: axis,
            up: nil)
        area.draw(on: canvas, theme: theme)
        drawZero(in: area, from: area.top, to: area.top + area.height, on: canvas, theme: theme)
        drawKey(at: Point(x: left, y: 16), on: canvas, theme: theme)
        for (index, row) in rows.enumerated() {
            let middle = Self.headHeight + Self.rowHeight * (Double(index) + 0.5)
            for (choice, places) in columns.enumerated() {
                let others = places.indices.filter { $0 != row.options[choice] }
                canvas.fillDiscs(
                    at: others.map { Point(x: places[$0], y: middle) }, radius: 1.8, colour: theme.grid)
                canvas.fillDiscs(
                    at: [Point(x: places[row.options[choice]], y: middle)], radius: 4.2, colour: theme.ink)
            }
            draw(row, at: middle, in: area, on: canvas, theme: theme)
        }
        return canvas
    }

    /// Writes the titles of choices and options, and returns the middle of each option's column.
    private func drawHeads(on canvas: Canvas, theme: ChartTheme) -> [[Double]] {
        var x = 4.0
        return choices.map { choice in
            let start = x
            let places = choice.options.map { option in
                let width = canvas.textWidth(option, size: Self.headSize) + 12
                defer { x += width }
                canvas.text(
                    option, at: Point(x: x + width / 2, y: 36), size: Self.headSize, colour: theme.muted,
                    anchor: .middle)
                return x + width / 2
            }
            canvas.stroke(
                [Point(x: start + 5, y: 21), Point(x: x - 5, y: 21)], colour: theme.muted, width: 1)
            canvas.text(
                choice.title, at: Point(x: (start + x) / 2, y: 15), size: Self.headSize, colour: theme.ink,
                anchor: .middle)
            x += 10
            return places
        }
    }

    // MARK: Narrow: words above the estimates

    private func drawNarrow(width: Int, theme: ChartTheme) -> Canvas {
        let rowHeight = 40.0, top = 30.0, height = rowHeight * Double(rows.count)
        let canvas = Canvas.vector(width: width, height: Int(top + height + 60))
        let area = PlotArea(
            left: 14, top: top, width: Double(width) - 38, height: height + 4, across: axis, up: nil)
        area.draw(on: canvas, theme: theme)
        drawKey(at: Point(x: 14, y: 16), on: canvas, theme: theme)
        for (index, row) in rows.enumerated() {
            let middle = top + rowHeight * (Double(index) + 0.74)
            canvas.text(
                canvas.fitted(label(of: row), size: Self.headSize, width: area.width),
                at: Point(x: area.left + 4, y: middle - 13), size: Self.headSize, colour: theme.ink)
            // In pieces, because the words stand between them.
            drawZero(in: area, from: middle - 8, to: middle + 8, on: canvas, theme: theme)
            draw(row, at: middle, in: area, on: canvas, theme: theme)
        }
        return canvas
    }

    // MARK: Both

    private func drawZero(in area: PlotArea, from top: Double, to bottom: Double, on canvas: Canvas, theme: ChartTheme)
    {
        let x = area.x(0)
        canvas.stroke([Point(x: x, y: top), Point(x: x, y: bottom)], colour: theme.muted, width: 1.6)
    }

    private func drawKey(at place: Point, on canvas: Canvas, theme: ChartTheme) {
        var x = place.x + 6
        for verdict in Verdict.allCases {
            drawMarker(verdict, at: Point(x: x, y: place.y - 4), on: canvas, theme: theme)
            canvas.text(
                verdict.rawValue, at: Point(x: x + 10, y: place.y), size: Self.headSize, colour: theme.muted)
            x += canvas.textWidth(verdict.rawValue, size: Self.headSize) + 30
        }
    }

    private func draw(_ row: Row, at middle: Double, in area: PlotArea, on canvas: Canvas, theme: ChartTheme) {
        guard let estimate = row.estimate, estimate.point.isFinite else {
            canvas.text(
                NumberFormat.notEstimable, at: Point(x: area.left + 10, y: middle + 4), size: Self.headSize,
                colour: theme.muted)
            return
        }
        let (low, high) = (area.x(estimate.lower), area.x(estimate.upper))
        if low.isFinite, high.isFinite {
            canvas.stroke(
                [Point(x: low, y: middle), Point(x: high, y: middle)], colour: colour(of: row.verdict, theme), width: 2)
        }
        drawMarker(row.verdict, at: Point(x: area.x(estimate.point), y: middle), on: canvas, theme: theme)
    }

    private func drawMarker(_ verdict: Verdict, at place: Point, on canvas: Canvas, theme: ChartTheme) {
        let colour = colour(of: verdict, theme)
        func triangle(_ side: Double) -> [Point] {
            [(-5.0, -5.5), (6.5, 0), (-5, 5.5)].map { Point(x: place.x + side * $0.0, y: place.y + $0.1) }
        }
        switch verdict {
        case .holds: canvas.fill([triangle(1)], colour: colour)
        case .contradicted: canvas.fill([triangle(-1)], colour: colour)
        case .unclear: canvas.strokeRing(at: place, radius: 4.2, colour: colour, width: 2)
        }
    }

    private func colour(of verdict: Verdict, _ theme: ChartTheme) -> Colour {
        switch verdict {
        case .holds: theme.above
        case .contradicted: theme.below
        case .unclear: theme.neutral
        }
    }
}
