import Domain
import Engine

/// How faithful the maps of one setting are on the pictures of one group, and what covering the faces changes.
///
/// Counted are pictures that both settings classify correctly as they are. The curve of a covered picture is that of
/// whatever the setting now answers, as with the maps themselves.
struct GroupDeletion: Sendable {
    let group: String
    let setting: Setting
    /// Mean area under the deletion curve, with a bootstrap interval by picture.
    let original: Estimate?
    /// The same over those of them that have a version with covered faces.
    let faceMasked: Estimate?
    /// Face-masked minus original, over the pictures that have both, with a bootstrap interval by picture.
    let change: Estimate?
    /// p-value of Wilcoxon's signed-rank test of the change; nil where nothing changes.
    let wilcoxon: Double?

    /// Takes the mean over the pictures of a group.
    init(group: String, setting: Setting, pictures: [PictureFindings]) {
        self.group = group
        self.setting = setting
        let compared = pictures.filter { $0.exclusion == nil }
        func area(_ picture: PictureFindings, _ variant: Variant) -> Double? {
            picture.variants[variant]?.settings[setting]?.deletion?.area
        }
        original = Bootstrap().mean(compared.compactMap { area($0, .original) })
        faceMasked = Bootstrap().mean(compared.compactMap { area($0, .faceMasked) })
        let changes = compared.compactMap { picture in
            area(picture, .original).flatMap { before in area(picture, .faceMasked).map { $0 - before } }
        }
        change = Bootstrap().mean(changes)
        wilcoxon = WilcoxonSignedRank(changes)?.twoSided
    }
}
