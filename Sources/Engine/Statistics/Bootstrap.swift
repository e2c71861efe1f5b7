public import Domain

/// Intervals for means by resampling whole pictures.
///
/// Everything random comes from a fixed seed, so a report rendered twice shows the same interval.
public struct Bootstrap: Sendable {
    /// Number of resamples.
    public let resamples: Int
    /// Seed of the resampling.
    public let seed: UInt64
    /// Confidence level in (0, 1).
    public let level: Double

    /// Sets up the resampling; 10,000 resamples put the ends of a 95 % interval within about 1 % of its width.
    public init(resamples: Int = 10_000, seed: UInt64 = 0, level: Double = 0.95) {
        self.resamples = resamples
        self.seed = seed
        self.level = level
    }

    /// The mean with its bias-corrected and accelerated interval; nil for fewer than two values.
    ///
    /// Efron, "Better bootstrap confidence intervals", JASA 1987 (BCa), as `scipy.stats.bootstrap` computes it.
    public func mean(_ values: [Double]) -> Estimate? {
        guard values.count >= 2 else { return nil }
        let point = Self.mean(values)
        guard values.contains(where: { $0 != values[0] }) else {
            return Estimate(point: point, lower: point, upper: point, level: level, count: values.count)
        }
        return interval(
            around: point, resampled: resampledMeans(values).sorted(), acceleration: Self.acceleration(of: [values]),
            count: values.count)
    }

    /// The bias-corrected and accelerated interval from sorted statistics of resamples.
    func interval(around point: Double, resampled means: [Double], acceleration: Double, count: Int) -> Estimate {
        // z0: how far the median of the resamples is from the value itself; ties count half.
        let below = means.reduce(0.0) { $0 + ($1 < point ? 1 : $1 == point ? 0.5 : 0) }
        let share = min(max(below / Double(resamples), 0.5 / Double(resamples)), 1 - 0.5 / Double(resamples))
        let bias = Normal.quantile(share)
        func end(_ probability: Double) -> Double {
            let z = bias + Normal.quantile(probability)
            return Quantile.ofSorted(means, Normal.distribution(bias + z / (1 - acceleration * z)))
        }
        return Estimate(
            point: point, lower: end((1 - level) / 2), upper: end((1 + level) / 2), level: level, count: count)
    }

    /// The mean of curves of equal length, point by point, with percentile intervals; nil for fewer than two curves.
    ///
    /// All points of a resample come from the same pictures, so the band bends as the curves do.
    public func meanCurve(_ curves: [[Double]]) -> [Estimate]? {
        guard curves.count >= 2, let length = curves.first?.count else { return nil }
        precondition(curves.allSatisfy { $0.count == length }, "Curves of one length.")
        let columns = resampledMeans(curves.flatMap { $0 }, length: length)
        return (0..<length).map { index in
            let means = columns[index * resamples..<(index + 1) * resamples].sorted()
            return Estimate(
                point: Self.mean(curves.map { $0[index] }), lower: Quantile.ofSorted(means, (1 - level) / 2),
                upper: Quantile.ofSorted(means, (1 + level) / 2), level: level, count: curves.count)
        }
    }

    /// Means of resamples drawn with replacement from rows of some length.
    ///
    /// Every call on the same number of rows draws the same ones. The result is column after column: the means of the
    /// rows' first values come first.
    private func resampledMeans(_ rows: [Double], length: Int = 1) -> [Double] {
        var random = SplitMix64(seed: seed)
        let count = rows.count / length
        var means = [Double](repeating: 0, count: resamples * length)
        var sums = [Double](repeating: 0, count: length)
        for resample in 0..<resamples {
            for index in 0..<length { sums[index] = 0 }
            for _ in 0..<count {
                let start = random.integer(below: count) * length
                for index in 0..<length { sums[index] += rows[start + index] }
            }
            for index in 0..<length { means[index * resamples + resample] = sums[index] / Double(count) }
        }
        return means
    }

    static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}
