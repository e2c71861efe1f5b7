/// P-Net: looks at every 12 x 12 pixels of a picture, two pixels apart, and says how much they are like a face.
///
/// Zhang et al. 2016, as in facenet-pytorch's `models/mtcnn.py`.
struct ProposalNetwork: Sendable {
    /// Pixels along each side of what it looks at.
    static let cell = 12
    /// Pixels from one place to the next.
    static let step = 2

    private let layer1: Convolution
    private let pool = MaxPool(side: 2, step: 2)
    private let layer2: Convolution
    private let layer3: Convolution
    /// Not a face, a face, and four offsets.
    private let heads: Convolution

    init(_ file: SafeTensors) throws(EngineError) {
        let weights = FaceWeights(file: file, network: "pnet")
        layer1 = try weights.convolution("conv1", "prelu1", side: 3, channels: 3, outputs: 10)
        layer2 = try weights.convolution("conv2", "prelu2", side: 3, channels: 10, outputs: 16)
        layer3 = try weights.convolution("conv3", "prelu3", side: 3, channels: 16, outputs: 32)
        heads = try weights.heads([("conv4_1", 2), ("conv4_2", 4)], channels: 32, shape: [32, 1, 1])
    }

    /// x (1, height, width, 3), at least a cell large, to (1, rows, columns, 6) with a row and column for each place.
    func forward(_ x: FeatureMap, lane: FaceLane) -> FeatureMap {
        let y1 = pool.forward(layer1.forward(x, into: lane.one), into: lane.other)
        let y3 = layer3.forward(layer2.forward(y1, into: lane.one), into: lane.other)
        return heads.forward(y3, into: lane.one)
    }
}
