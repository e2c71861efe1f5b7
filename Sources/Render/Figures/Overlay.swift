public import Domain

/// A photo with its heat layer in one opaque picture, for use outside a report.
public enum Overlay {
    /// The bytes of a PNG file of width x height pixels.
    ///
    /// `rgb` holds three bytes a pixel, row by row from the top left; the map spreads over the whole picture.
    public static func png(
        rgb: [UInt8], width: Int, height: Int, map: AttributionMap
    ) throws(RenderError) -> [UInt8] {
        precondition(rgb.count == width * height * 3, "A photo of \(width) x \(height) needs three bytes a pixel.")
        let photo = Canvas.pixels(width: width, height: height, opaque: true)
        photo.setPixels(
            stride(from: 0, to: rgb.count, by: 3).map { start in
                0xFF00_0000 | UInt32(rgb[start]) << 16 | UInt32(rgb[start + 1]) << 8 | UInt32(rgb[start + 2])
            })
        photo.lay(HeatPainter.layer(of: map, width: width, height: height))
        return try photo.png()
    }
}
