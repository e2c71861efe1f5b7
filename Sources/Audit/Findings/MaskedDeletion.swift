import Domain
import Engine

/// How faithful one setting's maps are on pictures as they are and with their faces covered (Agarwal 2023, figure 5).
///
/// Counted are pictures that both settings classify correctly in both variants, so that every number rests on the same
/// pictures and every curve is that of the true class.
struct MaskedDeletion: Sendable {
    let setting: Setting
    /// Mean area under the deletion curve, with a bootstrap interval by picture.
    let areas: [Variant: Estimate]
    /// Face-masked minus original, picture by picture, with a bootstrap interval.
    let change: Estimate?
    /// p-value of Wilcoxon's signed-rank test of the change; nil where nothing changes.
    let wilcoxon: Double?

    /// Whether covering faces makes the maps more faithful; nil where that cannot be told.
    ///
    /// The rank test has to agree with the interval.
    var isMoreFaithful: Bool? {
        guard let change, let wilcoxon, wilcoxon < 0.05 else { return nil }
        return change.upper < 0 ? true : change.lower > 0 ? false : nil
    }

    /// Takes the means over the pictures that count.
    init(_ setting: Setting, pictures: [PictureFindings]) {
        self.setting = setting
        let pairs = pictures.filter { $0.exclusion(.original) == nil && $0.exclusion(.faceMasked) == nil }
            .compactMap { picture -> (original: Double, masked: Double)? in
                guard let original = picture.variants[.original]?.settings[setting]?.deletion?.area,
                    let masked = picture.variants[.faceMasked]?.settings[setting]?.deletion?.area
                else { return nil }
                return (original, masked)
            }
        var areas: [Variant: Estimate] = [:]
        areas[.original] = Bootstrap().mean(pairs.map(\.original))
        areas[.faceMasked] = Bootstrap().mean(pairs.map(\.masked))
        self.areas = areas
        let changes = pairs.map { $0.masked - $0.original }
        change = Bootstrap().mean(changes)
        wilcoxon = WilcoxonSignedRank(changes)?.twoSided
    }
}
