/// The rectangle of a chart in which data is drawn, and how values become places in it.
struct PlotArea {
    let left: Double
    let top: Double
    let width: Double
    let height: Double
    let across: Axis
    let up: Axis?

    /// Size of the letters at marks and in keys.
    static let textSize = 13.0

    func x(_ value: Double) -> Double { left + (value - across.range.lowerBound) / across.range.length * width }

    func y(_ value: Double) -> Double {
        guard let up else { return top }
        return top + height - (value - up.range.lowerBound) / up.range.length * height
    }

    /// Grid, marks and titles; the title of the upright axis stands level above it, where it reads without turning.
    func draw(on canvas: Canvas, theme: ChartTheme) {
        let bottom = top + height
        let columns = across.ticks.map { [Point(x: x($0.value), y: top), Point(x: x($0.value), y: bottom)] }
        let rows = (up?.ticks ?? []).map { [Point(x: left, y: y($0.value)), Point(x: left + width, y: y($0.value))] }
        canvas.stroke(paths: columns + rows, colour: theme.grid, width: 1)
        for tick in across.ticks {
            canvas.text(
                tick.label, at: Point(x: x(tick.value), y: bottom + 20), size: Self.textSize, colour: theme.muted,
                anchor: .middle)
        }
        for tick in up?.ticks ?? [] {
            canvas.text(
                tick.label, at: Point(x: left - 10, y: y(tick.value) + 4.5), size: Self.textSize, colour: theme.muted,
                anchor: .end)
        }
        canvas.stroke([Point(x: left, y: bottom), Point(x: left + width, y: bottom)], colour: theme.muted, width: 1)
        let title = canvas.fitted(across.title, size: Self.textSize, width: left + width)
        canvas.text(
            title, at: Point(x: left + width, y: bottom + 42), size: Self.textSize, colour: theme.ink,
            anchor: .end)
    }
}

extension ClosedRange<Double> {
    /// Distance between the ends.
    fileprivate var length: Double { upperBound - lowerBound }
}

/// The files of a chart: dark and light, and both again for narrow windows where a second size is given.
func renditions(
    wide: Int, narrow: Int?, of drawing: (_ width: Int, _ theme: ChartTheme) throws(RenderError) -> (Canvas)
) throws(RenderError) -> [Rendition] {
    let dark = "(prefers-color-scheme: dark)"
    let small = "(max-width: 640px)"
    var kinds: [(media: String?, suffix: String, width: Int, theme: ChartTheme)] = []
    if let narrow {
        kinds.append(("\(dark) and \(small)", "-narrow-dark", narrow, .dark))
        kinds.append((small, "-narrow", narrow, .light))
    }
    kinds.append((dark, "-dark", wide, .dark))
    kinds.append((nil, "", wide, .light))
    var files: [Rendition] = []
    for kind in kinds {
        files.append(
            try Rendition(media: kind.media, suffix: kind.suffix, canvas: try drawing(kind.width, kind.theme)))
    }
    return files
}
