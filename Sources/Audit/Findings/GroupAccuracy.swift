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
    /// Face-masked minus original, over the pictures that have both, with a bootstrap interval by picture.
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
        let changes = pictures.filter { $0.variants[.original] != nil && $0.variants[.faceMasked] != nil }.map {
            ($0.isCorrect(setting, variant: .faceMasked) ? 1 : 0) - ($0.isCorrect(setting) ? 1.0 : 0)
        }
        change = Bootstrap().mean(changes)
        mcNemar = McNemar.twoSided(onlyFirst: changes.count { $0 < 0 }, onlySecond: changes.count { $0 > 0 })
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
