import Domain

/// The rows of a run's results on one variant of its pictures, ready to be looked up by picture.
struct VariantRows {
    private let settings: [Setting: SettingRows]

    fileprivate struct SettingRows {
        let predictions: [ContentDigest: PredictionRow]
        let attributions: [AttributionKey: AttributionRow]
        let deletions: [AttributionKey: DeletionCurve]
        let localisations: [LocalisationKey: Localisation]
        let pointing: [LocalisationKey: [PointingDefinition: PointingScore]]
        let attributionDigest: ContentDigest
    }

    /// Reads the rows that belong to a run's classifiers and parameters.
    init(of run: RunRow, variant: Variant, _ database: AuditDatabase) throws {
        var settings: [Setting: SettingRows] = [:]
        for setting in Setting.allCases {
            let classifier = run.classifier(setting)
            settings[setting] = SettingRows(
                predictions: try database.predictions(classifier: classifier, variant: variant),
                attributions: try database.attributions(
                    classifier: classifier, variant: variant, parameters: run.attribution),
                deletions: try database.deletions(
                    classifier: classifier, variant: variant, attribution: run.attribution, parameters: run.deletion),
                localisations: try database.localisations(
                    classifier: classifier, variant: variant, attribution: run.attribution),
                pointing: try database.pointing(
                    classifier: classifier, variant: variant, attribution: run.attribution, region: .face),
                attributionDigest: run.attribution)
        }
        self.settings = settings
    }

    /// What was found on one version of a picture; nil where no setting said anything.
    func findings(of image: ContentDigest, annotation: Annotation) throws -> PictureFindings.VariantFindings? {
        let boxes = try annotation.boxes.mapValues(AuditDatabase.digest(of:))
        let found = settings.compactMapValues { $0.findings(of: image, boxes: boxes) }
        return found.isEmpty ? nil : PictureFindings.VariantFindings(image: image, settings: found)
    }
}

extension VariantRows.SettingRows {
    /// What the setting says; `boxes` identifies those of each region, because other pictures may share the map.
    func findings(
        of image: ContentDigest, boxes: [Region: ContentDigest]
    ) -> PictureFindings.SettingFindings? {
        guard let prediction = predictions[image] else { return nil }
        let key = AttributionKey(
            prediction: prediction.key, target: prediction.predicted, parameters: attributionDigest)
        var localisations: [Region: Localisation] = [:]
        for (region, digest) in boxes {
            localisations[region] =
                self.localisations[LocalisationKey(attribution: key, region: region, boxes: digest)]
        }
        return PictureFindings.SettingFindings(
            prediction: prediction, attribution: attributions[key], deletion: deletions[key],
            localisations: localisations,
            pointing: boxes[.face].flatMap {
                pointing[LocalisationKey(attribution: key, region: .face, boxes: $0)]
            } ?? [:])
    }
}
