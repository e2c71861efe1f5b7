internal import CKernels

/// A convolution without padding in steps of one pixel, with bias and PReLU: y = prelu(W * x + b).
///
/// A fully connected layer is one, too: over a map as large as its kernel.
struct Convolution: Sendable {
    /// Output channels that the kernel computes at once.
    private static let block = 16

    /// Pixels along each side of the kernel.
    let side: Int
    /// Channels of x.
    let channels: Int
    /// Channels of y.
    let outputs: Int
    /// For each block of outputs (side, side, channels, block), filled up with zeros.
    private let weight: ConstantTensor
    private let bias: ConstantTensor
    private let slope: ConstantTensor

    /// Lays the weights out as the kernel reads them.
    ///
    /// - `slope`: of PReLU for each output below zero; nil leaves the values as they are.
    /// - `value`: the weight of an output for a row, a column and a channel of the kernel.
    init(
        side: Int, channels: Int, outputs: Int, bias: [Float], slope: [Float]?,
        value: (_ output: Int, _ row: Int, _ column: Int, _ channel: Int) -> Float
    ) {
        precondition(bias.count == outputs && slope.map { $0.count == outputs } ?? true, "Sizes of a convolution.")
        self.side = side
        self.channels = channels
        self.outputs = outputs
        let blocks = (outputs + Self.block - 1) / Self.block, padding = blocks * Self.block - outputs
        var packed: [Float] = []
        packed.reserveCapacity(blocks * Self.block * side * side * channels)
        for block in 0..<blocks {
            for row in 0..<side {
                for column in 0..<side {
                    for channel in 0..<channels {
                        for output in block * Self.block..<(block + 1) * Self.block {
                            packed.append(output < outputs ? value(output, row, column, channel) : 0)
                        }
                    }
                }
            }
        }
        weight = ConstantTensor(packed)
        self.bias = ConstantTensor(bias + [Float](repeating: 0, count: padding))
        let straight = [Float](repeating: 1, count: outputs + padding)
        self.slope = ConstantTensor((slope ?? []) + straight.dropFirst(slope?.count ?? 0))
    }

    /// x (n, height, width, channels) to y (n, height - side + 1, width - side + 1, outputs), in another buffer.
    func forward(_ x: FeatureMap, into buffer: FeatureBuffer) -> FeatureMap {
        precondition(
            x.channels == channels && x.height >= side && x.width >= side,
            "A kernel of \(side) x \(side) x \(channels) over \(x.height) x \(x.width) x \(x.channels).")
        let y = buffer.map(
            count: x.count, height: x.height - side + 1, width: x.width - side + 1, channels: outputs)
        vlm_convolve(
            y.start, x.start, x.count, x.height, x.width, channels, side, weight.start, bias.start, slope.start,
            outputs)
        return y
    }
}
