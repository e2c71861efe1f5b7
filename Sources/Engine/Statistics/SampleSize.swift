public import Domain

/// How much evidence a difference would need.
public enum SampleSize {
    /// Number of pictures with which a difference of the estimated size would be shown, with the given power.
    ///
    /// The width of an interval shrinks with the square root of n. An interval that just excludes zero does so in half of
    /// all repetitions; for power p it has to be narrower by z(level) / (z(level) + z(p)), the usual normal approximation.
    /// Nil where the estimated difference is exactly zero.
    public static func toShow(_ difference: Estimate, power: Double = 0.8) -> Double? {
        guard difference.point != 0 else { return nil }
        let halfWidth = (difference.upper - difference.lower) / 2
        let z = Normal.quantile(0.5 + difference.level / 2)
        let ratio = halfWidth / abs(difference.point) * (z + Normal.quantile(power)) / z
        return Double(difference.count) * ratio * ratio
    }
}
