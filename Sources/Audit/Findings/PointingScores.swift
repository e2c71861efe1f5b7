import Domain
import Engine

/// How well the maps of some pictures point at a region, beside what the same maps moved at random would score.
struct PointingScores: Sendable {
    /// Fewer pictures than these get no verdict.
    static let fewestForVerdict = ChanceComparison.fewestForVerdict

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
    /// Mean share of the maps' values inside the region, with a bootstrap interval by picture.
    let mass: Estimate?
    /// Pictures whose map is zero everywhere, so that it has no mass to share.
    let masslessCount: Int

    private let hit: ChanceComparison
    private let share: ChanceComparison

    /// Counts the localisations of some pictures.
    init(_ found: [Localisation]) {
        let bootstrap = Bootstrap(), hits = found.reduce(0) { $0 + $1.hit }
        count = found.count
        self.hits = hits
        wholeHits = found.count(where: \.isHit)
        rate = Proportion.wilson(hits: hits, of: found.count)
        chance = found.isEmpty ? nil : found.reduce(0) { $0 + $1.chance } / Double(found.count)
        chanceInterval = bootstrap.mean(found.map(\.chance))
        mass = bootstrap.mean(found.compactMap(\.mass))
        masslessCount = found.count { $0.mass == nil }
        hit = ChanceComparison(hits: found.map { PointingScore(value: $0.hit, chance: $0.chance) })
        share = ChanceComparison(shares: found.map { PointingScore(value: $0.mass, chance: $0.chance) })
    }

    /// Rate less chance; see `ChanceComparison`.
    var corrected: Estimate? { hit.difference }

    /// Exact p-value against "these hits are chance"; nil without pictures.
    var pointing: Double? { hit.pValue }

    /// Mass less chance, picture by picture.
    var correctedMass: Estimate? { share.difference }

    /// Whether the most salient pixel lies in the region more often than by chance.
    var hitReliance: Reliance { hit.reliance }

    /// Whether more of the maps lies in the region than by chance.
    var massReliance: Reliance { share.reliance }

    /// What both measures show together.
    var reliance: Reliance { Reliance(hitReliance, massReliance) }
}
