/// The key to the difference layers: their one fixed scale.
public struct DifferenceLegend: Figure {
    /// Place of the file.
    public let asset = AssetName(.charts, "difference-legend")
    /// The key in words.
    public let alternative =
        "Key to the difference layers: orange is more heat in the candidate, purple less, and no change is transparent."

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
        let (left, top, bar, thick) = (34.0, 6.0, 260.0, 18.0)
        let canvas = Canvas.vector(width: 340, height: 56)
        HeatLegend.drawPhoto(on: canvas, left: left, top: top, width: bar, height: thick)
        let steps = 2 * DivergingScale.levels + 1, step = bar / Double(steps)
        for index in 0..<steps {
            canvas.fillRectangle(
                x: left + Double(index) * step, y: top, width: step, height: thick,
                colour: DivergingScale.layerColour(level: index - DivergingScale.levels))
        }
        for (label, x) in [("\u{2212}1, less", left + 20), ("0", left + bar / 2), ("+1, more", left + bar - 20)] {
            canvas.text(label, at: Point(x: x, y: top + thick + 18), size: 13, colour: theme.muted, anchor: .middle)
        }
        return try Rendition(media: media, suffix: suffix, canvas: canvas)
    }
}
