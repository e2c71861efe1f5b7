/// The probability of the predicted class while the most salient pixels are taken away, step by step.
///
/// Petsiuk, Das and Saenko, RISE, BMVC 2018, section 4.2. The lower the area, the more faithful the explanation.
public struct DeletionCurve: Hashable, Codable, Sendable {
    /// n + 1 probabilities in [0, 1]; the first is of the untouched picture, the last of the fully replaced one.
    public let scores: [Float]

    /// Wraps the scores of n >= 1 steps.
    public init(scores: [Float]) {
        precondition(scores.count >= 2, "A deletion curve has at least its two ends.")
        self.scores = scores
    }

    /// Area under the curve by the trapezoid rule over x in [0, 1]: (sum(s) - s_0 / 2 - s_n / 2) / n.
    public var area: Double {
        let sum = scores.reduce(0) { $0 + Double($1) }
        return (sum - Double(scores[0]) / 2 - Double(scores[scores.count - 1]) / 2) / Double(scores.count - 1)
    }

    /// The area divided by the largest score on the curve, so that a model's confidence does not decide the
    /// comparison; nil where every score is zero.
    public var normalisedArea: Double? {
        guard let largest = scores.max(), largest > 0 else { return nil }
        return area / Double(largest)
    }
}
