import Domain
import Engine

/// How much more the fine-tuned explanations point at a region than the zero-shot ones, over the same pictures.
struct PairedReliance: Sendable {
    /// Pictures.
    let count: Int
    /// Fine-tuned minus zero-shot rate of hits, with a bootstrap interval by picture.
    let hitDifference: Estimate?
    /// Pictures that only the one or the other hits.
    let onlyZeroShot: Int
    let onlyFineTuned: Int
    /// McNemar's exact p-value from these.
    let mcNemar: Double
    /// Fine-tuned minus zero-shot mass inside the region, of the pictures where both maps have some, with a bootstrap
    /// interval by picture.
    let massDifference: Estimate?
    /// p-value of Wilcoxon's signed-rank test of the same; nil where all differences are zero.
    let wilcoxon: Double?

    /// Compares localisations, picture by picture in the same order.
    init(zeroShot: [Localisation], fineTuned: [Localisation]) {
        precondition(zeroShot.count == fineTuned.count, "Both settings see the same pictures.")
        let pairs = Array(zip(zeroShot, fineTuned))
        count = pairs.count
        hitDifference = Bootstrap().mean(pairs.map { $0.1.hit - $0.0.hit })
        onlyZeroShot = pairs.count { $0.0.isHit && !$0.1.isHit }
        onlyFineTuned = pairs.count { !$0.0.isHit && $0.1.isHit }
        mcNemar = McNemar.twoSided(onlyFirst: onlyZeroShot, onlySecond: onlyFineTuned)
        let masses = pairs.compactMap { pair in
            pair.0.mass.flatMap { zeroShot in pair.1.mass.map { $0 - zeroShot } }
        }
        massDifference = Bootstrap().mean(masses)
        wilcoxon = WilcoxonSignedRank(masses)?.twoSided
    }

    /// Which setting hits the region more often; nil where that cannot be told.
    ///
    /// The exact test has to agree with the interval, because a bootstrap of a few changed pictures is too narrow.
    var moreHits: Setting? { mcNemar < 0.05 ? Self.direction(hitDifference) : nil }

    /// Which setting's maps lie more in the region; nil where that cannot be told.
    ///
    /// The rank test has to agree.
    var moreMass: Setting? { wilcoxon.map { $0 < 0.05 } == true ? Self.direction(massDifference) : nil }

    private static func direction(_ difference: Estimate?) -> Setting? {
        guard let difference else { return nil }
        return difference.lower > 0 ? .fineTuned : difference.upper < 0 ? .zeroShot : nil
    }
}
