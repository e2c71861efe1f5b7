/// What a comparison could have shown at all, however it came out.
public enum DetectableDifference {
    /// The least increase over `rate` that groups of these sizes show with the given power; nil where even a rate of 1
    /// would not be told apart, or a group is empty.
    ///
    /// The inverse of `SampleSize.perGroup`, for groups that may differ in size: two-sided, normal approximation. The
    /// least decrease from `rate` is the least increase over 1 - `rate`.
    /// - `count`: pictures of the group with the known rate; `otherCount`: of the one with the higher rate.
    public static func above(
        _ rate: Double, count: Int, otherCount: Int, level: Double = 0.95, power: Double = 0.8
    ) -> Double? {
        precondition(0 <= rate && rate <= 1, "A rate lies between 0 and 1.")
        guard count > 0, otherCount > 0 else { return nil }
        let planning = ProportionPower(level: level, power: power), counts = (Double(count), Double(otherCount))
        func isShown(_ difference: Double) -> Bool {
            difference >= planning.leastDifference(rate, rate + difference, counts: counts)
        }
        var low = 0.0, high = 1 - rate
        guard high > 0, isShown(high) else { return nil }
        // Both roots in `leastDifference` are concave in the difference, so the excess over it is convex and, starting
        // at zero or below, changes its sign once.
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if isShown(middle) { high = middle } else { low = middle }
        }
        return high
    }
}
