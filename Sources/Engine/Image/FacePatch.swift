public import Domain

/// Takes faces out of a picture: black rectangles in their place.
///
/// The masked picture of Agarwal, "Intriguing Properties of Visual-Language Model Explanations" (2023): the patches are
/// drawn on the original picture, before it is prepared for the model.
public enum FacePatch {
    /// The picture with every pixel that one of the boxes touches set to (0, 0, 0).
    ///
    /// Boxes are rounded outwards, so that nothing of a face remains in a pixel that it covers only in part.
    /// - `boxes`: in pixels of the picture; parts outside of it are ignored, and none leaves the picture as it is.
    public static func covered(_ image: PixelImage, boxes: [Box]) -> PixelImage {
        var pixels = image.pixels
        for box in boxes {
            let columns = touched(from: box.x, to: box.x + box.width, below: image.width)
            for row in touched(from: box.y, to: box.y + box.height, below: image.height) {
                let start = row * image.width
                for index in 3 * (start + columns.lowerBound)..<3 * (start + columns.upperBound) { pixels[index] = 0 }
            }
        }
        return PixelImage(width: image.width, height: image.height, pixels: pixels)
    }

    /// The pixels 0 ..< count that share more than an edge with the stretch from `start` to `end`.
    private static func touched(from start: Double, to end: Double, below count: Int) -> Range<Int> {
        let first = min(max(start.rounded(.down), 0), Double(count))
        return Int(first)..<Int(min(max(end.rounded(.up), first), Double(count)))
    }
}
