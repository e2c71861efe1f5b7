import Domain
import Engine

/// How much higher the same pictures score in the fine-tuned setting than in the zero-shot one.
struct PairedDifference: Sendable {
    /// Fine-tuned minus zero-shot, with a bootstrap interval by picture.
    let difference: Estimate?
    /// The exact p-value of McNemar's test of hits, that of Wilcoxon's signed-rank test of shares; nil where nothing is
    /// left to be ranked.
    let pValue: Double?

    /// Compares hits, which are 0 or 1 but for pixels that tie.
    init(hits: [(zeroShot: Double, fineTuned: Double)]) {
        difference = Bootstrap().mean(hits.map { $0.fineTuned - $0.zeroShot })
        pValue = McNemar.twoSided(
            onlyFirst: hits.count { $0.zeroShot >= 0.5 && $0.fineTuned < 0.5 },
            onlySecond: hits.count { $0.zeroShot < 0.5 && $0.fineTuned >= 0.5 })
    }

    /// Compares shares of a map.
    init(shares: [(zeroShot: Double, fineTuned: Double)]) {
        let differences = shares.map { $0.fineTuned - $0.zeroShot }
        difference = Bootstrap().mean(differences)
        pValue = WilcoxonSignedRank(differences)?.twoSided
    }

    /// The setting that scores higher; nil where that cannot be told.
    ///
    /// The test has to agree with the interval, because a bootstrap of a few changed pictures is too narrow.
    var higher: Setting? {
        guard let difference, let pValue, pValue < 0.05 else { return nil }
        return difference.lower > 0 ? .fineTuned : difference.upper < 0 ? .zeroShot : nil
    }
}
