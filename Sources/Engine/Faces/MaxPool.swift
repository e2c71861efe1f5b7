internal import CKernels

/// The largest value of each window of a feature map; windows may stick out at the right and at the bottom.
struct MaxPool: Sendable {
    /// Pixels along each side of a window.
    let side: Int
    /// Pixels from one window to the next.
    let step: Int

    /// x (n, height, width, channels) to y (n, ceil((height - side) / step) + 1, likewise, channels), in another buffer.
    func forward(_ x: FeatureMap, into buffer: FeatureBuffer) -> FeatureMap {
        func windows(_ length: Int) -> Int { (length - side + step - 1) / step + 1 }
        precondition(x.height >= side && x.width >= side, "Windows of \(side) over \(x.height) x \(x.width).")
        let y = buffer.map(count: x.count, height: windows(x.height), width: windows(x.width), channels: x.channels)
        vlm_max_pool(y.start, x.start, x.count, x.height, x.width, x.channels, side, step)
        return y
    }
}
