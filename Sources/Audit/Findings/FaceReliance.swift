import Domain

/// How much the explanations point at faces, for every variant, setting and group (Agarwal 2023, table 1).
///
/// One set of pictures counts throughout: both settings right on the picture as it is, and a marked face in view. The
/// numbers of a variant rest on those of them that were shown in this variant, whatever the model said of it.
struct FaceReliance: Sendable {
    /// Whether a face is known anywhere, by metadata or by a detector.
    let hasFaces: Bool
    /// What became of the pictures of each group, in the order of the groups.
    let attrition: [FaceAttrition]
    /// In the order of the run; the original comes first.
    let variants: [VariantReliance]

    /// Counts the pictures of a run.
    init(of pictures: [PictureFindings], variants: [Variant], groups: PictureGroups) {
        hasFaces = pictures.contains { $0.row.sample.annotation.boxes[.face]?.isEmpty == false }
        attrition = groups.names.map { FaceAttrition(group: $0, pictures: groups.members($0, of: pictures)) }
        let counted = pictures.filter { $0.omission(for: .face) == nil }
        self.variants = variants.map { VariantReliance(of: counted, variant: $0, groups: groups) }
    }

    /// The reliance on the pictures as they are.
    func original(_ setting: Setting) -> SettingReliance? {
        variants.first { $0.variant == .original }?.settings[setting]
    }
}

/// How much the explanations of one variant of the pictures point at faces.
struct VariantReliance: Sendable {
    let variant: Variant
    /// Both settings.
    let settings: [Setting: SettingReliance]
    /// Fine-tuned against zero-shot over the same pictures.
    let paired: PairedReliance

    /// Looks at the pictures that count.
    init(of counted: [PictureFindings], variant: Variant, groups: PictureGroups) {
        func localisation(_ picture: PictureFindings, _ setting: Setting) -> Localisation? {
            picture.variants[variant]?.settings[setting]?.localisations[.face]
        }
        let shown = counted.filter { picture in
            Setting.allCases.allSatisfy { localisation(picture, $0) != nil }
        }
        func found(_ pictures: [PictureFindings], _ setting: Setting) -> [Localisation] {
            pictures.compactMap { localisation($0, setting) }
        }
        self.variant = variant
        settings = Dictionary(
            uniqueKeysWithValues: Setting.allCases.map { setting in
                let scores = groups.names.map {
                    GroupScores(group: $0, scores: PointingScores(found(groups.members($0, of: shown), setting)))
                }
                return (setting, SettingReliance(all: PointingScores(found(shown, setting)), groups: scores))
            })
        paired = PairedReliance(zeroShot: found(shown, .zeroShot), fineTuned: found(shown, .fineTuned))
    }
}

/// How much the explanations of one setting point at faces.
struct SettingReliance: Sendable {
    /// Over all groups, the unknown one among them.
    let all: PointingScores
    /// In the order of the groups.
    let groups: [GroupScores]
    /// Every pair of groups that metadata names.
    let gaps: [GroupGap]

    /// Puts the groups together, and compares them.
    init(all: PointingScores, groups: [GroupScores]) {
        self.all = all
        self.groups = groups
        gaps = GroupGap.pairs(of: groups)
    }
}

/// The scores of one group.
struct GroupScores: Sendable {
    let group: String
    let scores: PointingScores
}
