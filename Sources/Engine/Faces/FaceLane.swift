internal import CKernels

/// One worker's private memory for the face detector.
public final class FaceLane {
    /// What a network looks at.
    let input = FeatureBuffer()
    /// Layers write to the one what they read from the other.
    let one = FeatureBuffer()
    let other = FeatureBuffer()
    private var sums: [UInt32] = []

    /// Starts with no memory; it grows with the pictures.
    public init() {}

    /// The networks were trained on values of (x - 127.5) / 128.
    private static let centre: Float = 127.5
    private static let scale: Float = 0.0078125

    /// Brings a part of a picture to another size, as the mean of areas, and writes some rows of it as networks read it.
    ///
    /// - `size`: of the whole resized part, of which `rows` are written to `output`.
    func resize(
        _ image: PixelImage, part: PixelRectangle, to size: (height: Int, width: Int), rows: Range<Int>,
        into output: UnsafeMutablePointer<Float>
    ) {
        let needed = 3 * part.columns.count
        if sums.count < needed { sums = [UInt32](repeating: 0, count: needed) }
        let stride = 3 * image.width
        image.pixels.withUnsafeBufferPointer { pixels in
            sums.withUnsafeMutableBufferPointer { sums in
                vlm_area_resize(
                    output, sums.baseAddress!,
                    pixels.baseAddress! + part.rows.lowerBound * stride + 3 * part.columns.lowerBound, stride,
                    part.rows.count, part.columns.count, size.height, size.width, rows.lowerBound, rows.count,
                    Self.centre, Self.scale)
            }
        }
    }
}

/// A part of a picture made of whole pixels, at least one.
struct PixelRectangle {
    let rows: Range<Int>
    let columns: Range<Int>
}
