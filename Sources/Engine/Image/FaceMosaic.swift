public import Domain

/// Makes faces unrecognisable where a picture is to be shown: cells of one colour, or one colour in all.
///
/// For showing only: what models see masked is black, see `FacePatch`.
public enum FaceMosaic {
    /// By how much of its size a box grows on each side, for hair, chin and the detector's own error.
    public static let margin = 0.2

    /// The picture with every box, and a margin around it, made of `cells` square cells along its shorter side, each in
    /// the mean colour of what it covers; one cell makes it a plain patch.
    ///
    /// Cells are at least 4 pixels wide. Boxes are in pixels of the picture; parts outside of it are ignored.
    public static func covered(_ image: PixelImage, boxes: [Box], cells: Int) -> PixelImage {
        precondition(cells > 0, "A mosaic has at least one cell.")
        var pixels = image.pixels
        for box in boxes {
            let columns = range(box.x, box.width, below: image.width),
                rows = range(box.y, box.height, below: image.height)
            guard !columns.isEmpty, !rows.isEmpty else { continue }
            let short = Double(min(columns.count, rows.count))
            let side = cells == 1 ? max(columns.count, rows.count) : max(4, Int((short / Double(cells)).rounded(.up)))
            for top in stride(from: rows.lowerBound, to: rows.upperBound, by: side) {
                for left in stride(from: columns.lowerBound, to: columns.upperBound, by: side) {
                    level(
                        &pixels, width: image.width, rows: top..<min(top + side, rows.upperBound),
                        columns: left..<min(left + side, columns.upperBound))
                }
            }
        }
        return PixelImage(width: image.width, height: image.height, pixels: pixels)
    }

    /// Gives every pixel of a cell their mean.
    private static func level(_ pixels: inout [UInt8], width: Int, rows: Range<Int>, columns: Range<Int>) {
        for channel in 0..<3 {
            var sum = 0
            for row in rows {
                for column in columns { sum += Int(pixels[3 * (row * width + column) + channel]) }
            }
            let count = rows.count * columns.count, mean = UInt8((sum + count / 2) / count)
            for row in rows {
                for column in columns { pixels[3 * (row * width + column) + channel] = mean }
            }
        }
    }

    /// The pixels of one side of a box with its margin.
    private static func range(_ start: Double, _ extent: Double, below count: Int) -> Range<Int> {
        let low = min(max((start - margin * extent).rounded(.down), 0), Double(count))
        let high = min(max((start + extent * (1 + margin)).rounded(.up), low), Double(count))
        return Int(low)..<Int(high)
    }
}
