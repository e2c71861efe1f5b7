public import Domain

/// The deletion game: how fast the predicted probability falls while the most salient pixels are replaced.
///
/// Petsiuk, Das and Saenko, "RISE", BMVC 2018, section 4.2, with two points fixed that the reference code leaves to
/// chance: pixels are ranked by a stable sort, and ties go to the smaller row-major index.
public struct Deletion: Sendable {
    /// Step and substrate.
    public let parameters: DeletionParameters
    /// What a deleted pixel becomes in each channel, in normalised space.
    private let substrate: [Float]

    /// Sets the measure up for the normalisation (mean and deviation of each channel) of a model.
    public init(parameters: DeletionParameters, mean: [Float], deviation: [Float]) {
        self.parameters = parameters
        switch parameters.substrate {
        case .mean: substrate = [0, 0, 0]
        case .black: substrate = zip(mean, deviation).map { -$0 / $1 }
        }
    }

    /// Row-major indices of the pixels of a side x side picture, most salient first.
    public static func ranking(of map: AttributionMap, side: Int) -> [Int] {
        let saliency = map.enlarged(to: side)
        return saliency.indices.sorted { (saliency[$0], $1) > (saliency[$1], $0) }
    }

    /// The curve of one picture: n = ceil(pixels / step) steps and n + 1 probabilities of the target class.
    ///
    /// - `picture`: planar 3 x side x side, normalised.
    /// - `map`: a square attribution map of any size.
    public func curve(
        of picture: [Float], map: AttributionMap, classifier: any Classifier, target: Int, lane: VisionLane
    ) -> DeletionCurve {
        let side = lane.tower.grid.side, pixels = side * side
        let ranking = Self.ranking(of: map, side: side)
        let steps = (pixels + parameters.step - 1) / parameters.step
        var current = picture, deleted = 0
        let embeddings = lane.embed(count: steps + 1) { index in
            let wanted = min(index * parameters.step, pixels)
            while deleted < wanted {
                for channel in 0..<3 { current[channel * pixels + ranking[deleted]] = substrate[channel] }
                deleted += 1
            }
            return current
        }
        return DeletionCurve(scores: embeddings.map { classifier.probabilities(of: $0)[target] })
    }
}
