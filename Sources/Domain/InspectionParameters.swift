/// Every threshold of the dataset audit; stored with the run and printed with its findings.
///
/// A threshold decides what is shown to a person, never what is left out of the audit.
public struct InspectionParameters: Hashable, Codable, Sendable {
    /// Near duplicates: the most bits in which the perceptual hashes of two pictures differ.
    public var perceptualDistance = 8
    /// Near duplicates: the most bits in which their difference hashes differ.
    ///
    /// Drawings of one kind have like low frequencies; both hashes agree only where the pictures are alike.
    public var differenceDistance = 8
    /// Look-alikes of a model: the distance of two embeddings is less than this share of that to a further neighbour.
    public var lookAlikeRatio = 0.3
    /// Which of the nearest neighbours that is; it has to be further from both.
    public var lookAlikeNeighbour = 5
    /// Flat: contrast below this share; hashes of flat pictures are noise and are not compared.
    public var flatContrast = 0.02
    /// Low information: entropy below this, in bits.
    public var lowEntropy = 3.0
    /// Tiny: short side below this, in pixels.
    public var tinySide = 64
    /// Odd size: area this many times larger or smaller than the median of the dataset.
    public var areaFactor = 16.0
    /// Odd shape: long side at least this many times the short one; a square crop then shows a third or less.
    public var elongation = 3.0
    /// Grey: 99 of 100 pixels have channels that lie closer than this share of the largest value.
    public var greyColour = 0.04
    /// Dark: mean luma below this share of the largest value.
    public var darkBrightness = 0.15
    /// Bright: mean luma above this share.
    public var brightBrightness = 0.9
    /// Blurred: variance of the Laplacian below this, in squared levels.
    public var blurredSharpness = 50.0

    /// The defaults above.
    public init() {}
}

/// How likely label errors are looked for; stored with the run and printed with its findings.
public struct LabelAuditParameters: Hashable, Codable, Sendable {
    /// Parts of the pictures: each part is judged by a head that was trained on the others.
    public var folds = 5
    /// The head's training.
    public var head: HeadParameters

    /// Five parts, and the training that a run asks for.
    public init(head: HeadParameters = HeadParameters()) { self.head = head }
}
