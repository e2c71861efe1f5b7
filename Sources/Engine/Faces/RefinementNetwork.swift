/// R-Net: looks at a candidate brought to 24 x 24 pixels, and corrects its box.
struct RefinementNetwork: Sendable {
    /// Pixels along each side of what it looks at.
    static let side = 24

    private let layer1: Convolution
    private let pool = MaxPool(side: 3, step: 2)
    private let layer2: Convolution
    private let layer3: Convolution
    private let layer4: Convolution
    /// Not a face, a face, and four offsets.
    private let heads: Convolution

    init(_ file: SafeTensors) throws(EngineError) {
        let weights = FaceWeights(file: file, network: "rnet")
        layer1 = try weights.convolution("conv1", "prelu1", side: 3, channels: 3, outputs: 28)
        layer2 = try weights.convolution("conv2", "prelu2", side: 3, channels: 28, outputs: 48)
        layer3 = try weights.convolution("conv3", "prelu3", side: 2, channels: 48, outputs: 64)
        layer4 = try weights.dense("dense4", "prelu4", side: 3, channels: 64, outputs: 128)
        heads = try weights.heads([("dense5_1", 2), ("dense5_2", 4)], channels: 128, shape: [128])
    }

    /// x (n, 24, 24, 3) to (n, 1, 1, 6).
    func forward(_ x: FeatureMap, lane: FaceLane) -> FeatureMap {
        let y1 = pool.forward(layer1.forward(x, into: lane.one), into: lane.other)
        let y2 = pool.forward(layer2.forward(y1, into: lane.one), into: lane.other)
        let y4 = layer4.forward(layer3.forward(y2, into: lane.one), into: lane.other)
        return heads.forward(y4, into: lane.one)
    }
}
