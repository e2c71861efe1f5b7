public import Domain

/// Estimates one below the other on a common axis, each with the whiskers of its interval.
public struct IntervalChart: Figure {
    /// One estimate.
    public struct Row: Hashable, Sendable {
        /// What is estimated.
        public let label: String
        /// How it looks.
        public let style: SeriesStyle
        /// The value, or nil where it could not be estimated, which the chart then says.
        public let estimate: Estimate?
        /// What to hold the value against, such as a rate by chance: an upright line across the row.
        public let reference: Double?

        /// Describes one row.
        public init(label: String, style: SeriesStyle, estimate: Estimate?, reference: Double? = nil) {
            self.label = label
            self.style = style
            self.estimate = estimate
            self.reference = reference
        }
    }

    /// Place of the files.
    public let asset: AssetName
    private let title: String
    private let rows: [Row]
    private let axis: Axis
    private let referenceName: String

    /// Describes a chart; the name is a slug, the title says what is compared, and `referenceName` what the rows'
    /// references are.
    public init(name: String, title: String, rows: [Row], axis: Axis, referenceName: String = "") {
        asset = AssetName(.charts, name)
        self.title = title
        self.rows = rows
        self.axis = axis
        self.referenceName = referenceName
    }

    /// The title and every estimate with its interval.
    public var alternative: String {
        let parts = rows.map { row in
            let value =
                axis.isShare ? NumberFormat.percentInterval(row.estimate) : NumberFormat.interval(row.estimate)
            let reference = row.reference.map {
                ", \(referenceName) \(axis.isShare ? NumberFormat.percent($0) : NumberFormat.decimal($0))"
            }
            return "\(row.label) \(value)\(reference ?? "")"
        }
        return "\(title). \(parts.joined(separator: "; "))."
    }

    /// Draws the chart for light and dark pages and for narrow windows.
    public func draw() throws(RenderError) -> [Rendition] {
        try renditions(wide: 720, narrow: 360) { (width: Int, theme: ChartTheme) throws(RenderError) in
            draw(width: width, theme: theme)
        }
    }

    private func draw(width: Int, theme: ChartTheme) -> Canvas {
        // In narrow windows the labels stand above their rows instead of beside them.
        let labelsAbove = width < 500
        let rowHeight = labelsAbove ? 52.0 : 40.0
        let canvas = Canvas.vector(width: width, height: Int(16 + rowHeight * Double(rows.count) + 56))
        let widest = rows.map { canvas.textWidth($0.label, size: PlotArea.textSize) }.max() ?? 0
        let left = labelsAbove ? 14 : min(widest + 26, Double(width) / 2)
        let area = PlotArea(
            left: left, top: 8, width: Double(width) - left - 24, height: rowHeight * Double(rows.count) + 8,
            across: axis, up: nil)
        area.draw(on: canvas, theme: theme)
        for (index, row) in rows.enumerated() {
            let middle = 8 + rowHeight * (Double(index) + (labelsAbove ? 0.72 : 0.5)) + 4
            let label = canvas.fitted(
                row.label, size: PlotArea.textSize, width: labelsAbove ? area.width : left - 16)
            canvas.text(
                label, at: Point(x: labelsAbove ? left + 4 : left - 14, y: labelsAbove ? middle - 15 : middle + 4.5),
                size: PlotArea.textSize, colour: theme.ink, anchor: labelsAbove ? .start : .end)
            draw(row, at: middle, in: area, on: canvas, theme: theme)
        }
        return canvas
    }

    private func draw(_ row: Row, at middle: Double, in area: PlotArea, on canvas: Canvas, theme: ChartTheme) {
        if let reference = row.reference, reference.isFinite {
            let x = area.x(reference)
            canvas.stroke(
                [Point(x: x, y: middle - 10), Point(x: x, y: middle + 10)], colour: theme.colour(of: .neutral),
                width: 2.4)
        }
        guard let estimate = row.estimate, estimate.point.isFinite else {
            canvas.text(
                NumberFormat.notEstimable, at: Point(x: area.left + 10, y: middle + 4.5), size: PlotArea.textSize,
                colour: theme.muted)
            return
        }
        let colour = theme.colour(of: row.style)
        // An estimate without an interval is drawn as its mark alone.
        let (low, high) = (area.x(estimate.lower), area.x(estimate.upper))
        if low.isFinite, high.isFinite {
            let ends = [low, high].map { [Point(x: $0, y: middle - 6), Point(x: $0, y: middle + 6)] }
            let whisker = [Point(x: low, y: middle), Point(x: high, y: middle)]
            canvas.stroke(paths: [whisker] + ends, colour: colour, width: 2.4)
        }
        row.style.drawMarkers(on: canvas, at: [Point(x: area.x(estimate.point), y: middle)], theme: theme)
    }
}
