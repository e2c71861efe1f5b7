public import Domain

/// A photo with its heat layer in one opaque picture, for use outside a report.
public enum Overlay {
    /// The bytes of a PNG file of width x height pixels.
    ///
    /// `rgb` holds three bytes a pixel, row by row from the top left; the map spreads over the whole picture.
    public static func png(
        rgb: [UInt8], width: Int, height: Int, map: AttributionMap
    ) throws(RenderError) -> [UInt8] {
        let photo = Canvas.photo(rgb: rgb, width: width, height: height)
        photo.lay(HeatPainter.layer(of: map, width: width, height: height))
        return try photo.png()
    }
}
