/// Gaussian blur of 8-bit pictures, bit for bit as Pillow's `GaussianBlur`: the picture that "removed" pixels come from.
///
/// Three passes of an extended box blur along the rows, then three down the columns, rounded to 8 bits after each;
/// beyond the edges the edge pixels repeat. Source: Gwosdek et al., Theoretical foundations of Gaussian convolution by
/// extended box filtering, 2011, as in Pillow's `src/libImaging/BoxBlur.c`. Tested for equality.
public enum GaussianBlur {
    private static let passes = 3

    /// The picture blurred with standard deviation `sigma` in pixels, at least 0; 0 changes nothing.
    public static func blurred(_ image: PixelImage, sigma: Float) -> PixelImage {
        precondition(sigma >= 0, "A blur has a standard deviation of at least 0, not \(sigma).")
        guard sigma > 0 else { return image }
        let box = ExtendedBox(radius: boxRadius(sigma: sigma))
        // Both directions run down columns, where neighbouring sums advance together and the compiler vectorises.
        var across = transposed(image)
        for _ in 0..<passes { across = box.blurredDown(across) }
        var result = transposed(across)
        for _ in 0..<passes { result = box.blurredDown(result) }
        return result
    }

    /// Radius l + a of the box whose threefold convolution has standard deviation sigma; 9.475 for sigma 10.
    ///
    /// With s2 = sigma^2 / 3 the length is L = sqrt(12 s2 + 1), its whole part l = floor((L - 1) / 2) and the fraction
    /// a = (2 l + 1) (l (l + 1) - 3 s2) / (6 (s2 - (l + 1)^2)). Single precision throughout except under the root,
    /// because that decides the last bit of the weights.
    static func boxRadius(sigma: Float) -> Float {
        let variance = sigma * sigma / Float(passes)
        let length = Float((12 * Double(variance) + 1).squareRoot())
        let whole = Float(((Double(length) - 1) / 2).rounded(.down))
        let fraction = (2 * whole + 1) * (whole * (whole + 1) - 3 * variance)
        return whole + fraction / (6 * (variance - (whole + 1) * (whole + 1)))
    }

    private static func transposed(_ image: PixelImage) -> PixelImage {
        let (width, height) = (image.width, image.height)
        var pixels = [UInt8](repeating: 0, count: image.pixels.count)
        let source = image.pixels.span
        var target = pixels.mutableSpan
        for y in 0..<height {
            for x in 0..<width {
                let (from, to) = (3 * (y * width + x), 3 * (x * height + y))
                target[to] = source[from]
                target[to + 1] = source[from + 1]
                target[to + 2] = source[from + 2]
            }
        }
        return PixelImage(width: height, height: width, pixels: pixels)
    }
}

/// A box of 2 radius + 1 full pixels with one partly counted pixel at each end.
private struct ExtendedBox {
    let radius: Int
    /// Weight of a full pixel, in units of 2^-24.
    let full: UInt32
    /// Weight of each end pixel, in units of 2^-24.
    let end: UInt32

    init(radius: Float) {
        self.radius = Int(radius)
        full = UInt32(Float(1 << 24) / (radius * 2 + 1))
        end = ((1 << 24) &- UInt32(2 * self.radius + 1) &* full) / 2
    }

    /// One pass down the columns.
    func blurredDown(_ image: PixelImage) -> PixelImage {
        let stride = 3 * image.width
        let last = image.height - 1
        let source = image.pixels.span
        func row(_ y: Int) -> Range<Int> {
            let first = stride * max(0, min(last, y))
            return first..<first + stride
        }
        // For each byte of a row, the sum over rows y - radius ... y + radius; here for y = -1.
        var sums = [UInt32](repeating: 0, count: stride)
        var sum = sums.mutableSpan
        for y in -1 - radius...radius - 1 {
            let pixels = source.extracting(row(y))
            for index in sum.indices { sum[index] &+= UInt32(pixels[index]) }
        }
        var blurred: [UInt8] = []
        blurred.reserveCapacity(image.pixels.count)
        var line = [UInt8](repeating: 0, count: stride)
        for y in 0...last {
            let leaving = source.extracting(row(y - radius - 1))
            let entering = source.extracting(row(y + radius))
            let next = source.extracting(row(y + radius + 1))
            var output = line.mutableSpan
            for index in sum.indices {
                sum[index] = sum[index] &+ UInt32(entering[index]) &- UInt32(leaving[index])
                let ends = UInt32(leaving[index]) &+ UInt32(next[index])
                let value = sum[index] &* full &+ ends &* end &+ (1 << 23)
                output[index] = UInt8(truncatingIfNeeded: value >> 24)
            }
            blurred.append(contentsOf: line)
        }
        return PixelImage(width: image.width, height: image.height, pixels: blurred)
    }
}
