import Domain
import Engine

/// Whether a difference of faithfulness is left when the penalties weigh the same on both settings' scores.
///
/// Where a score can fall by little, the same penalties let a map mark less of the picture than where it can fall by one.
/// Here both scores are normalised, picture by picture, by what blurring can take from them.
struct MatchedRegularisation: Sendable {
    /// Pictures that were explained again.
    let count: Int
    let settings: [SettingResult]
    /// Fine-tuned minus zero-shot deletion area of the maps with a normalised score, picture by picture.
    let difference: Estimate?
    /// The same of the run's own maps, over the same pictures.
    let ownDifference: Estimate?

    /// One setting's maps with a normalised score, beside its own of the same pictures.
    struct SettingResult: Sendable {
        let setting: Setting
        /// Mean of what blurring everything takes from the score, over all pictures that were explained again.
        let drop: Estimate?
        /// Pictures from whose score blurring takes nothing: they have no map.
        let omitted: Int
        /// Mean deletion area with the normalised score, and of the run's own maps.
        let area: Estimate?
        let ownArea: Estimate?
        /// Mean share of the picture that is marked, likewise.
        let mass: Estimate?
        let ownMass: Estimate?
    }

    /// Takes the means over the pictures that were explained again; nil where there are none.
    init?(_ checks: ExplanationChecks) {
        let pictures = checks.pictures.filter { !$0.ranges.isEmpty }
        guard !pictures.isEmpty else { return nil }
        count = pictures.count
        settings = Setting.allCases.map { SettingResult($0, pictures) }
        func difference(_ found: (ExplanationChecks.CheckedPicture) -> [Setting: PictureFindings.SettingFindings])
            -> Estimate?
        {
            Bootstrap().mean(
                pictures.compactMap { picture in
                    // Both rows of the table rest on the same pictures: those with a normalised map in both settings.
                    guard Setting.allCases.allSatisfy({ picture.matched[$0]?.deletion != nil }) else { return nil }
                    let found = found(picture)
                    return found[.zeroShot]?.deletion.flatMap { zeroShot in
                        found[.fineTuned]?.deletion.map { $0.area - zeroShot.area }
                    }
                })
        }
        self.difference = difference(\.matched)
        ownDifference = difference(\.picture.settings)
    }

    /// Whose maps are more faithful with a normalised score; nil where that cannot be told.
    var better: Setting? { PixelGame.deletion.better(difference) }
}

extension MatchedRegularisation.SettingResult {
    fileprivate init(_ setting: Setting, _ pictures: [ExplanationChecks.CheckedPicture]) {
        self.setting = setting
        let ranges = pictures.compactMap { $0.ranges[setting] }
        drop = Bootstrap().mean(ranges.map(\.drop))
        omitted = ranges.count { $0.drop <= 0 }
        let pairs = pictures.compactMap { picture -> (matched: MapNumbers, own: MapNumbers)? in
            guard let matched = picture.matched[setting].flatMap(MapNumbers.init),
                let own = picture.picture.settings[setting].flatMap(MapNumbers.init)
            else { return nil }
            return (matched, own)
        }
        area = Bootstrap().mean(pairs.map(\.matched.area))
        ownArea = Bootstrap().mean(pairs.map(\.own.area))
        mass = Bootstrap().mean(pairs.map(\.matched.mass))
        ownMass = Bootstrap().mean(pairs.map(\.own.mass))
    }
}

/// What is compared of one map.
private struct MapNumbers {
    let area: Double
    let mass: Double

    init?(_ found: PictureFindings.SettingFindings) {
        guard let curve = found.deletion, let attribution = found.attribution else { return nil }
        area = curve.area
        mass = attribution.map.mass
    }
}
