/// Every parameter of the insertion curve; stored with the run and printed in the report.
public struct InsertionParameters: Hashable, Codable, Sendable {
    /// Pixels brought back in one step: that of the deletion curve.
    public var step: Int
    /// Standard deviation in pixels of the blur that the curve starts from: that of the explainer, so that "not there"
    /// means the same while a map is made and while it is judged.
    public var blurSigma: Float

    /// Follows the games that a run plays anyway.
    public init(step: Int, blurSigma: Float) {
        self.step = step
        self.blurSigma = blurSigma
    }
}

/// Every parameter of the rankings that know nothing of the model; stored with the run and printed in the report.
public struct FloorParameters: Hashable, Codable, Sendable {
    /// Cells along each side: as many as an explanation has, so that both take away pieces of one size.
    public var side: Int
    /// Seed of the run; the random numbers of each picture derive from it and from the picture's digest.
    public var seed: UInt64
    /// Standard deviation of the Gaussian around the centre, as a share of the side.
    public var spread = 0.25

    /// Follows the explainer.
    public init(side: Int, seed: UInt64) {
        self.side = side
        self.seed = seed
    }
}

/// How often explanations are made again, and of how many pictures; stored with the run and printed in the report.
public struct CheckParameters: Hashable, Codable, Sendable {
    /// Pictures that are explained again; nil leaves it to the size of the audit, and 0 leaves the checks out.
    public var pictures: Int?
    /// Further explanations of each, with other seeds.
    public var repeats = 2

    /// The defaults above.
    public init() {}

    /// The most pictures that are explained again where nobody asks for more.
    public static let most = 24
    /// The largest share of an audit's maps that is made again where nobody asks for more.
    public static let largestShare = 0.15

    /// Pictures that are explained again in an audit of some maps.
    ///
    /// Each costs a map of both settings for every other seed and for the normalised score. A spread is not to be had
    /// from a single picture, so an audit that allows no more makes none.
    public func pictures(ofMaps maps: Int) -> Int {
        if let pictures { return pictures }
        let affordable = Int(Self.largestShare * Double(maps)) / (2 * (repeats + 1))
        return affordable < 2 ? 0 : min(Self.most, affordable)
    }
}
