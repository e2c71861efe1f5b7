/// Bilinear enlargement of a small square map, and the adjoint that carries gradients back.
///
/// Half-pixel centres, as PyTorch's `interpolate(mode: "bilinear", align_corners: false)`: the source coordinate of
/// output pixel i is max(0, (i + 0.5) n / N - 0.5), clamped at the far edge.
public struct BilinearUpsampling: Sendable {
    /// Cells along each side of the small map.
    public let small: Int
    /// Pixels along each side of the large map.
    public let large: Int
    /// For each output pixel the two cells it lies between, and how far it is from the first.
    private let taps: [(low: Int, high: Int, weight: Float)]

    /// Plans the enlargement from small x small to large x large.
    public init(small: Int, large: Int) {
        self.small = small
        self.large = large
        let ratio = Float(small) / Float(large)
        taps = (0..<large).map { pixel in
            let source = max(0, (Float(pixel) + 0.5) * ratio - 0.5)
            let low = min(Int(source), small - 1)
            return (low, min(low + 1, small - 1), min(source - Float(low), 1))
        }
    }

    /// The enlarged map, large x large values in row-major order.
    public func enlarge(_ map: [Float]) -> [Float] {
        var result = [Float](repeating: 0, count: large * large)
        var rows = [Float](repeating: 0, count: small * large)
        enlarge(map, into: &result, rows: &rows)
        return result
    }

    /// `rows` is scratch of small x large values: the map enlarged along its rows only.
    func enlarge(_ map: [Float], into result: inout [Float], rows: inout [Float]) {
        for row in 0..<small {
            for (x, tap) in taps.enumerated() {
                let left = map[row * small + tap.low], right = map[row * small + tap.high]
                rows[row * large + x] = (1 - tap.weight) * left + tap.weight * right
            }
        }
        result.withUnsafeMutableBufferPointer { result in
            rows.withUnsafeBufferPointer { rows in
                for (y, tap) in taps.enumerated() {
                    let low = tap.low * large, high = tap.high * large, upper = 1 - tap.weight
                    for x in 0..<large { result[y * large + x] = upper * rows[low + x] + tap.weight * rows[high + x] }
                }
            }
        }
    }

    /// The gradient of the small map from that of the large one: the transpose of `enlarge`.
    func adjoint(_ gradient: [Float], into result: inout [Float], rows: inout [Float]) {
        rows.withUnsafeMutableBufferPointer { rows in
            rows.update(repeating: 0)
            gradient.withUnsafeBufferPointer { gradient in
                for (y, tap) in taps.enumerated() {
                    let low = tap.low * large, high = tap.high * large, upper = 1 - tap.weight
                    for x in 0..<large {
                        rows[low + x] += upper * gradient[y * large + x]
                        rows[high + x] += tap.weight * gradient[y * large + x]
                    }
                }
            }
        }
        for index in result.indices { result[index] = 0 }
        for row in 0..<small {
            for (x, tap) in taps.enumerated() {
                let value = rows[row * large + x]
                result[row * small + tap.low] += (1 - tap.weight) * value
                result[row * small + tap.high] += tap.weight * value
            }
        }
    }
}
