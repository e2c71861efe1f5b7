import Domain

/// A number that every picture has in every setting, so that versions are compared on it picture by picture.
///
/// To compare another one, add it to `all`.
struct PictureMeasure: Sendable {
    let definition: MeasureDefinition
    let variant: Variant
    /// How the change is tested: hits are 0 or 1 but for pixels that tie.
    let isHit: Bool
    let seeds: Seeds
    /// The picture's value in a setting; nil where the picture does not count.
    let value: @Sendable (ReportPicture, Setting) -> Double?

    /// How the seed of a run changes the number.
    enum Seeds: Sendable {
        /// Not at all in the zero-shot setting; in the fine-tuned one it decides how the head is trained, once a run.
        case headOnly
        /// Through the maps, of which some pictures have several: the value of a repetition.
        case maps(@Sendable (ReportPicture.Repeat) -> Double?)
        /// Through the maps, of which the number was taken once.
        case mapsOnce
    }

    /// Every number, in the order of the pages.
    static let all: [PictureMeasure] =
        Variant.allCases.map(accuracy) + [deletionArea, insertionArea]
        + [(.face, .faces), (.evidence, .evidence), (.text, .text)].flatMap(pointing)

    /// Those that are also compared group by group and class by class.
    static let inParts: [PictureMeasure] =
        [accuracy(.original), deletionArea] + pointing(.face, .faces) + pointing(.evidence, .evidence)

    /// What two groups of people are compared by, and what their gap is called.
    static let gaps: [(measure: PictureMeasure, definition: MeasureDefinition)] = [
        (accuracy(.original), .accuracyGap), (pointing(.face, .faces)[0], RelianceMeasures.faces.hitGap),
    ]

    private static func accuracy(_ variant: Variant) -> PictureMeasure {
        PictureMeasure(definition: .accuracy, variant: variant, isHit: true, seeds: .headOnly) { picture, setting in
            picture.answer(setting, variant).map { $0.isCorrect ? 1 : 0 }
        }
    }

    private static let deletionArea = PictureMeasure(
        definition: .deletionArea, variant: .original, isHit: false, seeds: .maps(\.deletionArea)
    ) { picture, setting in
        picture.isCompared ? picture.answer(setting)?.deletionArea : nil
    }

    private static let insertionArea = PictureMeasure(
        definition: .insertionArea, variant: .original, isHit: false, seeds: .mapsOnce
    ) { picture, setting in
        picture.isCompared ? picture.answer(setting)?.insertionArea : nil
    }

    private static func pointing(_ region: Region, _ measures: RelianceMeasures) -> [PictureMeasure] {
        @Sendable func found(_ picture: ReportPicture, _ setting: Setting) -> ReportPicture.Pointing? {
            // Evidence is looked at in each setting on its own, as the reports do.
            guard region == .evidence ? picture.answer(setting)?.isCorrect == true : picture.counts(for: region)
            else { return nil }
            return picture.answer(setting)?.pointing(region)
        }
        return [
            PictureMeasure(
                definition: measures.rate, variant: .original, isHit: true,
                seeds: .maps { $0.regions[region.rawValue]?.hit }
            ) { found($0, $1)?.hit },
            PictureMeasure(
                definition: measures.mass, variant: .original, isHit: false,
                seeds: .maps { $0.regions[region.rawValue]?.mass }
            ) { found($0, $1)?.mass },
        ]
    }
}
