public import Domain

/// How a series looks: colour, dash and marker always together, so that no reader depends on colour.
public enum SeriesStyle: String, Hashable, Sendable {
    /// Full line with discs.
    case zeroShot
    /// Dashed line with squares.
    case fineTuned
    /// Discs in the colour of the text, for what is no setting's.
    case plain
    /// Dotted grey line without marks, for references.
    case neutral
    /// Dotted grey line with diamonds, for a random ranking.
    case random
    /// Dash-dotted grey line with triangles, for a ranking from the centre.
    case centre
    /// Dotted grey line with diamonds, for the version that another is compared with.
    case baseline

    /// The look of a setting, the same in every figure.
    public init(_ setting: Setting) {
        switch setting {
        case .zeroShot: self = .zeroShot
        case .fineTuned: self = .fineTuned
        }
    }

    /// The look of a ranking that knows nothing, the same in every figure.
    public init(_ floor: RankingFloor) {
        switch floor {
        case .random: self = .random
        case .centre: self = .centre
        }
    }

    var dash: [Double] {
        switch self {
        case .zeroShot, .plain: []
        case .fineTuned: [7, 5]
        case .neutral, .random, .baseline: [1, 5]
        case .centre: [9, 4, 1, 4]
        }
    }

    func drawMarkers(on canvas: Canvas, at places: [Point], theme: ChartTheme) {
        let colour = theme.colour(of: self)
        switch self {
        case .zeroShot, .plain:
            canvas.fillDiscs(at: places, radius: 4, colour: colour)
        case .fineTuned:
            fill([(-3.75, -3.75), (3.75, -3.75), (3.75, 3.75), (-3.75, 3.75)], on: canvas, at: places, colour: colour)
        case .random, .baseline:
            fill([(0, -5), (5, 0), (0, 5), (-5, 0)], on: canvas, at: places, colour: colour)
        case .centre:
            fill([(0, -4.75), (5, 3.5), (-5, 3.5)], on: canvas, at: places, colour: colour)
        case .neutral:
            break
        }
    }

    private func fill(
        _ corners: [(x: Double, y: Double)], on canvas: Canvas, at places: [Point], colour: Colour
    ) {
        canvas.fill(
            places.map { place in corners.map { Point(x: place.x + $0.x, y: place.y + $0.y) } }, colour: colour)
    }
}
