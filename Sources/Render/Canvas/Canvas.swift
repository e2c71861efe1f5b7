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
    /// Letters of a vector drawing, added to its file as text.
    ///
    /// Cairo itself would write them as outlines of a font of this machine, in ten times the bytes.
    private var labels: [String] = []

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

    /// A photo, opaque; `rgb` holds three bytes a pixel, row by row from the top left.
    static func photo(rgb: [UInt8], width: Int, height: Int) -> Canvas {
        precondition(rgb.count == width * height * 3, "A photo of \(width) x \(height) needs three bytes a pixel.")
        let photo = pixels(width: width, height: height, opaque: true)
        photo.setPixels(
            stride(from: 0, to: rgb.count, by: 3).map { start in
                0xFF00_0000 | UInt32(rgb[start]) << 16 | UInt32(rgb[start + 1]) << 8 | UInt32(rgb[start + 2])
            })
        return photo
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
    /// the bytes depend on the drawing alone. Hundredths of a pixel are precise enough.
    func svg() throws(RenderError) -> [UInt8] {
        cairo_surface_finish(surface)
        try check(cairo_surface_status(surface))
        let text = String(decoding: sink?.bytes ?? [], as: UTF8.self)
            .replacing(/surface[0-9]+/, with: "surface")
            .replacing(/[0-9]+\.[0-9]{3,}/) { NumberFormat.coordinate(Double($0.output) ?? 0) }
            .replacing("</svg>", with: labels.joined() + "</svg>")
        return Array(text.utf8)
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
        changePixels { index, _ in values[index] }
    }

    /// Replaces every pixel by what is made of its index, counted row by row, and its value.
    func changePixels(_ change: (_ index: Int, _ value: UInt32) -> UInt32) {
        cairo_surface_flush(surface)
        guard let data = cairo_image_surface_get_data(surface) else { return }
        let stride = Int(cairo_image_surface_get_stride(surface))
        for row in 0..<height {
            let line = UnsafeMutableRawPointer(data + row * stride).assumingMemoryBound(to: UInt32.self)
            for column in 0..<width {
                line[column] = change(row * width + column, line[column])
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

    /// Whether the rims of lines are blended with what lies below; whole pixels make much smaller files.
    func smoothLines(_ isSmooth: Bool) {
        cairo_set_antialias(context, isSmooth ? CAIRO_ANTIALIAS_DEFAULT : CAIRO_ANTIALIAS_NONE)
    }

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

    /// Fills the polygons with these corners.
    func fill(_ polygons: [[Point]], colour: Colour) {
        for corners in polygons {
            trace(corners)
            cairo_close_path(context)
        }
        setSource(colour)
        cairo_fill(context)
    }

    /// Fills an upright rectangle.
    func fillRectangle(x: Double, y: Double, width: Double, height: Double, colour: Colour) {
        cairo_rectangle(context, x, y, width, height)
        setSource(colour)
        cairo_fill(context)
    }

    /// Fills discs.
    func fillDiscs(at centres: [Point], radius: Double, colour: Colour) {
        for centre in centres {
            cairo_new_sub_path(context)
            cairo_arc(context, centre.x, centre.y, radius, 0, 2 * .pi)
        }
        setSource(colour)
        cairo_fill(context)
    }

    /// Draws a circle that is open in the middle.
    func strokeRing(at centre: Point, radius: Double, colour: Colour, width: Double) {
        cairo_new_sub_path(context)
        cairo_arc(context, centre.x, centre.y, radius, 0, 2 * .pi)
        setSource(colour)
        cairo_set_line_width(context, width)
        cairo_set_dash(context, nil, 0, 0)
        cairo_stroke(context)
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

    /// Writes one line of text with its baseline at the given place of a vector drawing.
    func text(_ string: String, at place: Point, size: Double, colour: Colour, anchor: Anchor = .start) {
        precondition(sink != nil, "Only vector drawings hold text.")
        labels.append(
            """
            <text x="\(NumberFormat.coordinate(place.x))" y="\(NumberFormat.coordinate(place.y))" \
            font-family="system-ui, sans-serif" font-size="\(NumberFormat.coordinate(size))" \
            text-anchor="\(anchor)" fill="\(colour.hex)">\(SafeHTML().escapeText(string))</text>

            """)
    }

    /// Width in pixels of one line of text, about: see `LetterWidths`.
    func textWidth(_ string: String, size: Double) -> Double { size * LetterWidths.width(of: string) }

    /// The text, cut with an ellipsis where it would be wider than the room it has.
    func fitted(_ string: String, size: Double, width: Double) -> String {
        guard textWidth(string, size: size) > width else { return string }
        var shorter = string
        while !shorter.isEmpty, textWidth(shorter + "\u{2026}", size: size) > width {
            shorter.removeLast()
        }
        return shorter + "\u{2026}"
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
