import Domain
import Engine

/// How often one setting is right on the pictures of one group, and what covering the faces changes.
struct GroupAccuracy: Sendable {
    let group: String
    let setting: Setting
    /// Over the readable pictures of the group, with Wilson's interval.
    let original: Estimate?
    /// The same over those that have a version with covered faces.
    let faceMasked: Estimate?
    /// Face-masked minus original, over the pictures that have both, with Newcombe's paired interval.
    let change: Estimate?
    /// McNemar's exact p-value of the change.
    let mcNemar: Double
    private let right: [Variant: (hits: Int, count: Int)]

    /// Counts the pictures of a group.
    init(group: String, setting: Setting, pictures: [PictureFindings]) {
        self.group = group
        self.setting = setting
        let counts = Dictionary(
            uniqueKeysWithValues: Variant.allCases.map { variant in
                let shown = pictures.filter { $0.variants[variant] != nil }
                return (variant, (hits: shown.count { $0.isCorrect(setting, variant: variant) }, count: shown.count))
            })
        func accuracy(_ variant: Variant) -> Estimate? {
            counts[variant].flatMap { Proportion.wilson(hits: $0.hits, of: $0.count) }
        }
        right = counts
        original = accuracy(.original)
        faceMasked = accuracy(.faceMasked)
        let pairs = pictures.filter { $0.variants[.original] != nil && $0.variants[.faceMasked] != nil }.map {
            (masked: $0.isCorrect(setting, variant: .faceMasked), original: $0.isCorrect(setting))
        }
        let lost = pairs.count { !$0.masked && $0.original }, gained = pairs.count { $0.masked && !$0.original }
        change = PairedProportionDifference.newcombe(
            both: pairs.count { $0.masked && $0.original }, onlyFirst: gained, onlySecond: lost,
            neither: pairs.count { !$0.masked && !$0.original })
        mcNemar = McNemar.twoSided(onlyFirst: lost, onlySecond: gained)
    }

    /// The accuracy on one variant as a rate that can be held against another group's.
    func rate(_ variant: Variant) -> GroupRate? {
        right[variant].map {
            GroupRate(group: group, hits: Double($0.hits), wholeHits: $0.hits, count: $0.count, chance: nil)
        }
    }
}

extension [GroupAccuracy] {
    /// Every pair of groups that are known, in one setting and variant.
    func gaps(_ setting: Setting, _ variant: Variant) -> [GroupGap] {
        GroupGap.pairs(of: filter { $0.setting == setting }.compactMap { $0.rate(variant) })
    }
}
