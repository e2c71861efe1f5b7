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
    /// What was drawn on a vector drawing, in order.
    private(set) var marks: [Mark] = []

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

    /// The bytes of a PNG file with a palette, or in true colour where there are too many colours for one.
    func indexedPNG() throws(RenderError) -> [UInt8] {
        var pixels: [UInt32] = []
        pixels.reserveCapacity(width * height)
        changePixels { _, value in
            pixels.append(value)
            return value
        }
        if let file = try IndexedPNG.encode(pixels, width: width, height: height) { return file }
        return try png()
    }

    /// The bytes of an SVG file; ends the drawing.
    func svg() throws(RenderError) -> [UInt8] {
        cairo_surface_finish(surface)
        try check(cairo_surface_status(surface))
        let labels = marks.compactMap(\.svgText).joined()
        let text = labels.isEmpty ? "" : "<g font-family=\"system-ui, sans-serif\">\n\(labels)</g>\n"
        return CompactSVG.rewrite(sink?.bytes ?? [], adding: text)
    }

    /// What was drawn, to be drawn again on paper.
    var drawing: Drawing { Drawing(width: width, height: height, marks: marks) }

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
    func smoothLines(_ isSmooth: Bool) { draw(.smoothLines(isSmooth)) }

    /// Draws a line through points, dashed where lengths of dash and gap are given.
    func stroke(_ points: [Point], colour: Colour, width: Double, dash: [Double] = []) {
        stroke(paths: [points], colour: colour, width: width, dash: dash)
    }

    /// Draws several lines as one shape, so that see-through colours do not add up where they meet.
    func stroke(paths: [[Point]], colour: Colour, width: Double, dash: [Double] = []) {
        draw(.lines(paths, colour: colour, width: width, dash: dash))
    }

    /// Fills the polygons with these corners.
    func fill(_ polygons: [[Point]], colour: Colour) { draw(.areas(polygons, colour: colour)) }

    /// Fills an upright rectangle.
    func fillRectangle(x: Double, y: Double, width: Double, height: Double, colour: Colour) {
        draw(.rectangle(corner: Point(x: x, y: y), width: width, height: height, colour: colour))
    }

    /// Fills discs.
    func fillDiscs(at centres: [Point], radius: Double, colour: Colour) {
        draw(.discs(centres, radius: radius, colour: colour))
    }

    /// Draws a circle that is open in the middle.
    func strokeRing(at centre: Point, radius: Double, colour: Colour, width: Double) {
        draw(.ring(centre, radius: radius, colour: colour, width: width))
    }

    private func draw(_ mark: Mark) {
        mark.draw(on: context)
        if sink != nil { marks.append(mark) }
    }

    // MARK: Text

    /// Writes one line of text with its baseline at the given place of a vector drawing.
    func text(_ string: String, at place: Point, size: Double, colour: Colour, anchor: Mark.Anchor = .start) {
        precondition(sink != nil, "Only vector drawings hold text.")
        draw(.text(string, at: place, size: size, colour: colour, anchor: anchor))
    }

    /// Width in pixels of one line of text, about: see `LetterWidths`.
    func textWidth(_ string: String, size: Double) -> Double { size * LetterWidths.width(of: string) }

    /// The text, cut with an ellipsis where it would be wider than the room it has.
    func fitted(_ string: String, size: Double, width: Double) -> String {
        LetterWidths.fitted(string, width: width / size)
    }
}

/// Takes the bytes of a file from Cairo.
final class ByteSink {
    var bytes: [UInt8] = []

    /// Cairo calls this with the sink as its first argument.
    static let write: cairo_write_func_t = { closure, data, length in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
        sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
        return CAIRO_STATUS_SUCCESS
    }
}
