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

    /// The look of a setting, the same in every figure.
    public init(_ setting: Setting) {
        switch setting {
        case .zeroShot: self = .zeroShot
        case .fineTuned: self = .fineTuned
        }
    }

    var dash: [Double] {
        switch self {
        case .zeroShot, .plain: []
        case .fineTuned: [7, 5]
        case .neutral: [1, 5]
        }
    }

    func drawMarkers(on canvas: Canvas, at places: [Point], theme: ChartTheme) {
        let colour = theme.colour(of: self)
        switch self {
        case .zeroShot, .plain:
            canvas.fillDiscs(at: places, radius: 4, colour: colour)
        case .fineTuned:
            let corners = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)]
            let squares = places.map { place in
                corners.map { Point(x: place.x + 3.75 * $0.0, y: place.y + 3.75 * $0.1) }
            }
            canvas.fill(squares, colour: colour)
        case .neutral:
            break
        }
    }
}
