import Domain

/// Paints an attribution map on pixels: colour and opacity by level, a contour at one half, a crosshair at the peak.
enum HeatPainter {
    /// Attribution at which the contour runs.
    static let contourLevel = 0.5

    /// A transparent canvas of this size with the map spread over it.
    static func layer(of map: AttributionMap, width: Int, height: Int) -> Canvas {
        let canvas = Canvas.pixels(width: width, height: height)
        let field = HeatField(map, width: width, height: height)
        let palette = (0...ColourScale.levels).map { ColourScale.layerColour(level: $0).premultiplied }
        canvas.setPixels(field.values.map { palette[ColourScale.level(of: $0)] })

        // Lines grow with the picture, so that they look the same at every size.
        let unit = Double(min(width, height)) / 224
        let contour = field.contour(at: contourLevel)
        if !contour.isEmpty {
            drawCased(contour, width: 1.5 * unit, on: canvas)
        }
        let peak = map.peak
        if map[peak.row, peak.column] > 0 {
            drawCrosshair(
                on: canvas,
                at: Point(
                    x: (Double(peak.column) + 0.5) * Double(width) / Double(map.columns),
                    y: (Double(peak.row) + 0.5) * Double(height) / Double(map.rows)),
                unit: unit)
        }
        canvas.changePixels { _, value in simpleGrey(value) }
        return canvas
    }

    /// Four ticks around the place, which itself stays open.
    static func drawCrosshair(on canvas: Canvas, at place: Point, unit: Double) {
        let (inner, outer) = (3.5 * unit, 9 * unit)
        let ticks = [(1.0, 0.0), (-1, 0), (0, 1), (0, -1)].map { x, y in
            [
                Point(x: place.x + x * inner, y: place.y + y * inner),
                Point(x: place.x + x * outer, y: place.y + y * outer),
            ]
        }
        drawCased(ticks, width: 2 * unit, on: canvas)
    }

    /// White lines with a dark rim, so that they show on light and on dark photos.
    ///
    /// The rim ends in whole pixels: blended with the many colours below, it would double the size of the file.
    static func drawCased(_ lines: [[Point]], width: Double, on canvas: Canvas) {
        canvas.smoothLines(false)
        canvas.stroke(paths: lines, colour: Colour(0x000000), width: width + 1.9)
        canvas.smoothLines(true)
        canvas.stroke(paths: lines, colour: Colour(0xFFFFFF), width: width)
    }

    /// Rounds the greys at the rims of lines to five steps, which compress well; heat itself is never opaque.
    private static func simpleGrey(_ pixel: UInt32) -> UInt32 {
        let grey = pixel & 0xFF
        guard pixel == 0xFF00_0000 | grey << 16 | grey << 8 | grey else { return pixel }
        let step = (grey * 4 + 127) / 255 * 255 / 4
        return 0xFF00_0000 | step << 16 | step << 8 | step
    }
}
