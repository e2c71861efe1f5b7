public import Domain

/// Rates: how often something happened among n independent pictures.
public enum Proportion {
    /// The observed rate with Wilson's score interval; nil where nothing was observed.
    ///
    /// Wilson, "Probable inference, the law of succession, and statistical inference", JASA 1927. Unlike the textbook
    /// interval it stays within [0, 1] and is not empty at 0 or n hits.
    public static func wilson(hits: Int, of count: Int, level: Double = 0.95) -> Estimate? {
        wilson(hits: Double(hits), of: count, level: level)
    }

    /// The same for a sum of shares in [0, 1], one a picture, such as the hits of a pointing game with ties.
    ///
    /// A share varies less than a yes or no with the same mean, so the interval is rather too wide than too narrow.
    public static func wilson(hits: Double, of count: Int, level: Double = 0.95) -> Estimate? {
        guard count > 0 else { return nil }
        let n = Double(count), rate = hits / n
        let z = Normal.quantile(0.5 + level / 2), z2 = z * z
        let centre = (rate + z2 / (2 * n)) / (1 + z2 / n)
        let half = z / (1 + z2 / n) * (rate * (1 - rate) / n + z2 / (4 * n * n)).squareRoot()
        return Estimate(
            point: rate, lower: max(0, min(rate, centre - half)), upper: min(1, max(rate, centre + half)), level: level,
            count: count)
    }
}
