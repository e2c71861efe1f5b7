/// What is left of each group of pictures from step to step, as bars that narrow.
///
/// The widths are exact: a bar is as long as the share of the group's pictures that is left.
public struct FlowChart: Figure {
    /// One group of pictures.
    public struct Group: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Pictures left after each step, never rising.
        public let counts: [Int]

        /// Describes a group.
        public init(_ name: String, counts: [Int]) {
            self.name = name
            self.counts = counts
        }

        /// Share of the first step's pictures that is left after each; nil where there were none.
        var shares: [Double]? {
            guard let first = counts.first, first > 0 else { return nil }
            return counts.map { Double($0) / Double(first) }
        }
    }

    /// Place of the files.
    public let asset: AssetName
    private let title: String
    private let steps: [String]
    private let groups: [Group]

    /// Describes a chart; the name is a slug, and every group has a count for each step.
    public init(name: String, title: String, steps: [String], groups: [Group]) {
        precondition(
            groups.allSatisfy {
                $0.counts.count == steps.count && zip($0.counts, $0.counts.dropFirst()).allSatisfy(>=)
            },
            "\(title): a group loses pictures from step to step.")
        asset = AssetName(.charts, name)
        self.title = title
        self.steps = steps
        self.groups = groups
    }

    /// The title, and every group's number and share after each step.
    public var alternative: String {
        let parts = groups.map { group in
            let counts = steps.indices.map { "\(steps[$0]) \(words(of: group, step: $0))" }
            return "\(group.name): \(counts.joined(separator: ", "))"
        }
        return "\(title). \(parts.joined(separator: "; "))."
    }

    private func words(of group: Group, step: Int) -> String {
        "\(NumberFormat.count(group.counts[step])) (\(NumberFormat.percent(group.shares?[step])))"
    }

    /// Draws the chart for light and dark pages and for narrow windows.
    public func draw() throws(RenderError) -> [Rendition] {
        try renditions(wide: 720, narrow: 360) { (width: Int, theme: ChartTheme) throws(RenderError) in
            draw(width: width, theme: theme)
        }
    }

    private static let textSize = PlotArea.textSize
    private static let barHeight = 15.0

    private func draw(width: Int, theme: ChartTheme) -> Canvas {
        let isNarrow = width < 500
        let stepHeight = isNarrow ? 40.0 : 26.0, titleHeight = 30.0
        let panel = titleHeight + stepHeight * Double(steps.count) + 12
        let canvas = Canvas.vector(width: width, height: Int(panel * Double(groups.count) + 4))
        let labels = (steps.map { canvas.textWidth($0, size: Self.textSize) }.max() ?? 0) + 16
        let left = isNarrow ? 8 : min(labels, Double(width) / 2)
        // Beside the bars there is room for the longest number.
        let whole = Double(width) - left - (isNarrow ? 8 : 130)
        for (index, group) in groups.enumerated() {
            let top = panel * Double(index)
            canvas.text(
                canvas.fitted(group.name, size: 15, width: Double(width) - 16),
                at: Point(x: isNarrow ? left : 0, y: top + 18), size: 15, colour: theme.ink)
            for step in steps.indices {
                let y = top + titleHeight + stepHeight * Double(step) + (isNarrow ? 18 : 2)
                // In narrow windows the words stand where the way to the next bar would be.
                drawBar(
                    of: group, step: step, at: Point(x: left, y: y), whole: whole, next: isNarrow ? nil : stepHeight,
                    on: canvas, theme: theme)
                let words = words(of: group, step: step)
                if isNarrow {
                    canvas.text(
                        steps[step], at: Point(x: left, y: y - 5), size: Self.textSize, colour: theme.muted)
                    canvas.text(
                        words, at: Point(x: left + whole, y: y - 5), size: Self.textSize, colour: theme.ink,
                        anchor: .end)
                } else {
                    canvas.text(
                        steps[step], at: Point(x: left - 12, y: y + 12), size: Self.textSize, colour: theme.muted,
                        anchor: .end)
                    canvas.text(
                        words, at: Point(x: left + whole + 12, y: y + 12), size: Self.textSize, colour: theme.ink)
                }
            }
        }
        return canvas
    }

    /// A bar, what the step took away beside it, and the way to the next bar.
    private func drawBar(
        of group: Group, step: Int, at place: Point, whole: Double, next: Double?, on canvas: Canvas, theme: ChartTheme
    ) {
        guard let shares = group.shares else { return }
        let width = shares[step] * whole, before = shares[max(step - 1, 0)] * whole
        canvas.fillRectangle(
            x: place.x + width, y: place.y, width: before - width, height: Self.barHeight, colour: theme.grid)
        canvas.fillRectangle(
            x: place.x, y: place.y, width: width, height: Self.barHeight, colour: theme.neutral)
        guard let next, step + 1 < shares.count else { return }
        let corners = [(0.0, Self.barHeight), (width, Self.barHeight), (shares[step + 1] * whole, next), (0, next)]
        canvas.fill(
            [corners.map { Point(x: place.x + $0.0, y: place.y + $0.1) }], colour: theme.neutral.with(opacity: 0.22))
    }
}
