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

    /// Counts the pictures of a group.
    init(group: String, setting: Setting, pictures: [PictureFindings]) {
        self.group = group
        self.setting = setting
        func accuracy(_ variant: Variant) -> Estimate? {
            let shown = pictures.filter { $0.variants[variant] != nil }
            return Proportion.wilson(hits: shown.count { $0.isCorrect(setting, variant: variant) }, of: shown.count)
        }
        original = accuracy(.original)
        faceMasked = accuracy(.faceMasked)
        let changes = pictures.filter { $0.variants[.original] != nil && $0.variants[.faceMasked] != nil }.map {
            ($0.isCorrect(setting, variant: .faceMasked) ? 1 : 0) - ($0.isCorrect(setting) ? 1.0 : 0)
        }
        change = Bootstrap().mean(changes)
        mcNemar = McNemar.twoSided(onlyFirst: changes.count { $0 < 0 }, onlySecond: changes.count { $0 > 0 })
    }
}
