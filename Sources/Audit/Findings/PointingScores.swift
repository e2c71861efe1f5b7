import Domain
import Engine

/// How well the maps of some pictures point at a region, beside what the same maps moved at random would score.
struct PointingScores: Sendable {
    /// Fewer pictures than these get no verdict: bootstrap intervals of so few are too narrow for what they claim.
    static let fewestForVerdict = 10

    /// Pictures.
    let count: Int
    /// Sum of the hits, not always whole: tied pixels share a hit.
    let hits: Double
    /// Pictures that count as one hit where only whole ones can be counted.
    let wholeHits: Int
    /// Share of hits, with Wilson's interval.
    let rate: Estimate?
    /// Mean share of hits over all shifts of these very maps: the mean share of the picture that the region takes.
    let chance: Double?
    /// The same with a bootstrap interval by picture, for whom these pictures stand for others.
    let chanceInterval: Estimate?
    /// Rate less chance, with a bootstrap interval by picture that is no narrower than Wilson's of the rate: a bootstrap
    /// of no hits at all knows nothing of the hits that might have been.
    let corrected: Estimate?
    /// Exact p-value against "these hits are chance"; nil without pictures.
    let pointing: Double?
    /// Mean share of the maps' values inside the region, with a bootstrap interval by picture.
    let mass: Estimate?
    /// The same less chance, picture by picture.
    let correctedMass: Estimate?
    /// Pictures whose map is zero everywhere, so that it has no mass to share.
    let masslessCount: Int

    /// Counts the localisations of some pictures.
    init(_ found: [Localisation]) {
        let bootstrap = Bootstrap(), hits = found.reduce(0) { $0 + $1.hit }, whole = found.count(where: \.isHit)
        let masses = found.compactMap { one in one.mass.map { (mass: $0, chance: one.chance) } }
        count = found.count
        self.hits = hits
        wholeHits = whole
        let rate = Proportion.wilson(hits: hits, of: found.count)
        self.rate = rate
        let chance = found.isEmpty ? nil : found.reduce(0) { $0 + $1.chance } / Double(found.count)
        self.chance = chance
        chanceInterval = bootstrap.mean(found.map(\.chance))
        corrected = bootstrap.mean(found.map { $0.hit - $0.chance }).map { difference in
            guard let rate, let chance else { return difference }
            return Estimate(
                point: difference.point, lower: min(difference.lower, rate.lower - chance),
                upper: max(difference.upper, rate.upper - chance), level: difference.level, count: difference.count)
        }
        pointing = found.isEmpty ? nil : PointingChance.twoSided(hits: whole, chances: found.map(\.chance))
        mass = bootstrap.mean(masses.map(\.mass))
        correctedMass = bootstrap.mean(masses.map { $0.mass - $0.chance })
        masslessCount = found.count - masses.count
    }

    /// Whether the most salient pixel lies in the region more often than by chance.
    ///
    /// The exact test has to agree with the interval, which is an approximation where hits are few.
    var hitReliance: Reliance {
        guard let pointing, pointing < 0.05 else { return .cannotTell }
        return Self.direction(corrected)
    }

    /// Whether more of the maps lies in the region than by chance.
    var massReliance: Reliance { Self.direction(correctedMass) }

    /// What both measures show together.
    var reliance: Reliance { Reliance(hitReliance, massReliance) }

    private static func direction(_ difference: Estimate?) -> Reliance {
        guard let difference, difference.count >= fewestForVerdict else { return .cannotTell }
        return difference.lower > 0 ? .moreThanChance : difference.upper < 0 ? .lessThanChance : .cannotTell
    }
}
