import Domain

/// How much the explanations of one setting point at a region, in `build --json`.
struct RelianceResult: Encodable {
    /// Pictures that both settings classify correctly, with a marked region in view.
    let pictures: Int
    /// Sum of the hits, and the mean share of hits by chance.
    let hits: Double
    let chance: Double?
    let rate: Estimate?
    /// Rate less chance.
    let corrected: Estimate?
    /// Exact p-value against hits by chance.
    let pointing: Double?
    let mass: Estimate?
    /// Mass less chance.
    let correctedMass: Estimate?
    let verdict: Reliance
    /// What the gaps of all pairs of groups come to together; left out where groups are not compared.
    let gapVerdict: Verdict?
    let gaps: [GapResult]?

    init(_ scores: PointingScores, gaps: [GroupGap]? = nil) {
        pictures = scores.count
        hits = scores.hits
        chance = scores.chance
        rate = scores.rate
        corrected = scores.corrected
        pointing = scores.pointing
        mass = scores.mass
        correctedMass = scores.correctedMass
        verdict = scores.reliance
        gapVerdict = gaps?.verdict
        self.gaps = gaps?.map(GapResult.init)
    }
}

/// How much more often something happened in one group than in another, in `build --json`.
struct GapResult: Encodable {
    /// The gap is the rate of the first less that of the second.
    let groups: [String]
    let gap: Estimate
    /// What the gap would be by chance; left out where nothing is known of chance.
    let chance: Double?
    let fisher: Double
    /// The least gap that these groups would show with 80 % power, and the pictures per group to show this one.
    let detectable: Double?
    let neededPerGroup: Double?
    let verdict: Verdict

    init(_ gap: GroupGap) {
        groups = [gap.first, gap.second]
        self.gap = gap.gap
        chance = gap.chanceGap
        fisher = gap.fisher
        detectable = gap.detectable
        neededPerGroup = gap.neededPerGroup
        verdict = gap.verdict
    }
}

/// Fine-tuned less zero-shot over the same pictures, in `build --json`.
struct PairedResult: Encodable {
    let pictures: Int
    let hits: Estimate?
    /// Pictures that only the one or the other hits.
    let onlyZeroShot: Int
    let onlyFineTuned: Int
    let mcNemar: Double
    let mass: Estimate?
    let wilcoxon: Double?

    init(_ paired: PairedReliance) {
        pictures = paired.count
        hits = paired.hitDifference
        onlyZeroShot = paired.onlyZeroShot
        onlyFineTuned = paired.onlyFineTuned
        mcNemar = paired.mcNemar
        mass = paired.massDifference
        wilcoxon = paired.wilcoxon
    }
}

/// How much the explanations of both settings point at a region, in `build --json`.
struct RegionResult: Encodable {
    /// By group: what became of its pictures.
    let groups: [String: Pictures]
    /// By variant.
    let variants: [String: VariantPart]

    /// What became of the pictures of a group.
    struct Pictures: Encodable {
        let total: Int
        let counted: Int
        /// By reason, without the reasons that apply to none.
        let omitted: [String: Int]
        /// By variant: pictures that count in it.
        let variants: [String: Int]
    }

    /// The numbers of one variant.
    struct VariantPart: Encodable {
        /// By setting, over all pictures; with gaps where groups are compared.
        let all: [String: RelianceResult]
        /// By setting and group.
        let groups: [String: [String: RelianceResult]]
        let paired: PairedResult
        /// By group.
        let pairedGroups: [String: PairedResult]
    }

    /// `comparesGroups`: whether there is anything to be said of the gaps between groups.
    init(_ reliance: RegionReliance, comparesGroups: Bool) {
        groups = Dictionary(
            uniqueKeysWithValues: reliance.attrition.map { one in
                let omitted = RegionOmission.allCases.map { ($0.rawValue, one.omitted($0)) }
                return (
                    one.group,
                    Pictures(
                        total: one.total, counted: one.counted,
                        omitted: Dictionary(uniqueKeysWithValues: omitted).filter { $0.value > 0 },
                        variants: Dictionary(
                            uniqueKeysWithValues: reliance.variants.map {
                                ($0.variant.rawValue, one.counted($0.variant))
                            }))
                )
            })
        variants = Dictionary(
            uniqueKeysWithValues: reliance.variants.map { variant in
                (
                    variant.variant.rawValue,
                    VariantPart(
                        all: BuildResult.bySetting { setting in
                            variant.settings[setting].map {
                                RelianceResult($0.all, gaps: comparesGroups ? $0.gaps : nil)
                            }
                        },
                        groups: BuildResult.bySetting { setting in
                            variant.settings[setting].map { found in
                                Dictionary(
                                    uniqueKeysWithValues: found.groups.map { ($0.group, RelianceResult($0.scores)) })
                            }
                        },
                        paired: PairedResult(variant.paired),
                        pairedGroups: Dictionary(
                            uniqueKeysWithValues: variant.pairedGroups.map { ($0.group, PairedResult($0.paired)) }))
                )
            })
    }
}
