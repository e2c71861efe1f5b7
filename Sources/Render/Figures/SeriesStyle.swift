public import Domain

/// How a series looks: colour, dash and marker always together, so that no reader depends on colour.
public enum SeriesStyle: String, Hashable, Sendable {
    /// Full line with discs.
    case zeroShot
    /// Dashed line with squares.
    case fineTuned
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
        case .zeroShot: []
        case .fineTuned: [7, 5]
        case .neutral: [1, 5]
        }
    }

    func drawMarker(on canvas: Canvas, at place: Point, theme: ChartTheme) {
        let colour = theme.colour(of: self)
        switch self {
        case .zeroShot:
            canvas.circle(at: place, radius: 4, colour: colour)
        case .fineTuned:
            canvas.fillRectangle(x: place.x - 3.75, y: place.y - 3.75, width: 7.5, height: 7.5, colour: colour)
        case .neutral:
            break
        }
    }
}
