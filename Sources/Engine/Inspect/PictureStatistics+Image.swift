public import Domain
import Foundation

extension PictureStatistics {
    /// Longest short side at which sharpness is measured, in pixels: about what CLIP models are shown.
    ///
    /// A Laplacian looks at neighbouring pixels, and those of a large photo are alike however sharp it is.
    private static let sharpnessSide = 224

    /// Measures a decoded, upright picture.
    public init(of image: PixelImage) {
        let luma = image.luma, grey = PixelImage(grey: luma, width: image.width, height: image.height)
        let histogram = LevelHistogram(luma)
        self.init(
            width: image.width, height: image.height, pixels: Self.digest(of: image),
            perceptualHash: PerceptualHash.perceptual(grey), differenceHash: PerceptualHash.difference(grey),
            brightness: histogram.mean / 255, contrast: histogram.variance.squareRoot() / 255,
            entropy: histogram.entropy, colour: Double(LevelHistogram(image.chroma).quantile(0.99)) / 255,
            sharpness: Self.sharpness(of: image, grey: grey))
    }

    /// SHA-256 of "width height" and the RGB bytes.
    private static func digest(of image: PixelImage) -> ContentDigest {
        ContentDigest(of: Array("\(image.width) \(image.height)\n".utf8) + image.pixels)
    }

    private static func sharpness(of image: PixelImage, grey: PixelImage) -> Double {
        let short = min(image.width, image.height)
        guard short > sharpnessSide else { return Laplacian.variance(of: grey) }
        func reduced(_ side: Int) -> Int { max(1, side * sharpnessSide / short) }
        return Laplacian.variance(
            of: Resample.resized(grey, width: reduced(grey.width), height: reduced(grey.height), filter: .bilinear))
    }
}

extension PixelImage {
    /// Luma of each pixel, as Pillow's `convert("L")` rounds it.
    var luma: [UInt8] {
        let source = pixels.span
        return [UInt8](unsafeUninitializedCapacity: width * height) { luma, count in
            for index in 0..<width * height {
                let sum =
                    19595 &* UInt32(source[3 &* index]) &+ 38470 &* UInt32(source[3 &* index &+ 1])
                    &+ 7471 &* UInt32(source[3 &* index &+ 2])
                luma[index] = UInt8(truncatingIfNeeded: (sum &+ 0x8000) >> 16)
            }
            count = width * height
        }
    }

    /// The largest channel of each pixel less its smallest: 0 where it is grey.
    var chroma: [UInt8] {
        let source = pixels.span
        return [UInt8](unsafeUninitializedCapacity: width * height) { chroma, count in
            for index in 0..<width * height {
                let red = source[3 &* index], green = source[3 &* index &+ 1], blue = source[3 &* index &+ 2]
                chroma[index] = max(red, max(green, blue)) &- min(red, min(green, blue))
            }
            count = width * height
        }
    }

    /// A picture with the same level in all three channels.
    init(grey: [UInt8], width: Int, height: Int) {
        let pixels = [UInt8](unsafeUninitializedCapacity: 3 * grey.count) { pixels, count in
            for index in grey.indices {
                pixels[3 &* index] = grey[index]
                pixels[3 &* index &+ 1] = grey[index]
                pixels[3 &* index &+ 2] = grey[index]
            }
            count = 3 * grey.count
        }
        self.init(width: width, height: height, pixels: pixels)
    }
}
