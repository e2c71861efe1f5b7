import CCairo

/// The only owner of a Cairo surface: figures draw on it in pixels from the top left and take the bytes of a file.
///
/// Not Sendable: one figure, one canvas, one task.
final class Canvas {
    /// Width of the drawing in pixels.
    let width: Int
    /// Height of the drawing in pixels.
    let height: Int
    private let surface: OpaquePointer
    private let context: OpaquePointer
    /// Collects what an SVG surface writes; nil for pixels.
    private let sink: ByteSink?

    private init(width: Int, height: Int, surface: OpaquePointer, sink: ByteSink?) {
        self.width = width
        self.height = height
        self.surface = surface
        self.sink = sink
        context = cairo_create(surface)
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
        cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    /// A picture of pixels, transparent at first; `opaque` drops the alpha channel.
    static func pixels(width: Int, height: Int, opaque: Bool = false) -> Canvas {
        let format = opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32
        let surface = cairo_image_surface_create(format, Int32(width), Int32(height))!
        return Canvas(width: width, height: height, surface: surface, sink: nil)
    }

    /// A drawing of lines and letters that stays sharp at every size.
    static func vector(width: Int, height: Int) -> Canvas {
        let sink = ByteSink()
        let surface = cairo_svg_surface_create_for_stream(
            ByteSink.write, Unmanaged.passUnretained(sink).toOpaque(), Double(width), Double(height))!
        cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PX)
        return Canvas(width: width, height: height, surface: surface, sink: sink)
    }

    // MARK: Files

    /// The bytes of a PNG file.
    func png() throws(RenderError) -> [UInt8] {
        let sink = ByteSink()
        try check(cairo_status(context))
        try check(
            cairo_surface_write_to_png_stream(surface, ByteSink.write, Unmanaged.passUnretained(sink).toOpaque()))
        return sink.bytes
    }

    /// The bytes of an SVG file; ends the drawing.
    ///
    /// Cairo numbers its surfaces over the life of the process and writes the number into the file; taking it out makes
    /// the bytes depend on the drawing alone.
    func svg() throws(RenderError) -> [UInt8] {
        cairo_surface_finish(surface)
        try check(cairo_surface_status(surface))
        let text = String(decoding: sink?.bytes ?? [], as: UTF8.self)
        return Array(text.replacing(/surface[0-9]+/, with: "surface").utf8)
    }

    private func check(_ status: cairo_status_t) throws(RenderError) {
        guard status != CAIRO_STATUS_SUCCESS else { return }
        throw RenderError(
            file: "figure of \(width) x \(height) pixels", expected: "Cairo to draw it",
            found: "\"\(String(cString: cairo_status_to_string(status)))\"",
            remedy: "Check the free memory and the size of the picture.")
    }

    // MARK: Pixels

    /// Replaces every pixel, given row by row as premultiplied 0xAARRGGBB.
    func setPixels(_ values: [UInt32]) {
        precondition(values.count == width * height, "A canvas of \(width) x \(height) needs as many pixels.")
        cairo_surface_flush(surface)
        guard let data = cairo_image_surface_get_data(surface) else { return }
        let stride = Int(cairo_image_surface_get_stride(surface))
        for row in 0..<height {
            let line = UnsafeMutableRawPointer(data + row * stride).assumingMemoryBound(to: UInt32.self)
            for column in 0..<width {
                line[column] = values[row * width + column]
            }
        }
        cairo_surface_mark_dirty(surface)
    }

    /// Lays another picture of pixels of the same size over this one.
    func lay(_ other: Canvas) {
        cairo_set_source_surface(context, other.surface, 0, 0)
        cairo_paint(context)
    }

    // MARK: Lines and areas

    /// Draws a line through points, dashed where lengths of dash and gap are given.
    func stroke(_ points: [Point], colour: Colour, width: Double, dash: [Double] = []) {
        stroke(paths: [points], colour: colour, width: width, dash: dash)
    }

    /// Draws several lines as one shape, so that see-through colours do not add up where they meet.
    func stroke(paths: [[Point]], colour: Colour, width: Double, dash: [Double] = []) {
        paths.forEach(trace)
        setSource(colour)
        cairo_set_line_width(context, width)
        cairo_set_dash(context, dash, Int32(dash.count), 0)
        cairo_stroke(context)
    }

    /// Fills the polygon with these corners.
    func fill(_ corners: [Point], colour: Colour) {
        trace(corners)
        cairo_close_path(context)
        setSource(colour)
        cairo_fill(context)
    }

    /// Fills an upright rectangle.
    func fillRectangle(x: Double, y: Double, width: Double, height: Double, colour: Colour) {
        cairo_rectangle(context, x, y, width, height)
        setSource(colour)
        cairo_fill(context)
    }

    /// Draws a circle: its area, or only its rim where a line width is given.
    func circle(at centre: Point, radius: Double, colour: Colour, lineWidth: Double? = nil) {
        cairo_new_sub_path(context)
        cairo_arc(context, centre.x, centre.y, radius, 0, 2 * .pi)
        setSource(colour)
        if let lineWidth {
            cairo_set_line_width(context, lineWidth)
            cairo_set_dash(context, nil, 0, 0)
            cairo_stroke(context)
        } else {
            cairo_fill(context)
        }
    }

    private func trace(_ points: [Point]) {
        for (index, point) in points.enumerated() {
            if index == 0 { cairo_move_to(context, point.x, point.y) } else { cairo_line_to(context, point.x, point.y) }
        }
    }

    private func setSource(_ colour: Colour) {
        cairo_set_source_rgba(context, colour.red, colour.green, colour.blue, colour.opacity)
    }

    // MARK: Text

    /// Which part of a line of text stands at the given place.
    enum Anchor {
        case start, middle, end
    }

    /// Writes one line of text with its baseline at the given place.
    func text(
        _ string: String, at place: Point, size: Double, colour: Colour, anchor: Anchor = .start, bold: Bool = false
    ) {
        let shift =
            switch anchor {
            case .start: 0.0
            case .middle: textWidth(string, size: size, bold: bold) / 2
            case .end: textWidth(string, size: size, bold: bold)
            }
        setFont(size: size, bold: bold)
        setSource(colour)
        cairo_move_to(context, place.x - shift, place.y)
        cairo_show_text(context, string)
        cairo_new_path(context)
    }

    /// Width in pixels of one line of text.
    func textWidth(_ string: String, size: Double, bold: Bool = false) -> Double {
        setFont(size: size, bold: bold)
        var extents = cairo_text_extents_t()
        cairo_text_extents(context, string, &extents)
        return extents.x_advance
    }

    private func setFont(size: Double, bold: Bool) {
        let weight = bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL
        cairo_select_font_face(context, "sans-serif", CAIRO_FONT_SLANT_NORMAL, weight)
        cairo_set_font_size(context, size)
    }
}

/// A place on a canvas in pixels, x to the right and y down.
struct Point: Hashable, Sendable {
    var x: Double
    var y: Double
}

/// Takes the bytes of a file from Cairo.
private final class ByteSink {
    var bytes: [UInt8] = []

    /// Cairo calls this with the sink as its first argument.
    static let write: cairo_write_func_t = { closure, data, length in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
        sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
        return CAIRO_STATUS_SUCCESS
    }
}
