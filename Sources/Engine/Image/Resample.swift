/// Resizing of 8-bit pictures, bit for bit as Pillow does it.
///
/// One pass along the rows and one down the columns, each a weighted sum over a window of source pixels with weights in
/// 22-bit fixed point, rounded and clamped to 8 bits after each pass; a pass that does not change the size is left out.
/// Source: Pillow 13, `src/libImaging/Resample.c`. Tested for equality.
public enum Resample {
    /// Resizes the whole picture to `width` x `height` pixels, both at least 1.
    public static func resized(_ image: PixelImage, width: Int, height: Int, filter: ResampleFilter) -> PixelImage {
        precondition(width > 0 && height > 0, "A picture is resized to at least one pixel.")
        func rowsResized(_ image: PixelImage) -> PixelImage {
            if width == image.width { return image }
            return alongRows(image, windows: ResampleWindows(from: image.width, to: width, filter: filter))
        }
        func columnsResized(_ image: PixelImage) -> PixelImage {
            if height == image.height { return image }
            return downColumns(image, windows: ResampleWindows(from: image.height, to: height, filter: filter))
        }
        let columnsFirst = startsWithColumns(image, width: width, height: height)
        return columnsFirst ? rowsResized(columnsResized(image)) : columnsResized(rowsResized(image))
    }

    /// Whether the pass down the columns comes first, which the rounding between the passes makes visible.
    ///
    /// Since version 13 Pillow starts with it where the height loses more than twice as many pixels as the width; before,
    /// it always started along the rows. For CLIP's resize this concerns pictures more than about twice as tall as wide.
    private static func startsWithColumns(_ image: PixelImage, width: Int, height: Int) -> Bool {
        height < image.height && image.height - height > 2 * (image.width - width)
    }

    private static let half: Int32 = 1 << (ResampleWindows.fractionBits - 1)

    /// Rounds a fixed-point sum, which already holds the half, and clamps it to 8 bits.
    private static func clamped(_ sum: Int32) -> UInt8 {
        UInt8(truncatingIfNeeded: max(0, min(255, sum >> ResampleWindows.fractionBits)))
    }

    /// H x W pixels to H x windows.count pixels.
    private static func alongRows(_ image: PixelImage, windows: ResampleWindows) -> PixelImage {
        let width = windows.count
        var pixels = [UInt8](repeating: 0, count: 3 * width * image.height)
        let source = image.pixels.span
        var target = pixels.mutableSpan
        let weights = windows.weights.span
        for y in 0..<image.height {
            let row = source.extracting(3 * image.width * y..<3 * image.width * (y + 1))
            for x in 0..<width {
                let length = windows.lengths[x]
                let taps = weights.extracting(x * windows.stride..<x * windows.stride + length)
                let window = row.extracting(3 * windows.starts[x]..<3 * (windows.starts[x] + length))
                var (red, green, blue) = (half, half, half)
                for tap in taps.indices {
                    let weight = taps[tap]
                    red &+= Int32(window[3 &* tap]) &* weight
                    green &+= Int32(window[3 &* tap &+ 1]) &* weight
                    blue &+= Int32(window[3 &* tap &+ 2]) &* weight
                }
                let index = 3 * (y * width + x)
                target[index] = clamped(red)
                target[index + 1] = clamped(green)
                target[index + 2] = clamped(blue)
            }
        }
        return PixelImage(width: width, height: image.height, pixels: pixels)
    }

    /// H x W pixels to windows.count x W pixels; whole rows are added up, which the compiler vectorises.
    private static func downColumns(_ image: PixelImage, windows: ResampleWindows) -> PixelImage {
        let stride = 3 * image.width
        var pixels: [UInt8] = []
        pixels.reserveCapacity(stride * windows.count)
        var line = [UInt8](repeating: 0, count: stride)
        var sums = [Int32](repeating: 0, count: stride)
        let source = image.pixels.span
        var sum = sums.mutableSpan
        for y in 0..<windows.count {
            for index in sum.indices { sum[index] = half }
            for tap in 0..<windows.lengths[y] {
                let weight = windows.weights[y * windows.stride + tap]
                let first = stride * (windows.starts[y] + tap)
                let row = source.extracting(first..<first + stride)
                for index in sum.indices { sum[index] &+= Int32(row[index]) &* weight }
            }
            var output = line.mutableSpan
            for index in sum.indices { output[index] = clamped(sum[index]) }
            pixels.append(contentsOf: line)
        }
        return PixelImage(width: image.width, height: windows.count, pixels: pixels)
    }
}

/// For each output position, which source positions count and how much.
struct ResampleWindows {
    /// 8 bits hold the value and 2 the overshoot of negative lobes, so that 32-bit sums never overflow.
    static let fractionBits: Int32 = 32 - 8 - 2

    /// Number of output positions.
    let count: Int
    /// Room for one window in `weights`.
    let stride: Int
    /// First source position of each window.
    private(set) var starts: [Int] = []
    /// Number of source positions in each window.
    private(set) var lengths: [Int] = []
    /// count x stride weights with `fractionBits` bits after the point, each window summing to about one.
    private(set) var weights: [Int32]

    /// Windows for resizing `from` positions to `to` positions.
    ///
    /// Output position i has its centre at c = (i + 1/2) * scale, and its window reaches support * max(1, scale) to
    /// each side; weights are computed and normalised in double, then rounded half away from zero.
    init(from: Int, to: Int, filter: ResampleFilter) {
        let scale = Double(from) / Double(to)
        let stretch = max(1, scale)
        let support = filter.support * stretch
        let inverse = 1 / stretch
        count = to
        stride = Int(support.rounded(.up)) * 2 + 1
        weights = [Int32](repeating: 0, count: to * stride)
        for position in 0..<to {
            let centre = (Double(position) + 0.5) * scale
            let start = max(0, Int(centre - support + 0.5))
            let end = min(from, Int(centre + support + 0.5))
            let window = (start..<end).map { filter.weight((Double($0) - centre + 0.5) * inverse) }
            let total = window.reduce(0, +)
            for (offset, weight) in window.enumerated() {
                let scaled = (total == 0 ? weight : weight / total) * Double(1 << Self.fractionBits)
                weights[position * stride + offset] = Int32(scaled < 0 ? scaled - 0.5 : scaled + 0.5)
            }
            starts.append(start)
            lengths.append(end - start)
        }
    }
}
