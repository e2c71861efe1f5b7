import Domain

/// How much the explanations point at one kind of region, for every variant, setting and group (Agarwal 2023, table 1).
///
/// One set of pictures counts throughout: both settings right on the picture as it is, and the marked region in view. The
/// numbers of a variant rest on those of them that were shown in this variant, whatever the model said of it.
struct RegionReliance: Sendable {
    let region: Region
    /// Whether the region is marked anywhere.
    let isMarked: Bool
    /// What became of the pictures of each group, in the order of the groups.
    let attrition: [RegionAttrition]
    /// In the order of the run; the original comes first.
    let variants: [VariantReliance]

    /// Counts the pictures of a run.
    init(_ region: Region, of pictures: [PictureFindings], variants: [Variant], groups: PictureGroups) {
        self.region = region
        isMarked = pictures.contains { $0.row.sample.annotation.boxes[region]?.isEmpty == false }
        attrition = groups.names.map {
            RegionAttrition(
                group: $0, pictures: groups.members($0, of: pictures), region: region, variants: variants)
        }
        let counted = pictures.filter { $0.omission(for: region) == nil }
        self.variants = variants.map {
            VariantReliance(of: counted, region: region, variant: $0, groups: groups)
        }
    }

    /// The pictures as they are.
    var original: VariantReliance? { variants.first { $0.variant == .original } }

    /// The reliance on the pictures as they are.
    func original(_ setting: Setting) -> SettingReliance? { original?.settings[setting] }
}

/// How much the explanations of one variant of the pictures point at a region.
struct VariantReliance: Sendable {
    let variant: Variant
    /// Both settings.
    let settings: [Setting: SettingReliance]
    /// Fine-tuned against zero-shot over the same pictures.
    let paired: PairedReliance
    /// The same in each group, in the order of the groups.
    let pairedGroups: [(group: String, paired: PairedReliance)]

    /// Looks at the pictures that count.
    init(of counted: [PictureFindings], region: Region, variant: Variant, groups: PictureGroups) {
        func localisation(_ picture: PictureFindings, _ setting: Setting) -> Localisation? {
            picture.variants[variant]?.settings[setting]?.localisations[region]
        }
        let shown = counted.filter { picture in
            Setting.allCases.allSatisfy { localisation(picture, $0) != nil }
        }
        func found(_ pictures: [PictureFindings], _ setting: Setting) -> [Localisation] {
            pictures.compactMap { localisation($0, setting) }
        }
        func paired(_ pictures: [PictureFindings]) -> PairedReliance {
            PairedReliance(zeroShot: found(pictures, .zeroShot), fineTuned: found(pictures, .fineTuned))
        }
        let members = groups.names.map { (group: $0, pictures: groups.members($0, of: shown)) }
        self.variant = variant
        settings = Dictionary(
            uniqueKeysWithValues: Setting.allCases.map { setting in
                let scores = members.map {
                    GroupScores(group: $0.group, scores: PointingScores(found($0.pictures, setting)))
                }
                return (setting, SettingReliance(all: PointingScores(found(shown, setting)), groups: scores))
            })
        self.paired = paired(shown)
        pairedGroups = members.map { ($0.group, paired($0.pictures)) }
    }
}

/// How much the explanations of one setting point at a region.
struct SettingReliance: Sendable {
    /// Over all groups, the unknown one among them.
    let all: PointingScores
    /// In the order of the groups.
    let groups: [GroupScores]

    /// Every pair of groups that metadata names.
    var gaps: [GroupGap] { GroupGap.pairs(of: groups) }
}

/// The scores of one group.
struct GroupScores: Sendable {
    let group: String
    let scores: PointingScores

    /// How often the region is hit.
    var rate: GroupRate {
        GroupRate(
            group: group, hits: scores.hits, wholeHits: scores.wholeHits, count: scores.count, chance: scores.chance)
    }
}
