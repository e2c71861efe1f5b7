import CCairo
import CPango

/// One paragraph, laid out: wrapped to a width, shaped, in the right direction, with other fonts where one lacks letters.
///
/// Pango does all of that, with the sans-serif font of the machine; lines stand at an even distance whatever is in them,
/// so that marks stacked on a letter or a font of another script never push the page around.
final class TextBlock {
    /// Where lines stand that are shorter than the width.
    enum Alignment {
        case start, end
    }

    /// Width of the widest line in points, or the width that was given.
    let width: Double
    /// Number of lines.
    let lineCount: Int
    let style: TextStyle
    private let layout: OpaquePointer
    private let alignment: Alignment
    /// Bytes of the text that lead somewhere.
    private let targets: [(bytes: Range<Int32>, target: Destination)]

    /// Height of all lines in points.
    var height: Double { Double(lineCount) * style.leading }

    /// Fonts that look alike on most machines, and whatever is there.
    private static let sans = "Liberation Sans, Arial, Helvetica, DejaVu Sans, sans-serif"
    private static let mono = "Liberation Mono, DejaVu Sans Mono, monospace"
    /// Pango counts in 1024th parts of a point.
    private static let scale = Double(PANGO_SCALE)

    /// Lays out text; without a width it is one line, and with a largest number of lines the last one ends in an ellipsis
    /// where there is more.
    init(
        _ runs: [TextRun], style: TextStyle, width: Double?, mostLines: Int?, alignment: Alignment,
        context: OpaquePointer
    ) {
        self.style = style
        self.alignment = alignment
        let layout = pango_layout_new(context)!
        let font = pango_font_description_from_string(style.isCode ? Self.mono : Self.sans)
        pango_font_description_set_absolute_size(font, style.size * Self.scale)
        pango_font_description_set_weight(font, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_layout_set_font_description(layout, font)
        pango_font_description_free(font)

        let attributes = pango_attr_list_new()
        var text = "", targets: [(bytes: Range<Int32>, target: Destination)] = []
        for run in runs {
            let start = UInt32(text.utf8.count)
            text += SafeText.line(run.text)
            let end = UInt32(text.utf8.count)
            func add(_ attribute: UnsafeMutablePointer<PangoAttribute>?) {
                attribute?.pointee.start_index = start
                attribute?.pointee.end_index = end
                pango_attr_list_insert(attributes, attribute)
            }
            if run.isBold { add(pango_attr_weight_new(PANGO_WEIGHT_BOLD)) }
            if let colour = run.colour { add(Self.foreground(colour)) }
            if let target = run.target { targets.append((Int32(start)..<Int32(end), target)) }
        }
        self.targets = targets
        pango_layout_set_attributes(layout, attributes)
        pango_attr_list_unref(attributes)
        pango_layout_set_text(layout, text, Int32(text.utf8.count))
        if let width {
            pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
            pango_layout_set_width(layout, Int32(max(1, width) * Self.scale))
        }
        if let mostLines {
            pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
            pango_layout_set_height(layout, Int32(-mostLines))
        }
        self.layout = layout
        lineCount = max(1, Int(pango_layout_get_line_count(layout)))
        var extent = PangoRectangle()
        pango_layout_get_extents(layout, nil, &extent)
        self.width = width ?? Double(extent.width) / Self.scale
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

    private static func foreground(_ colour: Colour) -> UnsafeMutablePointer<PangoAttribute>? {
        func part(_ value: Double) -> UInt16 { UInt16((value * 65535).rounded()) }
        return pango_attr_foreground_new(part(colour.red), part(colour.green), part(colour.blue))
    }

    /// Width in points of the longest word of a text: the narrowest column that holds it whole.
    static func widestWord(_ block: (_ text: String) -> TextBlock, in text: String) -> Double {
        text.split(separator: " ").map { block(String($0)).width }.max() ?? 0
    }

    /// Draws some of the lines, with the top left corner of the first at the given place.
    func draw(_ lines: Range<Int>, at place: Point, on context: OpaquePointer) {
        style.colour.setSource(of: context)
        for (row, index) in lines.enumerated() {
            guard let line = pango_layout_get_line_readonly(layout, Int32(index)) else { continue }
            cairo_move_to(context, place.x + offset(of: line), place.y + Double(row) * style.leading + baseline)
            pango_cairo_show_layout_line(context, line)
        }
        // A path that is left open would be drawn with what comes next.
        cairo_new_path(context)
    }

    /// Draws the first line with its baseline at the given place.
    func drawBaseline(at place: Point, on context: OpaquePointer) {
        draw(0..<1, at: Point(x: place.x, y: place.y - baseline), on: context)
    }

    /// Where the links of some lines are, from the top left corner of the first.
    func links(
        in lines: Range<Int>
    ) -> [(target: Destination, x: Double, y: Double, width: Double, height: Double)] {
        guard !targets.isEmpty else { return [] }
        return lines.enumerated().flatMap { row, index in
            targets.flatMap { bytes, target in
                ranges(of: bytes, line: index).map { range in
                    (
                        target, range.lowerBound, Double(row) * style.leading, range.upperBound - range.lowerBound,
                        style.leading
                    )
                }
            }
        }
    }

    private func ranges(of bytes: Range<Int32>, line index: Int) -> [ClosedRange<Double>] {
        guard let line = pango_layout_get_line_readonly(layout, Int32(index)) else { return [] }
        let start = max(bytes.lowerBound, line.pointee.start_index)
        let end = min(bytes.upperBound, line.pointee.start_index + line.pointee.length)
        guard start < end else { return [] }
        var ranges: UnsafeMutablePointer<Int32>?, count: Int32 = 0
        pango_layout_line_get_x_ranges(line, start, end, &ranges, &count)
        defer { g_free(ranges) }
        guard let ranges else { return [] }
        return (0..<Int(count)).map { number in
            let edges = [ranges[2 * number], ranges[2 * number + 1]].map { Double($0) / Self.scale }
            return min(edges[0], edges[1])...max(edges[0], edges[1])
        }
    }

    /// From the top of a line to its baseline: letters of common fonts reach 0.34 of their size above the middle.
    private var baseline: Double { style.leading / 2 + 0.34 * style.size }

    private func offset(of line: UnsafeMutablePointer<PangoLayoutLine>) -> Double {
        guard alignment == .end else { return 0 }
        var extent = PangoRectangle()
        pango_layout_line_get_extents(line, nil, &extent)
        return width - Double(extent.width) / Self.scale
    }
}
