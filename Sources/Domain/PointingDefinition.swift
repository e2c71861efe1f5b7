/// One way of asking how much a map points at a region: what of the map is looked at, and what the region is.
///
/// The paper's own is the top pixel in the box. Whether a finding is about the model or about this choice shows when it
/// is asked in every way.
public struct PointingDefinition: Hashable, Codable, CaseIterable, Sendable {
    /// What of a map is held against the region.
    public enum Measure: String, Codable, CaseIterable, Sendable {
        /// Whether the largest pixel lies inside (Agarwal 2023).
        case topPixel = "top-pixel"
        /// Whether a pixel of the region lies within `tolerance` of the largest one (Zhang et al. 2018).
        case nearTopPixel = "near-top-pixel"
        /// How much of the largest `topShare` of the pixels lies inside.
        case topShare = "top-share"
        /// How much of the map's values lies inside.
        case mass

        /// Whether it answers yes or no for one picture, but for pixels that tie; the others give a share.
        public var isHit: Bool { self == .topPixel || self == .nearTopPixel }
    }

    /// What is taken for the region where metadata or a detector gives a box.
    public enum Shape: String, Codable, CaseIterable, Sendable {
        /// The box itself.
        case box
        /// The ellipse inscribed in it: a face fills its box only so far.
        case ellipse
    }

    /// Pixels of the square that the model sees by which the largest pixel may miss the region.
    ///
    /// Zhang et al., "Top-down neural attention by excitation backprop", IJCV 2018, allow 15 pixels on
    /// pictures of their datasets' own sizes, about twice as large as what the model sees here.
    public static let tolerance = 15
    /// Share of the pixels that count as the top of a map.
    public static let topShare = 0.05

    /// What of a map is held against the region.
    public let measure: Measure
    /// What the region is.
    public let shape: Shape

    /// Describes a definition.
    public init(_ measure: Measure, _ shape: Shape) {
        self.measure = measure
        self.shape = shape
    }

    /// The definition of Agarwal (2023).
    public static let paper = PointingDefinition(.topPixel, .box)

    /// Every measure with every shape.
    public static let allCases = Measure.allCases.flatMap { measure in
        Shape.allCases.map { PointingDefinition(measure, $0) }
    }
}

/// What one definition says of one map.
public struct PointingScore: Hashable, Codable, Sendable {
    /// How much the map points at the region, in [0, 1]; nil where the map has no mass to share.
    public let value: Double?
    /// What the value is on average if the map is moved at random, in [0, 1].
    ///
    /// Zero says that the region takes no pixel of the picture, and that the value means nothing.
    public let chance: Double

    /// Describes a score.
    public init(value: Double?, chance: Double) {
        self.value = value
        self.chance = chance
    }
}
