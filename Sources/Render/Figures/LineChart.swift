public import Domain

/// Curves over a common axis, each with an optional band of uncertainty.
public struct LineChart: Figure {
    /// One curve.
    public struct Series: Hashable, Sendable {
        /// What the curve is, as the key says it.
        public let name: String
        /// How it looks.
        public let style: SeriesStyle
        /// Heights at evenly spaced places from the start to the end of the x axis.
        public let values: [Double]
        /// Lower and upper ends of the interval at the same places.
        public let band: [ClosedRange<Double>]?

        /// Describes one curve; a band has as many entries as the curve.
        public init(name: String, style: SeriesStyle, values: [Double], band: [ClosedRange<Double>]? = nil) {
            precondition(values.count >= 2, "A curve has at least its two ends.")
            precondition(band == nil || band?.count == values.count, "A band has an interval for every value.")
            self.name = name
            self.style = style
            self.values = values
            self.band = band
        }

        /// A curve of one picture in one setting.
        public init(name: String, setting: Setting, curve: ScoreCurve) {
            self.init(name: name, style: SeriesStyle(setting), values: curve.scores.map(Double.init))
        }
    }

    /// How much room a chart takes.
    public enum Size: Hashable, Sendable {
        /// As wide as the text, with a second drawing for narrow windows.
        case wide
        /// Beside something else.
        case compact
    }

    /// Place of the files.
    public let asset: AssetName
    private let title: String
    private let series: [Series]
    private let across: Axis
    private let up: Axis
    private let size: Size

    /// Describes a chart; the name is a slug, the title says what the curves show.
    public init(name: String, title: String, series: [Series], across: Axis, up: Axis, size: Size = .wide) {
        asset = AssetName(.charts, name)
        self.title = title
        self.series = series
        self.across = across
        self.up = up
        self.size = size
    }

    /// The title and both ends of every curve.
    public var alternative: String {
        let ends = series.map { curve in
            let (first, last) = (curve.values[0], curve.values[curve.values.count - 1])
            return "\(curve.name) from \(NumberFormat.decimal(first)) to \(NumberFormat.decimal(last))"
        }
        return "\(title). \(ends.joined(separator: "; "))."
    }

    /// Draws the chart for light and dark pages, and for narrow windows where it is wide.
    public func draw() throws(RenderError) -> [Rendition] {
        try renditions(wide: size == .wide ? 720 : 400, narrow: size == .wide ? 360 : nil) {
            (width: Int, theme: ChartTheme) throws(RenderError) in draw(width: width, theme: theme)
        }
    }

    private func draw(width: Int, theme: ChartTheme) -> Canvas {
        let height = width >= 720 ? 420 : 330
        let canvas = Canvas.vector(width: width, height: height)
        let title = canvas.fitted(up.title, size: PlotArea.textSize, width: Double(width) - 4)
        canvas.text(title, at: Point(x: 2, y: 14), size: PlotArea.textSize, colour: theme.ink)
        let keyEnd = drawKey(on: canvas, top: 38, theme: theme)
        let top = keyEnd + 18
        let area = PlotArea(
            left: 48, top: top, width: Double(width) - 48 - 24, height: Double(height) - top - 50, across: across,
            up: up)
        area.draw(on: canvas, theme: theme)
        for curve in series {
            drawBand(of: curve, in: area, on: canvas, theme: theme)
        }
        for curve in series {
            draw(curve, in: area, on: canvas, theme: theme)
        }
        return canvas
    }

    /// Draws the key from left to right in as many rows as it needs and returns the baseline of the last one.
    private func drawKey(on canvas: Canvas, top: Double, theme: ChartTheme) -> Double {
        var place = Point(x: 2, y: top)
        for curve in series {
            let name = canvas.fitted(curve.name, size: PlotArea.textSize, width: Double(canvas.width) - 50)
            let textWidth = canvas.textWidth(name, size: PlotArea.textSize)
            if place.x > 2, place.x + 44 + textWidth > Double(canvas.width) {
                place = Point(x: 2, y: place.y + 22)
            }
            let middle = place.y - 4.5
            canvas.stroke(
                [Point(x: place.x, y: middle), Point(x: place.x + 34, y: middle)],
                colour: theme.colour(of: curve.style), width: 2.2, dash: curve.style.dash)
            curve.style.drawMarkers(on: canvas, at: [Point(x: place.x + 17, y: middle)], theme: theme)
            canvas.text(name, at: Point(x: place.x + 44, y: place.y), size: PlotArea.textSize, colour: theme.ink)
            place.x += 44 + textWidth + 26
        }
        return place.y
    }

    private func x(_ index: Int, of count: Int) -> Double {
        let range = across.range
        return range.lowerBound + (range.upperBound - range.lowerBound) * Double(index) / Double(count - 1)
    }

    private func drawBand(of curve: Series, in area: PlotArea, on canvas: Canvas, theme: ChartTheme) {
        guard let band = curve.band else { return }
        let upper = band.enumerated().map { index, interval in
            Point(x: area.x(x(index, of: band.count)), y: area.y(interval.upperBound))
        }
        let lower = band.enumerated().map { index, interval in
            Point(x: area.x(x(index, of: band.count)), y: area.y(interval.lowerBound))
        }
        let colour = theme.colour(of: curve.style)
        canvas.fill([upper + lower.reversed()], colour: colour.with(opacity: 0.16))
    }

    private func draw(_ curve: Series, in area: PlotArea, on canvas: Canvas, theme: ChartTheme) {
        let points = curve.values.enumerated().map { index, value in
            Point(x: area.x(x(index, of: curve.values.count)), y: area.y(value))
        }
        canvas.stroke(points, colour: theme.colour(of: curve.style), width: 2.2, dash: curve.style.dash)
        // Nine marks from end to end, fewer where the curve has fewer points.
        let marks = min(8, points.count - 1)
        let places = (0...marks).map { points[$0 * (points.count - 1) / marks] }
        curve.style.drawMarkers(on: canvas, at: places, theme: theme)
    }
}
