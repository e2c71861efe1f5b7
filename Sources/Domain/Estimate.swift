/// A number with what is known of its uncertainty: no number reaches a page without one.
public struct Estimate: Hashable, Codable, Sendable {
    /// The value computed from the sample.
    public let point: Double
    /// Lower end of the interval.
    public let lower: Double
    /// Upper end of the interval.
    public let upper: Double
    /// How often intervals made this way hold the true value, in (0, 1).
    public let level: Double
    /// Number of independent units (pictures) behind the value.
    public let count: Int

    /// Describes one estimate.
    public init(point: Double, lower: Double, upper: Double, level: Double = 0.95, count: Int) {
        self.point = point
        self.lower = lower
        self.upper = upper
        self.level = level
        self.count = count
    }
}
