/// Between which two values an explanation can move a score: that of the picture and that of the fully blurred one.
public struct ScoreRange: Hashable, Codable, Sendable {
    /// Score of the picture as it is.
    public let clean: Double
    /// Score of the picture with everything blurred.
    public let blurred: Double

    /// Describes one picture in one setting.
    public init(clean: Double, blurred: Double) {
        self.clean = clean
        self.blurred = blurred
    }

    /// How far blurring can bring the score down; at most zero where it does not, and then nothing can be normalised.
    public var drop: Double { clean - blurred }
}
