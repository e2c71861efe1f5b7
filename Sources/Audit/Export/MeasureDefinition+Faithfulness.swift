import Domain

/// How faithful the maps are whoever judges them, and beside rankings that know nothing.
extension MeasureDefinition {
    /// The area of a setting's maps under one setting's score.
    static func crossArea(_ game: PixelGame, by scorer: Setting) -> MeasureDefinition {
        MeasureDefinition(
            "cross-\(game.rawValue)-area-by-\(scorer.rawValue)",
            "\(game.rawValue.capitalizedFirst) area by the \(scorer.rawValue) score",
            "Mean area under the \(game.rawValue) curves of the setting's maps, judged by the \(scorer.rawValue) "
                + "probability of the true class, over the compared pictures of which all four curves are there.",
            unit: .area, direction: better(game), interval: .bootstrap)
    }

    /// How much larger the area of the fine-tuned maps is under one setting's score.
    static func crossDifference(_ game: PixelGame, by scorer: Setting) -> MeasureDefinition {
        MeasureDefinition(
            "cross-\(game.rawValue)-difference-by-\(scorer.rawValue)",
            "Difference of the \(game.rawValue) area by the \(scorer.rawValue) score",
            "Area of the fine-tuned map minus that of the zero-shot map, both judged by the \(scorer.rawValue) "
                + "probability of the true class, picture by picture.",
            unit: .areaDifference, direction: .neither, interval: .bootstrap)
    }

    /// The deletion area of a setting's maps under one way to judge them.
    static func scoreArea(_ kind: CommonScore.Kind) -> MeasureDefinition {
        MeasureDefinition(
            "score-deletion-area-\(kind.rawValue)", "Deletion area, \(Words.name(kind))",
            "Mean deletion area of the setting's maps under this score, over the compared pictures of which it says "
                + "something.",
            unit: .area, direction: .lower, interval: .bootstrap)
    }

    /// How much larger the deletion area of the fine-tuned maps is under one way to judge them.
    static func scoreDifference(_ kind: CommonScore.Kind) -> MeasureDefinition {
        MeasureDefinition(
            "score-deletion-difference-\(kind.rawValue)", "Difference of the deletion area, \(Words.name(kind))",
            "Deletion area of the fine-tuned map minus that of the zero-shot map under this score, picture by picture; "
                + "above zero, zero-shot is more faithful.",
            unit: .areaDifference, direction: .neither, interval: .bootstrap)
    }

    static let insertionArea = MeasureDefinition(
        "insertion-area", "Insertion area",
        "Mean area under the insertion curves of the compared pictures, each setting by its own score; higher is more "
            + "faithful.",
        unit: .area, direction: .higher, interval: .bootstrap)

    static let insertionAreaDifference = MeasureDefinition(
        "insertion-area-difference", "Difference of the insertion area",
        "Insertion area of the fine-tuned setting minus that of the zero-shot one, each by its own score, picture by "
            + "picture; above zero, fine-tuned is more faithful.",
        unit: .areaDifference, direction: .neither, interval: .bootstrap)

    /// The area of a ranking that knows nothing.
    static func floorArea(_ game: PixelGame, _ floor: RankingFloor) -> MeasureDefinition {
        MeasureDefinition(
            "floor-\(game.rawValue)-area-\(floor.rawValue)",
            "\(game.rawValue.capitalizedFirst) area of the \(Words.name(floor))",
            "Mean area under the \(game.rawValue) curves of the \(Words.name(floor)), judged by the setting's own "
                + "probability.",
            unit: .area, direction: .neither, interval: .bootstrap)
    }

    /// How much larger the area of the maps is than that of a ranking that knows nothing.
    static func floorDifference(_ game: PixelGame, _ floor: RankingFloor) -> MeasureDefinition {
        MeasureDefinition(
            "floor-\(game.rawValue)-difference-\(floor.rawValue)",
            "\(game.rawValue.capitalizedFirst) area less that of the \(Words.name(floor))",
            "Area of the setting's map minus that of the \(Words.name(floor)), both judged by the setting's own "
                + "probability, picture by picture.",
            unit: .areaDifference, direction: better(game), interval: .bootstrap)
    }

    private static func better(_ game: PixelGame) -> Direction { game == .deletion ? .lower : .higher }
}

/// What becomes of maps that are made again, with other seeds and with a normalised score, and of covered faces.
extension MeasureDefinition {
    static let seedNoise = MeasureDefinition(
        "seed-noise-difference", "Noise of the difference",
        "Standard deviation from seed to seed of the difference of the deletion area, over as many pictures as are "
            + "compared.",
        unit: .areaDeviation, direction: .lower, interval: .bootstrapOfVariance)

    static let seedNoiseRatio = MeasureDefinition(
        "seed-noise-ratio", "Difference in noise of seeds",
        "Difference of the deletion area without its sign, divided by its standard deviation from seed to seed.",
        unit: .ratio, direction: .neither, interval: .bootstrapOfNoise)

    static let seedNoiseOfMean = MeasureDefinition(
        "seed-noise-mean-area", "Noise of the mean area",
        "Standard deviation from seed to seed of the mean deletion area, over as many pictures as are compared.",
        unit: .areaDeviation, direction: .lower, interval: .bootstrapOfVariance)

    static let seedNoiseOfPicture = MeasureDefinition(
        "seed-noise-area", "Noise of one picture's area",
        "Standard deviation from seed to seed of the deletion area of a single picture.", unit: .areaDeviation,
        direction: .lower, interval: .bootstrapOfVariance)

    static let seedRankCorrelation = MeasureDefinition(
        "seed-rank-correlation", "Rank correlation of two maps",
        "Mean rank correlation of two maps of one picture that differ in their seed.", unit: .correlation,
        direction: .higher, interval: .bootstrap)

    static let seedTopOverlap = MeasureDefinition(
        "seed-top-overlap", "Common share of the most salient cells",
        "Mean share of the most salient 5% of cells that two maps of one picture with different seeds have in common.",
        unit: .share, direction: .higher, interval: .bootstrap)

    /// How often another seed changes whether a map points at a kind of region.
    static func seedChangedHits(_ region: Region) -> MeasureDefinition {
        MeasureDefinition(
            "seed-changed-hits-\(region.rawValue)", "Changed hits by seed, \(region.rawValue)",
            "Share of the pairs of maps of one picture with different seeds of which one hits and the other does not.",
            unit: .share, direction: .lower, region: region, interval: .bootstrap)
    }

    static let matchedDifference = MeasureDefinition(
        "matched-deletion-difference", "Difference of the deletion area, normalised score",
        "Deletion area of the fine-tuned map minus that of the zero-shot map, both made with a score normalised by what "
            + "blurring takes from it, picture by picture; above zero, zero-shot is more faithful.",
        unit: .areaDifference, direction: .neither, interval: .bootstrap)

    static let matchedOwnDifference = MeasureDefinition(
        "matched-own-deletion-difference", "Difference of the deletion area, same pictures",
        "The same of the maps made with the score as it is, of the same pictures.", unit: .areaDifference,
        direction: .neither, interval: .bootstrap)

    static let matchedArea = MeasureDefinition(
        "matched-deletion-area", "Deletion area, normalised score",
        "Mean deletion area of the maps made with a normalised score, over the pictures that were explained again.",
        unit: .area, direction: .lower, interval: .bootstrap)

    static let matchedOwnArea = MeasureDefinition(
        "matched-own-deletion-area", "Deletion area, same pictures",
        "The same of the maps made with the score as it is, of the same pictures.", unit: .area, direction: .lower,
        interval: .bootstrap)

    static let matchedMass = MeasureDefinition(
        "matched-mass", "Share that is marked, normalised score",
        "Mean share of the picture that the maps made with a normalised score mark.", unit: .share,
        direction: .neither, interval: .bootstrap)

    static let matchedOwnMass = MeasureDefinition(
        "matched-own-mass", "Share that is marked, same pictures",
        "The same of the maps made with the score as it is, of the same pictures.", unit: .share, direction: .neither,
        interval: .bootstrap)

    static let maskedArea = MeasureDefinition(
        "masked-deletion-area", "Deletion area with and without faces",
        "Mean deletion area over the pictures that both settings classify correctly both as they are and with faces "
            + "covered.",
        unit: .area, direction: .lower, interval: .bootstrap)

    static let maskedAreaChange = MeasureDefinition(
        "masked-deletion-area-change", "Change of the deletion area where both are right",
        "Deletion area with faces covered minus that on the same pictures as they are, picture by picture.",
        unit: .areaDifference, direction: .neither, interval: .bootstrap, test: .wilcoxon)
}
