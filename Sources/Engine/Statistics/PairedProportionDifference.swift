public import Domain

/// How much a rate changes between two looks at the same pictures.
public enum PairedProportionDifference {
    /// The first rate minus the second with Newcombe's interval; nil without pictures.
    ///
    /// Newcombe, "Improved confidence intervals for the difference between binomial proportions based on paired data",
    /// Statistics in Medicine 1998, method 10. As in `ProportionDifference` the distances from both rates to the ends of
    /// their Wilson intervals are combined, but as sides of a triangle whose angle is the correlation f of both looks:
    ///
    ///     lower = d - sqrt((p1 - l1)² - 2 f (p1 - l1) (u2 - p2) + (u2 - p2)²)
    ///
    /// Unlike a bootstrap it is not empty where no picture changes.
    /// - `both`, `onlyFirst`, `onlySecond`, `neither`: pictures by when they hit; all pictures have been looked at twice.
    public static func newcombe(
        both: Int, onlyFirst: Int, onlySecond: Int, neither: Int, level: Double = 0.95
    ) -> Estimate? {
        precondition(min(both, onlyFirst, onlySecond, neither) >= 0, "Pictures are counted from 0.")
        let count = both + onlyFirst + onlySecond + neither
        guard let first = Proportion.wilson(hits: both + onlyFirst, of: count, level: level),
            let second = Proportion.wilson(hits: both + onlySecond, of: count, level: level)
        else { return nil }
        let correlation = correlation(both, onlyFirst, onlySecond, neither)
        func length(_ a: Double, _ b: Double) -> Double {
            max(0, a * a - 2 * correlation * a * b + b * b).squareRoot()
        }
        let difference = Double(onlyFirst - onlySecond) / Double(count)
        return Estimate(
            point: difference,
            lower: difference - length(first.point - first.lower, second.upper - second.point),
            upper: difference + length(first.upper - first.point, second.point - second.lower), level: level,
            count: count)
    }

    /// The correlation of both looks, made smaller where it is positive by a correction for continuity; 0 where one of
    /// them always comes out the same.
    private static func correlation(_ both: Int, _ onlyFirst: Int, _ onlySecond: Int, _ neither: Int) -> Double {
        let a = Double(both), b = Double(onlyFirst), c = Double(onlySecond), d = Double(neither)
        let margins = (a + b) * (c + d) * (a + c) * (b + d)
        guard margins > 0 else { return 0 }
        let product = a * d - b * c
        return (product > 0 ? max(0, product - (a + b + c + d) / 2) : product) / margins.squareRoot()
    }
}
