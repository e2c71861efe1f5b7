public import Domain

/// How far a mean over pictures moves when the random numbers of each picture are drawn anew.
public enum RepeatSpread {
    /// Standard deviation of the mean over `count` pictures from one seed to the next; nil for fewer than two pictures.
    ///
    /// Pictures have random numbers of their own, so the variance of the mean is the mean variance within a picture
    /// (unbiased, over its repeats) divided by `count`. The interval is that of the mean variance, a bootstrap by picture,
    /// under the root.
    ///
    /// - `repeats`: for each picture that was measured repeatedly its values, at least two.
    public static func ofMean(over count: Int, repeats: [[Double]]) -> Estimate? {
        guard count > 0, let variance = Bootstrap().mean(repeats.map(variance)) else { return nil }
        func deviation(_ variance: Double) -> Double { (max(0, variance) / Double(count)).squareRoot() }
        return Estimate(
            point: deviation(variance.point), lower: deviation(variance.lower), upper: deviation(variance.upper),
            level: variance.level, count: variance.count)
    }

    private static func variance(_ values: [Double]) -> Double {
        precondition(values.count >= 2, "A spread needs at least two values.")
        let mean = values.reduce(0, +) / Double(values.count)
        return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
    }
}
