import CCairo
import Domain
import Engine

/// Paints on one picture with Cairo: builds a path, then fills or strokes it.
///
/// Lengths are pixels of the picture until a frame is entered that moves, turns or scales them. Not Sendable: one
/// picture, one brush, one task.
final class Brush {
    /// Width and height of the picture in pixels.
    let side: Int
    private let surface: OpaquePointer
    private let context: OpaquePointer
    /// Extent of what was painted since a measurement began, in pixels of the picture; nil while nobody measures.
    private var extent: Extent?

    init(side: Int) {
        self.side = side
        surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(side), Int32(side))
        context = cairo_create(surface)
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
        cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    /// What was painted, as 8-bit RGB.
    func picture() -> PixelImage {
        cairo_surface_flush(surface)
        var pixels = [UInt8](repeating: 0, count: 3 * side * side)
        guard let data = cairo_image_surface_get_data(surface) else {
            return PixelImage(width: side, height: side, pixels: pixels)
        }
        let stride = Int(cairo_image_surface_get_stride(surface))
        for row in 0..<side {
            let line = UnsafeMutableRawPointer(data + row * stride).assumingMemoryBound(to: UInt32.self)
            for column in 0..<side {
                let pixel = line[column], start = 3 * (row * side + column)
                pixels[start] = UInt8(pixel >> 16 & 0xFF)
                pixels[start + 1] = UInt8(pixel >> 8 & 0xFF)
                pixels[start + 2] = UInt8(pixel & 0xFF)
            }
        }
        return PixelImage(width: side, height: side, pixels: pixels)
    }

    // MARK: Frames

    /// Paints in a frame whose origin lies at (x, y), turned clockwise by `angle` radians and enlarged.
    func frame(
        x: Double = 0, y: Double = 0, angle: Double = 0, scale: Double = 1, isMirrored: Bool = false,
        _ paint: () -> Void
    ) {
        cairo_save(context)
        cairo_translate(context, x, y)
        cairo_rotate(context, angle)
        cairo_scale(context, isMirrored ? -scale : scale, scale)
        paint()
        cairo_restore(context)
    }

    /// Paints only inside the path that is there.
    func clipped(_ paint: () -> Void) {
        cairo_save(context)
        cairo_clip(context)
        paint()
        cairo_restore(context)
    }

    // MARK: Measuring

    /// The part of the picture that the painting covers, cut to the picture; nil where that is nothing.
    func measure(_ paint: () -> Void) -> Box? {
        extent = Extent()
        paint()
        defer { extent = nil }
        return extent?.box(side: Double(side))
    }

    private func note(_ bounds: (UnsafeMutablePointer<Double>) -> Void) {
        guard extent != nil else { return }
        var edges = [0.0, 0, 0, 0]
        edges.withUnsafeMutableBufferPointer { bounds($0.baseAddress!) }
        guard edges[2] > edges[0] || edges[3] > edges[1] else { return }
        for corner in [(0, 1), (2, 1), (0, 3), (2, 3)] {
            var x = edges[corner.0], y = edges[corner.1]
            cairo_user_to_device(context, &x, &y)
            extent?.add(x: x, y: y)
        }
    }

    // MARK: Paths

    func move(_ x: Double, _ y: Double) { cairo_move_to(context, x, y) }

    func line(_ x: Double, _ y: Double) { cairo_line_to(context, x, y) }

    /// A Bézier curve with two control points to (x, y).
    func curve(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ x: Double, _ y: Double) {
        cairo_curve_to(context, x1, y1, x2, y2, x, y)
    }

    func close() { cairo_close_path(context) }

    func polygon(_ corners: [(Double, Double)]) {
        for (index, corner) in corners.enumerated() {
            if index == 0 { move(corner.0, corner.1) } else { line(corner.0, corner.1) }
        }
        close()
    }

    func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
        cairo_rectangle(context, x, y, width, height)
    }

    func rounded(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ radius: Double) {
        cairo_new_sub_path(context)
        cairo_arc(context, x + width - radius, y + radius, radius, -.pi / 2, 0)
        cairo_arc(context, x + width - radius, y + height - radius, radius, 0, .pi / 2)
        cairo_arc(context, x + radius, y + height - radius, radius, .pi / 2, .pi)
        cairo_arc(context, x + radius, y + radius, radius, .pi, 1.5 * .pi)
        close()
    }

    func ellipse(_ x: Double, _ y: Double, _ radiusX: Double, _ radiusY: Double) {
        cairo_save(context)
        cairo_translate(context, x, y)
        cairo_scale(context, radiusX, radiusY)
        cairo_new_sub_path(context)
        cairo_arc(context, 0, 0, 1, 0, 2 * .pi)
        cairo_restore(context)
    }

    func disc(_ x: Double, _ y: Double, _ radius: Double) { ellipse(x, y, radius, radius) }

    /// Part of a circle's line, from one angle clockwise to another, in radians from the right.
    func arc(_ x: Double, _ y: Double, _ radius: Double, _ from: Double, _ to: Double) {
        cairo_new_sub_path(context)
        cairo_arc(context, x, y, radius, from, to)
    }

    // MARK: Paint

    func fill(_ pigment: Pigment) {
        note { cairo_fill_extents(context, $0, $0 + 1, $0 + 2, $0 + 3) }
        set(pigment)
        cairo_fill(context)
    }

    func stroke(_ pigment: Pigment, _ width: Double) {
        cairo_set_line_width(context, width)
        note { cairo_stroke_extents(context, $0, $0 + 1, $0 + 2, $0 + 3) }
        set(pigment)
        cairo_stroke(context)
    }

    /// Fills the path with one colour that becomes another along a line.
    func fill(
        from: Pigment, at start: (Double, Double), to: Pigment, at end: (Double, Double)
    ) {
        let pattern = cairo_pattern_create_linear(start.0, start.1, end.0, end.1)
        fill(pattern, from, to)
    }

    /// Fills the path with one colour in the middle of a circle that becomes another at its rim.
    func fillGlow(_ x: Double, _ y: Double, radius: Double, from: Pigment, to: Pigment) {
        fill(cairo_pattern_create_radial(x, y, 0, x, y, radius), from, to)
    }

    private func fill(_ pattern: OpaquePointer?, _ from: Pigment, _ to: Pigment) {
        for (offset, pigment) in [(0.0, from), (1.0, to)] {
            cairo_pattern_add_color_stop_rgba(
                pattern, offset, pigment.red, pigment.green, pigment.blue, pigment.opacity)
        }
        note { cairo_fill_extents(context, $0, $0 + 1, $0 + 2, $0 + 3) }
        cairo_set_source(context, pattern)
        cairo_fill(context)
        cairo_pattern_destroy(pattern)
    }

    private func set(_ pigment: Pigment) {
        cairo_set_source_rgba(context, pigment.red, pigment.green, pigment.blue, pigment.opacity)
    }
}

/// The smallest upright rectangle around points.
private struct Extent {
    private var left = Double.infinity
    private var top = Double.infinity
    private var right = -Double.infinity
    private var bottom = -Double.infinity

    mutating func add(x: Double, y: Double) {
        left = min(left, x)
        top = min(top, y)
        right = max(right, x)
        bottom = max(bottom, y)
    }

    /// The rectangle in whole pixels, cut to a picture; nil where nothing is left of it.
    func box(side: Double) -> Box? {
        let x = max(0, left.rounded(.down)), y = max(0, top.rounded(.down))
        let width = min(side, right.rounded(.up)) - x, height = min(side, bottom.rounded(.up)) - y
        return width > 0 && height > 0 ? Box(x: x, y: y, width: width, height: height) : nil
    }
}
