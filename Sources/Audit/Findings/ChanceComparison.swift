import Domain
import Engine

/// How much higher some pictures score than the very same maps moved at random.
struct ChanceComparison: Sendable {
    /// Fewer pictures than these get no verdict: bootstrap intervals of so few are too narrow for what they claim.
    static let fewestForVerdict = 10

    /// Mean score less mean chance, with a bootstrap interval by picture.
    let difference: Estimate?
    /// Exact p-value against "these hits are chance"; nil of shares, and without pictures.
    let pValue: Double?
    /// The direction that the interval shows, and the exact test where there is one.
    let reliance: Reliance

    /// Compares hits, which are 0 or 1 but for pixels that tie.
    ///
    /// The interval is no narrower than Wilson's of the rate: a bootstrap of no hits at all knows nothing of the hits
    /// that might have been. The exact test has to agree with it, because it is an approximation where hits are few.
    init(hits: [PointingScore]) {
        let found = hits.compactMap { one in one.value.map { (value: $0, chance: one.chance) } }
        let rate = Proportion.wilson(hits: found.reduce(0) { $0 + $1.value }, of: found.count)
        let chance = found.reduce(0) { $0 + $1.chance } / Double(found.count)
        let pValue =
            found.isEmpty
            ? nil : PointingChance.twoSided(hits: found.count { $0.value >= 0.5 }, chances: found.map(\.chance))
        difference = Bootstrap().mean(found.map { $0.value - $0.chance }).map { difference in
            guard let rate else { return difference }
            return Estimate(
                point: difference.point, lower: min(difference.lower, rate.lower - chance),
                upper: max(difference.upper, rate.upper - chance), level: difference.level, count: difference.count)
        }
        self.pValue = pValue
        reliance = pValue.map { $0 < 0.05 } == true ? Self.direction(difference) : .cannotTell
    }

    /// Compares shares of a map; those that there are none of do not count.
    init(shares: [PointingScore]) {
        difference = Bootstrap().mean(shares.compactMap { one in one.value.map { $0 - one.chance } })
        pValue = nil
        reliance = Self.direction(difference)
    }

    private static func direction(_ difference: Estimate?) -> Reliance {
        guard let difference, difference.count >= fewestForVerdict else { return .cannotTell }
        return difference.lower > 0 ? .moreThanChance : difference.upper < 0 ? .lessThanChance : .cannotTell
    }
}
