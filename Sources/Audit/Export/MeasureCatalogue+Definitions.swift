import Domain
import Render

/// What claims about faces come to under other definitions than the paper's.
extension MeasureCatalogue {
    /// Every claim under each definition and in each variant; nothing where no face is known.
    static func claims(_ fairness: FairnessFindings, variants: [Variant]) -> [Entry] {
        guard fairness.gender.faces.isMarked else { return [] }
        let attribute = fairness.gender.groups.attribute, multiverse = fairness.multiverse
        guard multiverse.isMeasured else {
            let asked = [Claim.fineTunedMore] + Setting.allCases.map { Claim.moreThanChance($0) }
            return asked.flatMap { claim -> [Entry] in
                claims(
                    ClaimPanel(claim: claim, results: []), attribute, variants: variants,
                    reason: "It was not measured in this run; the same build command adds it.", "definitions")
            }
        }
        return multiverse.panels.flatMap { claims($0, attribute, variants: variants, anchor($0.claim)) }
    }

    private static func claims(
        _ panel: ClaimPanel, _ attribute: String, variants: [Variant], reason: String? = nil, _ anchor: String
    ) -> [Entry] {
        variants.flatMap { variant -> [Entry] in
            PointingDefinition.allCases.map { definition -> Entry in
                let result = panel.results.first { $0.definition == definition && $0.variant == variant }
                return MeasureDefinition.claim(panel.claim, under: definition).value(
                    result?.difference, reason: reason, setting: setting(panel.claim), variant: variant,
                    group: group(panel.claim, attribute), p: result?.pValue, on: .fairness, anchor)
            }
        }
    }

    private static func setting(_ claim: Claim) -> Setting? {
        switch claim {
        case .fineTunedMore: nil
        case .moreThanChance(let setting), .gap(let setting, _, _): setting
        }
    }

    private static func group(_ claim: Claim, _ attribute: String) -> MeasureValue.Group? {
        guard case .gap(_, let more, let less) = claim else { return nil }
        return MeasureValue.Group(attribute: attribute, name: more, minus: less)
    }

    /// Where the page shows a claim.
    private static func anchor(_ claim: Claim) -> String {
        switch claim {
        case .fineTunedMore: "definitions-settings"
        case .moreThanChance(let setting): "definitions-\(setting.rawValue)"
        case .gap(let setting, _, _): "definitions-gap-\(setting.rawValue)"
        }
    }
}
