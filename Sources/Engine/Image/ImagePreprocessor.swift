/// Turns a picture into what the vision tower reads: short side resized, centre cropped, normalised.
///
/// The order and the rounding are torchvision's, on 8-bit pixels with Pillow's resize, as in OpenAI's own CLIP code:
/// `Resize(size, BICUBIC)`, `CenterCrop(cropSize)`, `ToTensor()`, `Normalize(mean, std)`.
public struct ImagePreprocessor: Hashable, Codable, Sendable {
    /// Length in pixels to which the short side is resized.
    public let size: Int
    /// Side in pixels of the square that is cut from the middle, at most `size`.
    public let cropSize: Int
    /// Mean of red, green and blue over CLIP's training pictures, on the scale from 0 to 1.
    public let mean: [Float]
    /// Standard deviation of red, green and blue over CLIP's training pictures, on the scale from 0 to 1.
    public let std: [Float]
    /// Kernel of the resize.
    public let filter: ResampleFilter

    /// Longest side of a resized picture before the crop, in pixels; a longer one is a strip, of which a crop shows next
    /// to nothing.
    public static let largestResizedSide = 50_000

    /// The values of OpenAI's CLIP for 224 x 224 pixels, unless told otherwise.
    public init(
        size: Int = 224, cropSize: Int? = nil, mean: [Float] = [0.48145466, 0.4578275, 0.40821073],
        std: [Float] = [0.26862954, 0.26130258, 0.27577711], filter: ResampleFilter = .bicubic
    ) {
        precondition(mean.count == 3 && std.count == 3, "Red, green and blue each have a mean and a deviation.")
        precondition(!std.contains(0), "A standard deviation of zero cannot be divided by.")
        let crop = cropSize ?? size
        precondition(crop > 0 && crop <= size, "A crop of \(crop) pixels is cut from a short side of \(size).")
        self.size = size
        self.cropSize = crop
        self.mean = mean
        self.std = std
        self.filter = filter
    }

    /// The middle square of `side` x `side` pixels.
    ///
    /// `side` is `cropSize` for a prediction. An explainer that moves its view by some pixels asks for that many more:
    /// the short side is then resized to as many pixels more as well, so the view shows the same part of the picture.
    /// The long side becomes int(short * long / short side). Of an odd difference d between a side and the square,
    /// torchvision's rule leaves int(round(d / 2)) pixels, halves to even, on the left and above.
    public func crop(_ image: PixelImage, side: Int) throws(EngineError) -> PixelImage {
        let frame = frame(width: image.width, height: image.height, side: side)
        guard max(frame.width, frame.height) <= Self.largestResizedSide else {
            throw EngineError(
                .unsupported, expected: "a picture whose sides are less unequal",
                found: "one of \(image.width) x \(image.height) pixels",
                remedy: "crop it to its subject or leave it out")
        }
        let resized = Resample.resized(image, width: frame.width, height: frame.height, filter: filter)
        return resized.cropped(x: frame.x, y: frame.y, width: side, height: side)
    }

    /// Planes of floats from a picture: 3 x height x width, red first, each (v / 255 - mean) / std.
    ///
    /// The order of the three roundings to single precision is that of torch's `ToTensor` and `Normalize`: the values
    /// are equal to torch's, not only close.
    public func normalise(_ image: PixelImage) -> [Float] {
        let area = image.width * image.height
        var planes = [Float](repeating: 0, count: 3 * area)
        for channel in 0..<3 {
            let table = (0...255).map { (Float($0) / 255 - mean[channel]) / std[channel] }
            for index in 0..<area {
                planes[channel * area + index] = table[Int(image.pixels[3 * index + channel])]
            }
        }
        return planes
    }

    /// Where the square of `side` pixels lies in the resized picture: its corner (x, y), and the width and height that
    /// a picture of width x height pixels is resized to, all in whole pixels.
    func frame(width: Int, height: Int, side: Int) -> (width: Int, height: Int, x: Int, y: Int) {
        let short = size + side - cropSize
        precondition(side > 0 && short > 0, "A crop has at least one pixel.")
        let long = short * max(width, height) / min(width, height)
        let resized = width <= height ? (width: short, height: long) : (width: long, height: short)
        return (
            resized.width, resized.height, Self.centreOffset(resized.width - side),
            Self.centreOffset(resized.height - side)
        )
    }

    /// Half of a difference, rounded to the nearest whole number and halves to even, as Python's `round`.
    private static func centreOffset(_ difference: Int) -> Int {
        Int((Double(difference) / 2).rounded(.toNearestOrEven))
    }
}
