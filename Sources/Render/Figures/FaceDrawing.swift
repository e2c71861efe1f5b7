public import Domain

/// A photo with the regions that a detector found drawn in, for use outside a report.
public enum FaceDrawing {
    /// The bytes of a PNG file of width x height pixels: a frame around each region and a dot at each landmark.
    ///
    /// `rgb` holds three bytes a pixel, row by row from the top left; regions are in pixels of the photo.
    public static func png(
        rgb: [UInt8], width: Int, height: Int, regions: [DetectedRegion]
    ) throws(RenderError) -> [UInt8] {
        let photo = Canvas.photo(rgb: rgb, width: width, height: height)
        // Lines grow with the picture, so that they look the same at every size.
        let unit = Double(min(width, height)) / 224
        for region in regions {
            let box = region.box
            let (right, bottom) = (box.x + box.width, box.y + box.height)
            let corners = [(box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom), (box.x, box.y)]
            HeatPainter.drawCased([corners.map { Point(x: $0.0, y: $0.1) }], width: max(1, 2 * unit), on: photo)
            let places = region.landmarks.map { Point(x: $0.x, y: $0.y) }
            photo.fillDiscs(at: places, radius: max(1.5, 2.2 * unit), colour: Colour(0x000000))
            photo.fillDiscs(at: places, radius: max(1, 1.5 * unit), colour: Colour(0xFFFFFF))
        }
        return try photo.png()
    }
}
