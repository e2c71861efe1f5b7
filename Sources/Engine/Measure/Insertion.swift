public import Domain

/// The insertion game: how fast the probability rises while the most salient pixels come back into a blurred picture.
///
/// Petsiuk, Das and Saenko, "RISE", BMVC 2018, section 4.2. Their blur is a nearly flat kernel of 11 x 11 pixels; here it
/// is the explainer's own (Pillow's Gaussian of the 8-bit crop), so that both mean the same by a pixel that is not there.
public struct Insertion: Sendable {
    /// Step and blur.
    public let parameters: InsertionParameters

    /// Sets the measure up.
    public init(parameters: InsertionParameters) {
        self.parameters = parameters
    }

    /// The embeddings of the blurred picture, of every step, and of the whole picture.
    ///
    /// - `pair`: without jitter, so as large as the model's input.
    /// - `map`: a square attribution map of any size.
    public func embeddings(of pair: ImagePair, map: AttributionMap, lane: VisionLane) -> [[Float]] {
        PixelExchange(step: parameters.step).embeddings(
            from: pair.blurred, to: pair.sharp, map: map, lane: lane)
    }
}
