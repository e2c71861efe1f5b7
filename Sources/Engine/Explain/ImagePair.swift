/// A picture as the model sees it and the same picture with everything removed: the two ends between which the mask of
/// Meaningful Perturbation blends.
public struct ImagePair: Sendable {
    /// Pixels along each side: the model's input side plus the jitter.
    public let side: Int
    /// Planar 3 x side x side, normalised as the model needs it.
    public let sharp: [Float]
    /// The same after the Gaussian blur.
    public let blurred: [Float]

    /// Joins two planar pictures of one size.
    public init(side: Int, sharp: [Float], blurred: [Float]) {
        precondition(
            sharp.count == 3 * side * side && blurred.count == sharp.count, "Both pictures are 3 x side x side.")
        self.side = side
        self.sharp = sharp
        self.blurred = blurred
    }

    func withPointers(_ body: (UnsafePointer<Float>, UnsafePointer<Float>) -> Void) {
        sharp.withUnsafeBufferPointer { sharp in
            blurred.withUnsafeBufferPointer { body(sharp.baseAddress!, $0.baseAddress!) }
        }
    }
}
