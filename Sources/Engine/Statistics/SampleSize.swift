public import Domain

/// How much evidence a difference would need.
public enum SampleSize {
    /// Number of pictures with which a difference of the estimated size would be shown, with the given power.
    ///
    /// The width of an interval shrinks with the square root of n. An interval that just excludes zero does so in half
    /// of all repetitions; for power p it has to be narrower by z(level) / (z(level) + z(p)), the usual normal
    /// approximation. Nil where the estimated difference is exactly zero.
    public static func toShow(_ difference: Estimate, power: Double = 0.8) -> Double? {
        guard difference.point != 0 else { return nil }
        let halfWidth = (difference.upper - difference.lower) / 2
        let z = Normal.quantile(0.5 + difference.level / 2)
        let ratio = halfWidth / abs(difference.point) * (z + Normal.quantile(power)) / z
        return Double(difference.count) * ratio * ratio
    }

    /// Pictures in each of two groups with which a difference of two rates would be shown, with the given power.
    ///
    /// Fleiss, Levin and Paik, "Statistical Methods for Rates and Proportions", 2003, chapter 4, which is R's
    /// `power.prop.test`: two-sided, groups of equal size, no correction for continuity. With p the mean of both rates,
    ///
    ///     n = (z(level) sqrt(2 p (1 - p)) + z(power) sqrt(p1 (1 - p1) + p2 (1 - p2)))² / (p1 - p2)²
    ///
    /// Rates are in [0, 1]; nil where they are equal. The result is not rounded up.
    public static func perGroup(
        toShow rate: Double, against otherRate: Double, level: Double = 0.95, power: Double = 0.8
    ) -> Double? {
        guard rate != otherRate else { return nil }
        // For groups of one picture; it shrinks with the square root of their size.
        let least = ProportionPower(level: level, power: power).leastDifference(rate, otherRate, counts: (1, 1))
        let ratio = least / (rate - otherRate)
        return ratio * ratio
    }
}
