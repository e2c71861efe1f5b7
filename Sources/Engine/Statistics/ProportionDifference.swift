public import Domain

/// How much more often something happens in one group of pictures than in another, no picture being in both.
public enum ProportionDifference {
    /// The first rate minus the second with Newcombe's interval; nil where a group is empty.
    ///
    /// Newcombe, "Interval estimation for the difference between independent proportions", Statistics in Medicine 1998,
    /// method 10: each end combines the distances from both rates to the ends of their Wilson intervals,
    ///
    ///     lower = d - sqrt((p1 - l1)² + (u2 - p2)²)     upper = d + sqrt((u1 - p1)² + (p2 - l2)²)
    ///
    /// Hits may be sums of shares, as in `Proportion.wilson`. The estimate counts the pictures of both groups.
    public static func newcombe(
        hits: Double, of count: Int, minus otherHits: Double, of otherCount: Int, level: Double = 0.95
    ) -> Estimate? {
        guard let first = Proportion.wilson(hits: hits, of: count, level: level),
            let second = Proportion.wilson(hits: otherHits, of: otherCount, level: level)
        else { return nil }
        func length(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
        let difference = first.point - second.point
        return Estimate(
            point: difference,
            lower: difference - length(first.point - first.lower, second.upper - second.point),
            upper: difference + length(first.upper - first.point, second.point - second.lower),
            level: level, count: count + otherCount)
    }
}
