/// The key to the heat layers: their one fixed scale, the contour and the crosshair.
public struct HeatLegend: Figure {
    /// Place of the file.
    public let asset = AssetName(.charts, "heat-legend")
    /// The key in words.
    public let alternative = """
        Key to the heat layers: attribution 0 is transparent, 1 is yellow, the white contour runs at 0.5 and the \
        crosshair marks the strongest place.
        """

    /// There is only one.
    public init() {}

    /// Draws the key for light and for dark pages.
    public func draw() throws(RenderError) -> [Rendition] {
        [
            try draw(.dark, media: "(prefers-color-scheme: dark)", suffix: "-dark"),
            try draw(.light, media: nil, suffix: ""),
        ]
    }

    private func draw(_ theme: ChartTheme, media: String?, suffix: String) throws(RenderError) -> Rendition {
        let (width, height) = (340, 56)
        let canvas = Canvas.vector(width: width, height: height)
        let (left, top, bar, thick) = (12.0, 6.0, 240.0, 18.0)

        Self.drawPhoto(on: canvas, left: left, top: top, width: bar, height: thick)
        let step = bar / Double(ColourScale.levels + 1)
        for level in 0...ColourScale.levels {
            canvas.fillRectangle(
                x: left + Double(level) * step, y: top, width: step, height: thick,
                colour: ColourScale.layerColour(level: level))
        }
        let middle = left + (Double(ColourScale.level(of: HeatPainter.contourLevel)) + 0.5) * step
        HeatPainter.drawCased(
            [[Point(x: middle, y: top), Point(x: middle, y: top + thick)]], width: 2, on: canvas)
        let peak = Point(x: left + bar + 44, y: top + thick / 2)
        HeatPainter.drawCrosshair(on: canvas, at: peak, unit: 1)

        let labels = [("0", left + step / 2), ("0.5, contour", middle), ("1", left + bar - step / 2), ("peak", peak.x)]
        for (label, x) in labels {
            canvas.text(
                label, at: Point(x: x, y: top + thick + 18), size: 13, colour: theme.muted, anchor: .middle)
        }
        return try Rendition(media: media, suffix: suffix, canvas: canvas)
    }

    /// Squares behind a strip, which stand for the photo that shows through.
    static func drawPhoto(on canvas: Canvas, left: Double, top: Double, width: Double, height: Double) {
        let square = height / 2
        for index in 0..<Int((width / square).rounded(.up)) * 2 {
            let (column, row) = (Double(index / 2), Double(index % 2))
            canvas.fillRectangle(
                x: left + column * square, y: top + row * square, width: min(square, width - column * square),
                height: square, colour: Colour((index / 2 + index % 2).isMultiple(of: 2) ? 0xD0D4D9 : 0x8C939C))
        }
    }
}
