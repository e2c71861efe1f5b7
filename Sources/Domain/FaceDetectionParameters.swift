/// Every parameter of the face detector; stored with what it finds and printed in the report.
///
/// Values of facenet-pytorch's `MTCNN`, which are those of the authors' demo (Zhang et al. 2016).
public struct FaceDetectionParameters: Hashable, Codable, Sendable {
    /// Side in pixels of the smallest face that is looked for.
    public var smallestFace = 20
    /// Ratio of the sides of neighbouring pictures of the pyramid, in (0, 1).
    public var pyramidFactor = 0.709
    /// The least probability of a face after the proposal, the refinement and the output network.
    public var thresholds = [0.6, 0.7, 0.7]
    /// The most that two faces of one picture of the pyramid may overlap, as intersection over union.
    public var proposalOverlap = 0.5
    /// The most that two faces may overlap later: over the union, and last over the smaller of both.
    public var overlap = 0.7

    /// The defaults above.
    public init() {}
}
