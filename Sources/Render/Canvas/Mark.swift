import CCairo

/// A place on a canvas in pixels, x to the right and y down.
struct Point: Hashable, Sendable {
    var x: Double
    var y: Double
}

/// One thing that is drawn: a canvas draws it at once, and a vector drawing keeps it to be drawn again on paper.
enum Mark: Hashable, Sendable {
    /// Lines through points as one shape, dashed where lengths of dash and gap are given.
    case lines([[Point]], colour: Colour, width: Double, dash: [Double])
    /// Polygons with these corners.
    case areas([[Point]], colour: Colour)
    /// An upright rectangle.
    case rectangle(corner: Point, width: Double, height: Double, colour: Colour)
    /// Discs.
    case discs([Point], radius: Double, colour: Colour)
    /// A circle that is open in the middle.
    case ring(Point, radius: Double, colour: Colour, width: Double)
    /// Whether the rims of the lines that follow are blended with what lies below.
    case smoothLines(Bool)
    /// One line of text with its baseline at a place.
    case text(String, at: Point, size: Double, colour: Colour, anchor: Anchor)

    /// Which part of a line of text stands at the given place.
    enum Anchor: Hashable, Sendable {
        case start, middle, end
    }

    /// Draws everything but text, which each kind of file writes in its own way.
    func draw(on context: OpaquePointer) {
        switch self {
        case .lines(let paths, let colour, let width, let dash):
            paths.forEach { Self.trace($0, on: context) }
            colour.setSource(of: context)
            cairo_set_line_width(context, width)
            cairo_set_dash(context, dash, Int32(dash.count), 0)
            cairo_stroke(context)
        case .areas(let polygons, let colour):
            for corners in polygons {
                Self.trace(corners, on: context)
                cairo_close_path(context)
            }
            colour.setSource(of: context)
            cairo_fill(context)
        case .rectangle(let corner, let width, let height, let colour):
            cairo_rectangle(context, corner.x, corner.y, width, height)
            colour.setSource(of: context)
            cairo_fill(context)
        case .discs(let centres, let radius, let colour):
            for centre in centres {
                cairo_new_sub_path(context)
                cairo_arc(context, centre.x, centre.y, radius, 0, 2 * .pi)
            }
            colour.setSource(of: context)
            cairo_fill(context)
        case .ring(let centre, let radius, let colour, let width):
            cairo_new_sub_path(context)
            cairo_arc(context, centre.x, centre.y, radius, 0, 2 * .pi)
            colour.setSource(of: context)
            cairo_set_line_width(context, width)
            cairo_set_dash(context, nil, 0, 0)
            cairo_stroke(context)
        case .smoothLines(let isSmooth):
            cairo_set_antialias(context, isSmooth ? CAIRO_ANTIALIAS_DEFAULT : CAIRO_ANTIALIAS_NONE)
        case .text:
            break
        }
    }

    /// A line of text as an element of an SVG file; nil for everything else.
    ///
    /// Cairo itself would write its letters as outlines of a font of this machine, in ten times the bytes.
    var svgText: String? {
        guard case .text(let string, let place, let size, let colour, let anchor) = self else { return nil }
        return """
            <text x="\(NumberFormat.coordinate(place.x))" y="\(NumberFormat.coordinate(place.y))" \
            font-size="\(NumberFormat.coordinate(size))"\(anchor == .start ? "" : " text-anchor=\"\(anchor)\"") \
            fill="\(colour.hex)">\(SafeHTML().escapeText(string))</text>

            """
    }

    private static func trace(_ points: [Point], on context: OpaquePointer) {
        for (index, point) in points.enumerated() {
            if index == 0 { cairo_move_to(context, point.x, point.y) } else { cairo_line_to(context, point.x, point.y) }
        }
    }
}

extension Colour {
    /// Makes it the colour of what a context draws next.
    func setSource(of context: OpaquePointer) {
        cairo_set_source_rgba(context, red, green, blue, opacity)
    }
}

/// Everything that was drawn on a canvas of some size, in order.
struct Drawing: Hashable, Sendable {
    /// Pixels of the canvas.
    let width: Int
    let height: Int
    let marks: [Mark]
}
