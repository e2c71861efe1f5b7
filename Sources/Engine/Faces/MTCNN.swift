public import Domain
public import Foundation

/// Finds faces: three small networks, each of which looks closer at what the one before left over.
///
/// Zhang, Zhang, Li and Qiao, "Joint Face Detection and Alignment Using Multitask Cascaded Convolutional Networks"
/// (IEEE Signal Processing Letters, 2016), computed as facenet-pytorch's `detect_face` does: pyramids and crops by
/// averaging areas, crops clipped at the picture's rim. All faces are kept. Boxes agree with it to a hundredth of a pixel
/// where no probability lies at a threshold.
public struct MTCNN: Sendable {
    /// What the five places in a face are, left and right as the reader sees them.
    public static let landmarkNames = ["left eye", "right eye", "nose", "left mouth corner", "right mouth corner"]

    /// Every constant.
    public let parameters: FaceDetectionParameters
    private let proposal: ProposalNetwork
    private let refinement: RefinementNetwork
    private let output: OutputNetwork

    /// Candidates that R-Net and O-Net look at together; more would not fit into the caches.
    private static let batch = 8

    /// Reads the weights of the three networks from one safetensors file.
    public init(
        contentsOf url: URL, parameters: FaceDetectionParameters = FaceDetectionParameters()
    ) throws(EngineError) {
        let file = try SafeTensors.open(url)
        self.parameters = parameters
        proposal = try ProposalNetwork(file)
        refinement = try RefinementNetwork(file)
        output = try OutputNetwork(file)
    }

    /// The faces in an upright picture, the largest first.
    public func faces(in image: PixelImage, lane: FaceLane) -> [DetectedRegion] {
        var candidates = proposals(in: image, lane: lane)
        candidates = look(at: candidates, in: image, lane: lane, side: RefinementNetwork.side, stage: 1) { x, lane in
            refinement.forward(x, lane: lane)
        }
        candidates = NonMaximumSuppression.keep(candidates, overlap: parameters.overlap, of: .union)
        for index in candidates.indices {
            candidates[index].regress(extra: 1)
            candidates[index].square()
        }
        candidates = look(at: candidates, in: image, lane: lane, side: OutputNetwork.side, stage: 2) { x, lane in
            output.forward(x, lane: lane)
        }
        for index in candidates.indices {
            // Places are shares of the box as it was when O-Net looked at it.
            candidates[index].place()
            candidates[index].regress(extra: 1)
        }
        let faces = NonMaximumSuppression.keep(candidates, overlap: parameters.overlap, of: .smaller)
        return faces.enumerated().sorted {
            ($1.element.width * $1.element.height, $0.offset) < ($0.element.width * $0.element.height, $1.offset)
        }.compactMap(\.element.region)
    }

    // MARK: First stage

    /// What P-Net takes for faces at all sizes, without what overlaps, moved and made square.
    private func proposals(in image: PixelImage, lane: FaceLane) -> [FaceCandidate] {
        let pyramid = ImagePyramid(width: image.width, height: image.height, parameters: parameters)
        var candidates: [FaceCandidate] = []
        for scale in pyramid.scales {
            candidates += NonMaximumSuppression.keep(
                proposals(in: image, scale: scale, lane: lane), overlap: parameters.proposalOverlap, of: .union)
        }
        candidates = NonMaximumSuppression.keep(candidates, overlap: parameters.overlap, of: .union)
        for index in candidates.indices {
            candidates[index].regress(extra: 0)
            candidates[index].square()
        }
        return candidates
    }

    /// What P-Net takes for faces at one size, row by row.
    ///
    /// It goes over the picture in strips of rows, so that the memory it takes has a bound.
    private func proposals(in image: PixelImage, scale: Double, lane: FaceLane) -> [FaceCandidate] {
        let height = ImagePyramid.side(image.height, scale: scale)
        let width = ImagePyramid.side(image.width, scale: scale)
        let whole = PixelRectangle(rows: 0..<image.height, columns: 0..<image.width)
        let step = ProposalNetwork.step, cell = ProposalNetwork.cell
        let places = (height - cell + step - 1) / step + 1, strip = max(16, 200_000 / width / step)
        var candidates: [FaceCandidate] = []
        for first in stride(from: 0, to: places, by: strip) {
            let last = min(places, first + strip)
            let rows = step * first..<min(height, step * (last - 1) + cell)
            let x = lane.input.map(count: 1, height: rows.count, width: width, channels: 3)
            lane.resize(image, part: whole, to: (height, width), rows: rows, into: x.start)
            let y = proposal.forward(x, lane: lane)
            candidates += self.candidates(y, firstRow: first, scale: Float(scale))
        }
        return candidates
    }

    /// The places where P-Net's probability reaches the threshold.
    private func candidates(_ y: FeatureMap, firstRow: Int, scale: Float) -> [FaceCandidate] {
        let threshold = Float(parameters.thresholds[0])
        // The softmax reaches the threshold where the difference of both values reaches its logit; a little less
        // decides quickly which places need not be looked at.
        let margin = log(threshold / (1 - threshold)) - 0.01
        var candidates: [FaceCandidate] = []
        for row in 0..<y.height {
            for column in 0..<y.width {
                let answer = y.pixel(0, row, column)
                guard answer[1] - answer[0] > margin, let score = FaceCandidate.probability(answer),
                    score >= threshold
                else { continue }
                let near = SIMD2(Float(ProposalNetwork.step * column), Float(ProposalNetwork.step * (firstRow + row)))
                let far = near + Float(ProposalNetwork.cell)
                let edges = SIMD4(lowHalf: (near + 1) / scale, highHalf: far / scale).rounded(.down)
                candidates.append(FaceCandidate(answer, edges: edges, score: score))
            }
        }
        return candidates
    }

    // MARK: Later stages

    /// The candidates that a network takes for faces when it looks at them closely, with what it says.
    private func look(
        at candidates: [FaceCandidate], in image: PixelImage, lane: FaceLane, side: Int, stage: Int,
        with network: (FeatureMap, FaceLane) -> FeatureMap
    ) -> [FaceCandidate] {
        let crops = candidates.compactMap { candidate in
            candidate.pixels(width: image.width, height: image.height).map { (edges: candidate.edges, part: $0) }
        }
        var found: [FaceCandidate] = []
        for first in stride(from: 0, to: crops.count, by: Self.batch) {
            let batch = crops[first..<min(first + Self.batch, crops.count)]
            let x = lane.input.map(count: batch.count, height: side, width: side, channels: 3)
            for (index, crop) in batch.enumerated() {
                lane.resize(
                    image, part: crop.part, to: (side, side), rows: 0..<side, into: x.pixel(index, 0, 0))
            }
            let y = network(x, lane)
            for (index, crop) in batch.enumerated() {
                let answer = y.pixel(index, 0, 0), threshold = Float(parameters.thresholds[stage])
                guard var candidate = FaceCandidate(answer, edges: crop.edges, above: threshold) else { continue }
                if y.channels > 6 { candidate.places = (0..<5).map { SIMD2(answer[6 + $0], answer[11 + $0]) } }
                found.append(candidate)
            }
        }
        return found
    }
}

extension FaceCandidate {
    /// Turns places from shares of the box into pixels of the picture.
    fileprivate mutating func place() {
        let corner = SIMD2(edges[0], edges[1]), size = SIMD2(width + 1, height + 1)
        places = places.map { size * $0 + corner - 1 }
    }

    /// The face as the rest of the program knows it; nil where weights gave it no extent.
    fileprivate var region: DetectedRegion? {
        guard (0..<4).allSatisfy({ edges[$0].isFinite }), width > 0, height > 0 else { return nil }
        return DetectedRegion(
            box: Box(
                x: Double(edges[0]), y: Double(edges[1]), width: Double(edges[2]) - Double(edges[0]),
                height: Double(edges[3]) - Double(edges[1])),
            score: Double(score),
            landmarks: zip(MTCNN.landmarkNames, places).map { Landmark(name: $0, x: Double($1.x), y: Double($1.y)) })
    }
}
