import Domain
import Engine

/// What claims about faces come to under every definition of "points at a face".
///
/// Steegen et al., "Increasing transparency through a multiverse analysis" (2016): whoever reports one way of measuring
/// among many reasonable ones owes the reader the others. The definitions are no independent tests, and nothing is
/// corrected for their number: the panels say how much an answer depends on the choice.
struct Multiverse: Sendable {
    /// Whether the definitions were measured in this run.
    let isMeasured: Bool
    /// Every claim that the groups of the run allow.
    let panels: [ClaimPanel]

    /// Asks every claim of the pictures that count for faces; `groups` are those that a gap is looked for between.
    init(of pictures: [PictureFindings], variants: [Variant], groups: PictureGroups) {
        let counted = pictures.filter { $0.omission(for: .face) == nil }
        let samples = variants.flatMap { variant in
            PointingDefinition.allCases.map { DefinitionSample($0, variant, of: counted) }
        }.filter { !$0.pictures.isEmpty }
        isMeasured = !samples.isEmpty
        func panel(_ claim: Claim) -> ClaimPanel {
            ClaimPanel(claim: claim, results: samples.map { $0.result(claim, groups) })
        }
        let chance = Setting.allCases.map { panel(.moreThanChance($0)) }
        let gaps = Setting.allCases.compactMap { setting in
            Self.gap(setting, of: counted, groups: groups, samples: samples).map(panel)
        }
        panels = samples.isEmpty ? [] : [panel(.fineTunedMore)] + chance + gaps
    }

    /// The claim about the two largest groups that metadata names, in the direction that the paper's own definition
    /// shows; nil where there are no two.
    private static func gap(
        _ setting: Setting, of counted: [PictureFindings], groups: PictureGroups, samples: [DefinitionSample]
    ) -> Claim? {
        let sizes = groups.known.map { (name: $0, count: groups.members($0, of: counted).count) }
        let largest = sizes.filter { $0.count > 0 }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.prefix(2)
        guard largest.count == 2 else { return nil }
        let names = largest.map(\.name).sorted()
        let claim = Claim.gap(setting, more: names[0], less: names[1])
        let paper = samples.first { $0.definition == .paper && $0.variant == .original }
        let isReversed = paper?.result(claim, groups).difference.map { $0.point < 0 } ?? false
        return isReversed ? .gap(setting, more: names[1], less: names[0]) : claim
    }
}

/// The pictures that count under one definition in one variant, with their scores.
private struct DefinitionSample {
    let definition: PointingDefinition
    let variant: Variant
    let pictures: [(picture: PictureFindings, scores: [Setting: PointingScore])]

    /// Takes the pictures on which both settings have a score and the region takes a pixel at least.
    init(_ definition: PointingDefinition, _ variant: Variant, of counted: [PictureFindings]) {
        self.definition = definition
        self.variant = variant
        pictures = counted.compactMap { picture in
            let scores = (picture.variants[variant]?.settings ?? [:]).compactMapValues { $0.pointing[definition] }
                .filter { $0.value.value != nil && $0.value.chance > 0 }
            return scores.count == Setting.allCases.count ? (picture, scores) : nil
        }
    }

    /// What becomes of a claim.
    func result(_ claim: Claim, _ groups: PictureGroups) -> ClaimResult {
        switch claim {
        case .fineTunedMore:
            let pairs = pictures.map { one in
                (zeroShot: one.scores[.zeroShot]?.value ?? 0, fineTuned: one.scores[.fineTuned]?.value ?? 0)
            }
            let paired = isHit ? PairedDifference(hits: pairs) : PairedDifference(shares: pairs)
            let verdict: ClaimVerdict =
                switch paired.higher {
                case .fineTuned: .holds
                case .zeroShot: .contradicted
                case nil: .cannotTell
                }
            return result(
                paired.difference, chance: 0, pValue: paired.pValue, verdict: verdict, count: pictures.count)
        case .moreThanChance(let setting):
            let scores = scores(setting)
            let compared = isHit ? ChanceComparison(hits: scores) : ChanceComparison(shares: scores)
            let verdict: ClaimVerdict =
                switch compared.reliance {
                case .moreThanChance: .holds
                case .lessThanChance: .contradicted
                case .cannotTell: .cannotTell
                }
            return result(
                compared.difference, chance: 0, pValue: compared.pValue, verdict: verdict, count: scores.count)
        case .gap(let setting, let more, let less):
            return gap(
                scores(setting) { groups.name(of: $0) == more }, less: scores(setting) { groups.name(of: $0) == less },
                names: (more, less))
        }
    }

    private var isHit: Bool { definition.measure.isHit }

    private func scores(
        _ setting: Setting, where holds: (PictureFindings) -> Bool = { _ in true }
    ) -> [PointingScore] {
        pictures.filter { holds($0.picture) }.compactMap { $0.scores[setting] }
    }

    /// Newcombe's interval of hits, as on the page; of shares a bootstrap interval, for which both groups must not be
    /// tiny.
    private func gap(_ more: [PointingScore], less: [PointingScore], names: (String, String)) -> ClaimResult {
        let values = [more, less].map { $0.compactMap(\.value) }
        let chances = [more, less].map { scores in
            scores.isEmpty ? nil : scores.reduce(0) { $0 + $1.chance } / Double(scores.count)
        }
        let chance = chances[0].flatMap { one in chances[1].map { one - $0 } }
        if isHit {
            func rate(_ index: Int, _ name: String) -> GroupRate {
                GroupRate(
                    group: name, hits: values[index].reduce(0, +), wholeHits: values[index].count { $0 >= 0.5 },
                    count: values[index].count, chance: chances[index])
            }
            let gap = GroupGap(rate(0, names.0), rate(1, names.1), family: 1)
            return result(
                gap?.gap, chance: chance, pValue: gap?.fisher,
                verdict: gap?.verdict == .fail ? Self.side(of: gap?.gap) : .cannotTell,
                count: more.count + less.count)
        }
        let difference = Bootstrap().difference(values[0], minus: values[1])
        let isEnough = values.allSatisfy { $0.count >= ChanceComparison.fewestForVerdict }
        return result(
            difference, chance: chance, pValue: nil, verdict: isEnough ? Self.side(of: difference) : .cannotTell,
            count: more.count + less.count)
    }

    private static func side(of difference: Estimate?) -> ClaimVerdict {
        guard let difference else { return .cannotTell }
        return difference.lower > 0 ? .holds : difference.upper < 0 ? .contradicted : .cannotTell
    }

    private func result(
        _ difference: Estimate?, chance: Double?, pValue: Double?, verdict: ClaimVerdict, count: Int
    ) -> ClaimResult {
        ClaimResult(
            definition: definition, variant: variant, difference: difference, chance: chance, pValue: pValue,
            verdict: verdict, count: count)
    }
}
