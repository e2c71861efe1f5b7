/// A score while pixels of a picture are replaced, step by step, in the order of a map.
///
/// Petsiuk, Das and Saenko, RISE, BMVC 2018, section 4.2. Where pixels are taken away (deletion), the lower the area, the
/// more faithful the explanation; where they are brought back (insertion), the higher.
public struct ScoreCurve: Hashable, Codable, Sendable {
    /// n + 1 scores; the first is of the picture that the steps start from, the last of the one that they end with.
    ///
    /// Probabilities in [0, 1], or cosines in [-1, 1].
    public let scores: [Float]

    /// Wraps the scores of n >= 1 steps.
    public init(scores: [Float]) {
        precondition(scores.count >= 2, "A curve has at least its two ends.")
        self.scores = scores
    }

    /// Area under the curve by the trapezoid rule over x in [0, 1]: (sum(s) - s_0 / 2 - s_n / 2) / n.
    public var area: Double {
        let sum = scores.reduce(0) { $0 + Double($1) }
        return (sum - first / 2 - last / 2) / Double(scores.count - 1)
    }

    /// The area divided by the largest score on the curve, so that a model's confidence does not decide the
    /// comparison; nil where no score is above zero.
    public var normalisedArea: Double? {
        guard let largest = scores.max(), largest > 0 else { return nil }
        return area / Double(largest)
    }

    /// How far the score falls from the first picture to the last.
    public var fall: Double { first - last }

    /// Area under (s - s_n) / (s_0 - s_n), the share of the fall that is left; nil where the score falls by less than
    /// `leastFall`, because the quotient says nothing there.
    ///
    /// Both ends belong to the picture and not to the map, so two maps of one picture are judged on one scale. The
    /// extremes of the curves would not do that: each map would bring its own.
    public func shareOfFallArea(leastFall: Double) -> Double? {
        fall >= leastFall && fall > 0 ? (area - last) / fall : nil
    }

    private var first: Double { Double(scores[0]) }
    private var last: Double { Double(scores[scores.count - 1]) }
}

/// The curve of the deletion game: the probability of the explained class while the most salient pixels are taken away.
public typealias DeletionCurve = ScoreCurve
