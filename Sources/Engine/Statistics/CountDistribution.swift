/// The distribution of a count under a null hypothesis, for tests that are exact: every outcome with its probability.
struct CountDistribution {
    /// Smallest possible count.
    private let first: Int
    /// Probabilities of first, first + 1, ..., relative to that of the mode.
    private let weights: [Double]

    /// A distribution with one mode, from the ratios P(k + 1) / P(k) of neighbours.
    ///
    /// Walking down both sides of the mode needs no factorials, loses nothing to cancellation, and underflows only
    /// where a probability is below 1e-300 of the largest.
    init(_ counts: ClosedRange<Int>, mode: Int, ratio: (Int) -> Double) {
        precondition(counts.contains(mode), "The most probable count is a possible one.")
        first = counts.lowerBound
        var weights = [Double](repeating: 1, count: counts.count)
        for k in mode..<counts.upperBound { weights[k + 1 - first] = weights[k - first] * ratio(k) }
        for k in (counts.lowerBound..<mode).reversed() { weights[k - first] = weights[k + 1 - first] / ratio(k) }
        self.weights = weights
    }

    /// Two-sided p-value: the probability of all counts that are at most as probable as the observed one.
    ///
    /// Counts that are equally probable by symmetry differ by rounding; 1e-7 is the tolerance of R's `fisher.test`.
    func twoSided(observed: Int) -> Double {
        let limit = weights[observed - first] * (1 + 1e-7)
        return weights.reduce(0) { $0 + ($1 <= limit ? $1 : 0) } / weights.reduce(0, +)
    }
}
