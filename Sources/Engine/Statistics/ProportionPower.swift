/// The normal approximation behind planning a comparison of two rates.
struct ProportionPower {
    private let zLevel: Double
    private let zPower: Double

    /// For two-sided tests at a confidence level (0.95), each meant to succeed with a probability above 1/2 (0.8).
    init(level: Double, power: Double) {
        zLevel = Normal.quantile(0.5 + level / 2)
        zPower = Normal.quantile(power)
    }

    /// The least difference that groups of these sizes show, if they scatter as groups with these two rates do.
    ///
    /// The test assumes one rate for both, the mean weighted by size; under the alternative each group has its own.
    func leastDifference(_ first: Double, _ second: Double, counts: (Double, Double)) -> Double {
        let common = (first * counts.0 + second * counts.1) / (counts.0 + counts.1)
        let null = common * (1 - common) * (1 / counts.0 + 1 / counts.1)
        let alternative = first * (1 - first) / counts.0 + second * (1 - second) / counts.1
        return zLevel * null.squareRoot() + zPower * alternative.squareRoot()
    }
}
