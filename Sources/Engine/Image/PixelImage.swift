/// A decoded picture: 8-bit RGB, the form in which every stage of the engine passes pictures on.
public struct PixelImage: Hashable, Sendable {
    /// Columns, at least 1.
    public let width: Int
    /// Rows, at least 1.
    public let height: Int
    /// height x width x 3 bytes, row by row from the top, pixel by pixel from the left, red, green, blue, each 0 to 255.
    public let pixels: [UInt8]

    /// Wraps height x width x 3 bytes.
    public init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(width > 0 && height > 0, "A picture has at least one pixel, not \(width) x \(height).")
        precondition(pixels.count == 3 * width * height, "A picture of \(width) x \(height) needs 3 bytes a pixel.")
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// The part of `width` x `height` pixels whose top left corner is at (x, y); it must lie within the picture.
    public func cropped(x: Int, y: Int, width: Int, height: Int) -> PixelImage {
        precondition(x >= 0 && y >= 0 && x + width <= self.width && y + height <= self.height, "A crop lies inside.")
        if width == self.width && height == self.height { return self }
        var part: [UInt8] = []
        part.reserveCapacity(3 * width * height)
        for row in y..<y + height {
            let start = 3 * (row * self.width + x)
            part.append(contentsOf: pixels[start..<start + 3 * width])
        }
        return PixelImage(width: width, height: height, pixels: part)
    }
}
