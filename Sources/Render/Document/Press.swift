import CCairo
import CPango

/// The only owner of a PDF surface: pages are drawn on it one after the other, in points from the top left.
///
/// Not Sendable: one document, one press, one task.
final class Press {
    let paper: Paper
    private let surface: OpaquePointer
    private let context: OpaquePointer
    private let sink = ByteSink()
    /// Makes layouts that fit the surface.
    private let text: OpaquePointer
    /// Pictures that were handed to Cairo, by their name, so that one that is shown twice is stored once.
    private var pictures: [String: OpaquePointer] = [:]

    /// Opens a document of sheets of one format.
    init(paper: Paper) {
        self.paper = paper
        surface = cairo_pdf_surface_create_for_stream(
            ByteSink.write, Unmanaged.passUnretained(sink).toOpaque(), paper.width, paper.height)!
        context = cairo_create(surface)
        text = pango_cairo_create_context(context)
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
        cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
    }

    deinit {
        pictures.values.forEach(cairo_surface_destroy)
        g_object_unref(UnsafeMutableRawPointer(text))
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    // MARK: The file

    /// What the file says of itself; `date` is ISO 8601 and never the present, so that the bytes depend on the run alone.
    func describe(title: String, subject: String, creator: String, date: String) {
        let fields = [
            (CAIRO_PDF_METADATA_TITLE, title), (CAIRO_PDF_METADATA_SUBJECT, subject),
            (CAIRO_PDF_METADATA_CREATOR, creator), (CAIRO_PDF_METADATA_CREATE_DATE, date),
        ]
        for (field, value) in fields { cairo_pdf_surface_set_metadata(surface, field, SafeText.line(value)) }
    }

    /// Adds an entry to the outline beside the pages and returns its number, to be the parent of others.
    func addOutline(_ title: String, to destination: Destination, below parent: Int32 = CAIRO_PDF_OUTLINE_ROOT) -> Int32
    {
        cairo_pdf_surface_add_outline(
            surface, parent, SafeText.line(title), "dest='\(destination.name)'", CAIRO_PDF_OUTLINE_FLAG_OPEN)
    }

    /// Ends a page.
    func endPage() { cairo_show_page(context) }

    /// The bytes of the file; ends the document.
    func finish() throws(RenderError) -> [UInt8] {
        cairo_surface_finish(surface)
        let status = [cairo_status(context), cairo_surface_status(surface)].first { $0 != CAIRO_STATUS_SUCCESS }
        if let status {
            throw RenderError(
                file: "document", expected: "Cairo to write it",
                found: "\"\(String(cString: cairo_status_to_string(status)))\"",
                remedy: "Check the free memory, and report it as a defect of the program if it happens again.")
        }
        return Self.withoutRepeatedNames(sink.bytes)
    }

    /// The file with every picture of a page named once among what the page needs.
    ///
    /// Cairo 1.16 names a picture once for each time that it is drawn, which the PDF standard does not allow. Spaces in place of
    /// the repeated names leave everything else where it was.
    private static func withoutRepeatedNames(_ bytes: [UInt8]) -> [UInt8] {
        let start = Array("   /XObject << ".utf8), end = Array(" >>".utf8)
        var result = bytes, from = 0
        while let list = result[from...].firstRange(of: start) {
            from = list.upperBound
            // Anything longer is no list of names but the content of a stream that looks like one.
            guard let stop = result[from..<min(from + 4_000, result.count)].firstRange(of: end) else { continue }
            let words = String(decoding: result[from..<stop.lowerBound], as: UTF8.self).split(separator: " ")
            guard words.count.isMultiple(of: 4), words.first?.first == "/" else { continue }
            var known: Set<Substring> = [], place = from
            for word in stride(from: 0, to: words.count, by: 4) {
                let length = words[word..<word + 4].reduce(0) { $0 + $1.utf8.count + 1 }
                if !known.insert(words[word]).inserted {
                    for index in place..<min(place + length, stop.lowerBound) { result[index] = UInt8(ascii: " ") }
                }
                place += length
            }
            from = stop.upperBound
        }
        return result
    }

    // MARK: Places

    /// Marks a place that links lead to; what is drawn at it follows.
    func mark(_ destination: Destination) {
        cairo_tag_begin(context, "cairo.dest", "name='\(destination.name)'")
        cairo_tag_end(context, "cairo.dest")
    }

    /// Makes a rectangle lead to a place that is marked somewhere in the document.
    func link(to destination: Destination, x: Double, y: Double, width: Double, height: Double) {
        let rectangle = [x, y, width, height].map { NumberFormat.coordinate($0) }.joined(separator: " ")
        cairo_tag_begin(context, "Link", "dest='\(destination.name)' rect=[\(rectangle)]")
        cairo_tag_end(context, "Link")
    }

    /// Draws something as one element of the document's structure, such as "P" or "H1", for readers who do not see it.
    func element(_ name: String, draw: () -> Void) {
        cairo_tag_begin(context, name, nil)
        draw()
        cairo_tag_end(context, name)
    }

    // MARK: Drawing

    /// Draws marks in points of the page.
    func draw(_ marks: [Mark]) {
        for mark in marks { mark.draw(on: context) }
    }

    /// Draws a figure of lines and letters, scaled, with its top left corner at the given place.
    func draw(_ drawing: Drawing, at place: Point, scale: Double) {
        cairo_save(context)
        cairo_translate(context, place.x, place.y)
        cairo_scale(context, scale, scale)
        for mark in drawing.marks {
            if case .text(let string, let place, let size, let colour, let anchor) = mark {
                let label = block([TextRun(string)], style: TextStyle(size: size, colour: colour))
                let x = anchor == .start ? 0 : anchor == .middle ? label.width / 2 : label.width
                label.drawBaseline(at: Point(x: place.x - x, y: place.y), on: context)
            } else {
                mark.draw(on: context)
            }
        }
        cairo_restore(context)
    }

    /// Draws the file of a picture into a rectangle; a file that Cairo cannot read leaves it empty.
    func draw(_ picture: Rendition, name: String, x: Double, y: Double, width: Double, height: Double) {
        guard let image = surface(of: picture, name: name) else { return }
        cairo_save(context)
        cairo_translate(context, x, y)
        cairo_scale(context, width / Double(picture.width), height / Double(picture.height))
        cairo_set_source_surface(context, image, 0, 0)
        cairo_rectangle(context, 0, 0, Double(picture.width), Double(picture.height))
        cairo_fill(context)
        cairo_restore(context)
    }

    /// A JPEG goes into the file as it is: Cairo takes its bytes in place of the pixels, which are left empty.
    private func surface(of picture: Rendition, name: String) -> OpaquePointer? {
        if let known = pictures[name] { return known }
        let made: OpaquePointer?
        switch picture.format {
        case .svg: made = nil
        case .png: made = ByteSource(picture.bytes).pngSurface()
        case .jpeg:
            made = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(picture.width), Int32(picture.height))
            if let made { Self.attach(picture.bytes, to: made) }
        }
        guard let made, cairo_surface_status(made) == CAIRO_STATUS_SUCCESS else { return nil }
        pictures[name] = made
        return made
    }

    private static func attach(_ jpeg: [UInt8], to surface: OpaquePointer) {
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: jpeg.count)
        copy.update(from: jpeg, count: jpeg.count)
        cairo_surface_set_mime_data(
            surface, CAIRO_MIME_TYPE_JPEG, copy, UInt(jpeg.count), { UnsafeMutableRawPointer($0)?.deallocate() }, copy)
    }

    // MARK: Text

    /// Lays out one paragraph; see `TextBlock`.
    func block(
        _ runs: [TextRun], style: TextStyle, width: Double? = nil, mostLines: Int? = nil,
        alignment: TextBlock.Alignment = .start
    ) -> TextBlock {
        TextBlock(runs, style: style, width: width, mostLines: mostLines, alignment: alignment, context: text)
    }

    /// Draws some lines of a paragraph, with the top left corner of the first at the given place; `known` are the places
    /// of the document that its links may lead to.
    func draw(_ block: TextBlock, lines: Range<Int>? = nil, at place: Point, known: Set<Destination> = []) {
        let lines = lines ?? 0..<block.lineCount
        block.draw(lines, at: place, on: context)
        for link in block.links(in: lines) {
            // A part of a page that is not printed as such is reached by the page's top.
            let places = [link.target, Destination(page: link.target.page)]
            guard let target = places.first(where: known.contains) else { continue }
            self.link(to: target, x: place.x + link.x, y: place.y + link.y, width: link.width, height: link.height)
        }
    }
}

/// Hands the bytes of a file to Cairo.
private final class ByteSource {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The pixels of a PNG file.
    func pngSurface() -> OpaquePointer? {
        cairo_image_surface_create_from_png_stream(
            { closure, target, length in
                guard let closure, let target else { return CAIRO_STATUS_READ_ERROR }
                let source = Unmanaged<ByteSource>.fromOpaque(closure).takeUnretainedValue()
                let end = source.position + Int(length)
                guard end <= source.bytes.count else { return CAIRO_STATUS_READ_ERROR }
                source.bytes[source.position..<end].withUnsafeBufferPointer { part in
                    target.update(from: part.baseAddress!, count: part.count)
                }
                source.position = end
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(self).toOpaque())
    }
}
