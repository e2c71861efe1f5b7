public import Domain

extension Bootstrap {
    /// The difference of the means of two independent groups, with its bias-corrected and accelerated interval; nil
    /// where one of them has fewer than two values.
    ///
    /// Both groups are resampled on their own; the acceleration is that of `scipy.stats.bootstrap` for several samples.
    /// `count` of the result is that of both groups together.
    public func difference(_ first: [Double], minus second: [Double]) -> Estimate? {
        guard first.count >= 2, second.count >= 2 else { return nil }
        let groups = [first, second], count = first.count + second.count
        let point = Self.mean(first) - Self.mean(second)
        guard groups.contains(where: { group in group.contains { $0 != group[0] } }) else {
            return Estimate(point: point, lower: point, upper: point, level: level, count: count)
        }
        var random = SplitMix64(seed: seed)
        let differences = (0..<resamples).map { _ in
            Self.resampledMean(first, &random) - Self.resampledMean(second, &random)
        }
        return interval(
            around: point, resampled: differences.sorted(), acceleration: Self.acceleration(of: groups), count: count)
    }

    private static func resampledMean(_ values: [Double], _ random: inout SplitMix64) -> Double {
        var sum = 0.0
        for _ in values { sum += values[random.integer(below: values.count)] }
        return sum / Double(values.count)
    }

    /// Skewness of a mean, or of the difference of two, by the jackknife: sum i^3 / (6 (sum i^2)^1.5).
    ///
    /// The influence i of a value is its distance from the mean of its group over the group's size; those of the second
    /// group count against the first.
    static func acceleration(of groups: [[Double]]) -> Double {
        var squares = 0.0, cubes = 0.0
        for (group, sign) in zip(groups, [1.0, -1.0]) {
            let centre = mean(group)
            for value in group {
                let influence = sign * (value - centre) / Double(group.count)
                squares += influence * influence
                cubes += influence * influence * influence
            }
        }
        return squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : 0
    }
}
