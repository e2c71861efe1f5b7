public import Domain

/// The deletion game: how fast the predicted probability falls while the most salient pixels are replaced.
///
/// Petsiuk, Das and Saenko, "RISE", BMVC 2018, section 4.2.
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

    /// The embeddings of the untouched picture, of every step, and of the fully replaced picture.
    ///
    /// They do not depend on who judges them, so one round serves every score.
    /// - `picture`: planar 3 x side x side, normalised.
    /// - `map`: a square attribution map of any size.
    public func embeddings(of picture: [Float], map: AttributionMap, lane: VisionLane) -> [[Float]] {
        let pixels = picture.count / 3
        return PixelExchange(step: parameters.step).embeddings(
            from: picture, to: substrate.flatMap { [Float](repeating: $0, count: pixels) }, map: map, lane: lane)
    }

    /// The curve of one picture: n = ceil(pixels / step) steps and n + 1 probabilities of the target class.
    public func curve(
        of picture: [Float], map: AttributionMap, classifier: any Classifier, target: Int, lane: VisionLane
    ) -> DeletionCurve {
        CurveJudge.probability(classifier).curve(of: embeddings(of: picture, map: map, lane: lane), target: target)
    }
}
