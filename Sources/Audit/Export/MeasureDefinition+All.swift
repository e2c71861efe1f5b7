import Domain

/// The names that a policy may use.
extension MeasureDefinition {
    /// Every measure that a report may have, in order of the names; docs/exports.md lists them too.
    static let all: [MeasureDefinition] = (general + further + reliance + claims + detectors).sorted { $0.id < $1.id }

    /// The measure of that name; nil where there is none.
    static func named(_ id: String) -> MeasureDefinition? { byName[id] }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

    private static let general: [MeasureDefinition] = [
        .accuracy, .accuracyDifference, .accuracyChange, .accuracyGap, .deletionArea, .normalisedDeletionArea,
        .deletionAreaDifference, .deletionAreaChange, .accuracyWithoutLeaks, .leakDifference,
    ]

    private static let further: [MeasureDefinition] = {
        let cross = PixelGame.allCases.flatMap { game in
            Setting.allCases.flatMap { [crossArea(game, by: $0), crossDifference(game, by: $0)] }
                + RankingFloor.allCases.flatMap { [floorArea(game, $0), floorDifference(game, $0)] }
        }
        let scores = CommonScore.Kind.allCases.flatMap { [scoreArea($0), scoreDifference($0)] }
        let seeds: [MeasureDefinition] =
            [.seedNoise, .seedNoiseRatio, .seedNoiseOfMean, .seedNoiseOfPicture, .seedRankCorrelation, .seedTopOverlap]
            + Region.allCases.map(seedChangedHits)
        let again: [MeasureDefinition] = [
            .matchedDifference, .matchedOwnDifference, .matchedArea, .matchedOwnArea, .matchedMass, .matchedOwnMass,
            .maskedArea, .maskedAreaChange,
        ]
        return cross + scores + [.insertionArea, .insertionAreaDifference] + seeds + again
    }()

    private static let reliance: [MeasureDefinition] = {
        let each = [RelianceMeasures.faces, .text, .evidence].flatMap {
            [$0.rate, $0.chance, $0.corrected, $0.mass, $0.correctedMass]
        }
        let settings = [RelianceMeasures.faces, .text].flatMap { [$0.hitDifference, $0.massDifference] }
        let others: [MeasureDefinition] = [
            RelianceMeasures.faces.hitGap, .evidenceCentre, .evidenceOverCentre, .textAccuracy, .textAccuracyGap,
            .wordingAccuracy, .wordingAccuracyGap, .textHitsByAnswer, .textHitGapByAnswer, .misread,
        ]
        return each + settings + others
    }()

    private static let claims: [MeasureDefinition] = {
        let kinds = [Claim.fineTunedMore, .moreThanChance(.zeroShot), .gap(.zeroShot, more: "", less: "")]
        return kinds.flatMap { kind in PointingDefinition.allCases.map { claim(kind, under: $0) } }
    }()

    private static let detectors: [MeasureDefinition] = [
        .faceRate, .faceRateGap, .facesFound, .facesExtra, .faceOverlap, .textFound, .textFalseAlarms,
    ]
}
