/// O-Net: looks at a candidate brought to 48 x 48 pixels, corrects its box once more and marks five places in it.
struct OutputNetwork: Sendable {
    /// Pixels along each side of what it looks at.
    static let side = 48

    private let layer1: Convolution
    private let largePool = MaxPool(side: 3, step: 2)
    private let smallPool = MaxPool(side: 2, step: 2)
    private let layer2: Convolution
    private let layer3: Convolution
    private let layer4: Convolution
    private let layer5: Convolution
    /// Not a face, a face, four offsets, and the five places: all to the right, then all downwards.
    private let heads: Convolution

    init(_ file: SafeTensors) throws(EngineError) {
        let weights = FaceWeights(file: file, network: "onet")
        layer1 = try weights.convolution("conv1", "prelu1", side: 3, channels: 3, outputs: 32)
        layer2 = try weights.convolution("conv2", "prelu2", side: 3, channels: 32, outputs: 64)
        layer3 = try weights.convolution("conv3", "prelu3", side: 3, channels: 64, outputs: 64)
        layer4 = try weights.convolution("conv4", "prelu4", side: 2, channels: 64, outputs: 128)
        layer5 = try weights.dense("dense5", "prelu5", side: 3, channels: 128, outputs: 256)
        heads = try weights.heads([("dense6_1", 2), ("dense6_2", 4), ("dense6_3", 10)], channels: 256, shape: [256])
    }

    /// x (n, 48, 48, 3) to (n, 1, 1, 16).
    func forward(_ x: FeatureMap, lane: FaceLane) -> FeatureMap {
        let y1 = largePool.forward(layer1.forward(x, into: lane.one), into: lane.other)
        let y2 = largePool.forward(layer2.forward(y1, into: lane.one), into: lane.other)
        let y3 = smallPool.forward(layer3.forward(y2, into: lane.one), into: lane.other)
        let y5 = layer5.forward(layer4.forward(y3, into: lane.one), into: lane.other)
        return heads.forward(y5, into: lane.one)
    }
}
