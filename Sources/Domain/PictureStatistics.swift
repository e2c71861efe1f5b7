/// What the pixels of one picture say of it before any model looks at it.
///
/// All of it is of the upright picture. Luma is Pillow's: (19595 R + 38470 G + 7471 B + 32768) / 65536, 0 to 255.
public struct PictureStatistics: Hashable, Codable, Sendable {
    /// Columns, in pixels.
    public let width: Int
    /// Rows, in pixels.
    public let height: Int
    /// SHA-256 of size and pixels: equal where two files decode to the same picture.
    public let pixels: ContentDigest
    /// 64-bit hash of the low frequencies (DCT), which survives resizing, recompression and small marks.
    public let perceptualHash: UInt64
    /// 64-bit hash of the signs of the differences between neighbours, to confirm the other.
    public let differenceHash: UInt64
    /// Mean luma, as a share of the largest value.
    public let brightness: Double
    /// Standard deviation of the luma, as a share of its largest value.
    public let contrast: Double
    /// Shannon entropy of the luma's histogram of 256 bins, in bits, 0 to 8.
    public let entropy: Double
    /// The 99th percentile of the pixels' largest channel less their smallest, as a share of the largest value.
    public let colour: Double
    /// Variance of the luma's Laplacian, in squared levels, where the short side is at most 224 pixels.
    public let sharpness: Double

    /// Describes one picture.
    public init(
        width: Int, height: Int, pixels: ContentDigest, perceptualHash: UInt64, differenceHash: UInt64,
        brightness: Double, contrast: Double, entropy: Double, colour: Double, sharpness: Double
    ) {
        self.width = width
        self.height = height
        self.pixels = pixels
        self.perceptualHash = perceptualHash
        self.differenceHash = differenceHash
        self.brightness = brightness
        self.contrast = contrast
        self.entropy = entropy
        self.colour = colour
        self.sharpness = sharpness
    }

    /// Pixels in all.
    public var area: Int { width * height }
    /// The long side as a multiple of the short one.
    public var elongation: Double { Double(max(width, height)) / Double(min(width, height)) }
}
