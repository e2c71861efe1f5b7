import Domain

/// How much more the fine-tuned explanations point at a region than the zero-shot ones, over the same pictures.
struct PairedReliance: Sendable {
    /// Pictures.
    let count: Int
    /// Pictures that only the one or the other hits.
    let onlyZeroShot: Int
    let onlyFineTuned: Int
    private let hits: PairedDifference
    private let masses: PairedDifference

    /// Compares localisations, picture by picture in the same order.
    init(zeroShot: [Localisation], fineTuned: [Localisation]) {
        precondition(zeroShot.count == fineTuned.count, "Both settings see the same pictures.")
        let pairs = Array(zip(zeroShot, fineTuned))
        count = pairs.count
        onlyZeroShot = pairs.count { $0.0.isHit && !$0.1.isHit }
        onlyFineTuned = pairs.count { !$0.0.isHit && $0.1.isHit }
        hits = PairedDifference(hits: pairs.map { ($0.0.hit, $0.1.hit) })
        masses = PairedDifference(
            shares: pairs.compactMap { pair in
                pair.0.mass.flatMap { zeroShot in pair.1.mass.map { (zeroShot, $0) } }
            })
    }

    /// Fine-tuned minus zero-shot rate of hits, with a bootstrap interval by picture.
    var hitDifference: Estimate? { hits.difference }

    /// McNemar's exact p-value of the pictures that only one setting hits.
    var mcNemar: Double { hits.pValue ?? 1 }

    /// Fine-tuned minus zero-shot mass inside the region, of the pictures where both maps have some, with a bootstrap
    /// interval by picture.
    var massDifference: Estimate? { masses.difference }

    /// p-value of Wilcoxon's signed-rank test of the same; nil where all differences are zero.
    var wilcoxon: Double? { masses.pValue }

    /// Which setting hits the region more often; nil where that cannot be told.
    var moreHits: Setting? { hits.higher }

    /// Which setting's maps lie more in the region; nil where that cannot be told.
    var moreMass: Setting? { masses.higher }
}
