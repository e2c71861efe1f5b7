import Domain

/// What claims about faces come to under each definition of "points at a face".
extension MeasureDefinition {
    /// The number that decides a claim under one definition, above zero where the claim holds.
    static func claim(_ claim: Claim, under definition: PointingDefinition) -> MeasureDefinition {
        let isHit = definition.measure.isHit
        let name = "\(Words.name(definition.measure)), \(Words.name(definition.shape))"
        let way = "under the definition \u{201C}\(name)\u{201D}"
        return switch claim {
        case .fineTunedMore:
            pointing(
                "difference", definition, "Difference of pointing at faces, \(name)",
                "How much fine-tuned maps point at faces minus how much zero-shot maps do, \(way), picture by picture.",
                .neither, .bootstrap, isHit ? .mcNemar : .wilcoxon)
        case .moreThanChance:
            pointing(
                "over-chance", definition, "Pointing at faces less chance, \(name)",
                "How much the maps point at faces minus what the same maps moved at random would, \(way).", .lower,
                isHit ? .bootstrapAndWilson : .bootstrap, isHit ? .chance : nil)
        case .gap:
            pointing(
                "gap", definition, "Gap of pointing at faces, \(name)",
                "How much the maps point at faces in one group minus how much they do in another, \(way).", .zero,
                isHit ? .newcombe : .bootstrapOfGroups, isHit ? .fisher : nil)
        }
    }

    private static func pointing(
        _ id: String, _ definition: PointingDefinition, _ title: String, _ sentence: String, _ direction: Direction,
        _ interval: IntervalMethod, _ test: Test?
    ) -> MeasureDefinition {
        MeasureDefinition(
            "pointing-\(id)-\(definition.measure.rawValue)-\(definition.shape.rawValue)", title, sentence,
            unit: .shareDifference, direction: direction, region: .face, interval: interval, test: test)
    }
}
