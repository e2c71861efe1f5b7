import Domain

/// The rows of a run's results on one variant of its pictures, ready to be looked up by picture.
struct VariantRows {
    private let settings: [Setting: SettingRows]
    private let floors: [Setting: [FloorCurveKey: ScoreCurve]]
    private let measures: Measures

    fileprivate struct SettingRows {
        let predictions: [ContentDigest: PredictionRow]
        let attributions: [AttributionKey: AttributionRow]
        let deletions: [AttributionKey: DeletionCurve]
        let localisations: [LocalisationKey: Localisation]
        let pointing: [LocalisationKey: [PointingDefinition: PointingScore]]
        let curves: [MapCurveKey: ScoreCurve]
        let attributionDigest: ContentDigest
    }

    /// What a run measures of its maps, each with the way in which findings name it.
    fileprivate struct Measures {
        let all: [(judgement: PictureFindings.Judgement, measure: CurveMeasure)]
        let floors: ContentDigest?
    }

    /// Reads the rows that belong to a run's classifiers and parameters.
    ///
    /// - `attribution`: parameters of the maps, where they are not the run's own.
    /// - `faithfulness`: what the run measures besides deletion.
    init(
        of run: RunRow, variant: Variant, attribution: ContentDigest? = nil, faithfulness: FaithfulnessRow?,
        _ database: AuditDatabase
    ) throws {
        var settings: [Setting: SettingRows] = [:], floors: [Setting: [FloorCurveKey: ScoreCurve]] = [:]
        let attribution = attribution ?? run.attribution
        for setting in Setting.allCases {
            let classifier = run.classifier(setting)
            settings[setting] = SettingRows(
                predictions: try database.predictions(classifier: classifier, variant: variant),
                attributions: try database.attributions(
                    classifier: classifier, variant: variant, parameters: attribution),
                deletions: try database.deletions(
                    classifier: classifier, variant: variant, attribution: attribution, parameters: run.deletion),
                localisations: try database.localisations(
                    classifier: classifier, variant: variant, attribution: attribution),
                pointing: try database.pointing(
                    classifier: classifier, variant: variant, attribution: attribution, region: .face),
                curves: try database.mapCurves(
                    classifier: classifier, variant: variant, attribution: attribution),
                attributionDigest: attribution)
            if let faithfulness, variant == .original {
                floors[setting] = try database.floorCurves(scorer: classifier, parameters: faithfulness.floors)
            }
        }
        self.settings = settings
        self.floors = floors
        measures = Measures(run, faithfulness)
    }

    /// What was found on one version of a picture; nil where no setting said anything.
    ///
    /// - `label`: the true class, whose score is noted in the order of rankings that know nothing.
    func findings(
        of image: ContentDigest, annotation: Annotation, label: Int
    ) throws -> PictureFindings.VariantFindings? {
        let boxes = try annotation.boxes.mapValues(AuditDatabase.digest(of:))
        let found = settings.compactMapValues { $0.findings(of: image, boxes: boxes, measures: measures) }
        guard !found.isEmpty else { return nil }
        return PictureFindings.VariantFindings(
            image: image, settings: found, floors: floorCurves(of: image, label: label))
    }

    private func floorCurves(
        of image: ContentDigest, label: Int
    ) -> [RankingFloor: [PictureFindings.Judgement: ScoreCurve]] {
        guard let parameters = measures.floors else { return [:] }
        var result: [RankingFloor: [PictureFindings.Judgement: ScoreCurve]] = [:]
        for floor in RankingFloor.allCases {
            for (judgement, measure) in measures.all {
                let key = FloorCurveKey(
                    image: image, target: label, floor: floor, parameters: parameters, measure: measure)
                result[floor, default: [:]][judgement] = floors[judgement.scorer]?[key]
            }
        }
        return result
    }
}

extension VariantRows.Measures {
    init(_ run: RunRow, _ faithfulness: FaithfulnessRow?) {
        floors = faithfulness?.floors
        let games = [(PixelGame.deletion, run.deletion)] + (faithfulness.map { [(.insertion, $0.insertion)] } ?? [])
        all = games.flatMap { game, parameters in
            Setting.allCases.flatMap { scorer in
                CurveScore.allCases.map { score in
                    (
                        PictureFindings.Judgement(game: game, scorer: scorer, score: score),
                        CurveMeasure(
                            game: game, parameters: parameters, scorer: run.classifier(scorer), score: score)
                    )
                }
            }
        }
    }
}

extension VariantRows.SettingRows {
    /// What the setting says; `boxes` identifies those of each region, because other pictures may share the map.
    func findings(
        of image: ContentDigest, boxes: [Region: ContentDigest], measures: VariantRows.Measures
    ) -> PictureFindings.SettingFindings? {
        guard let prediction = predictions[image] else { return nil }
        let key = AttributionKey(
            prediction: prediction.key, target: prediction.predicted, parameters: attributionDigest)
        var localisations: [Region: Localisation] = [:]
        for (region, digest) in boxes {
            localisations[region] =
                self.localisations[LocalisationKey(attribution: key, region: region, boxes: digest)]
        }
        let deletion = deletions[key]
        var curves: [PictureFindings.Judgement: ScoreCurve] = [:]
        for (judgement, measure) in measures.all {
            let isOwn =
                judgement.game == .deletion && judgement.score == .probability
                && measure.scorer == prediction.key.classifier
            curves[judgement] = isOwn ? deletion : self.curves[MapCurveKey(attribution: key, measure: measure)]
        }
        return PictureFindings.SettingFindings(
            prediction: prediction, attribution: attributions[key], deletion: deletion, localisations: localisations,
            pointing: boxes[.face].flatMap {
                pointing[LocalisationKey(attribution: key, region: .face, boxes: $0)]
            } ?? [:],
            curves: curves)
    }
}
