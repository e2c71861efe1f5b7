import Domain
import Engine

/// One test picture with everything that a run found out about it.
struct PictureFindings: Sendable {
    let row: RunSampleRow
    /// What each setting says; empty where the picture could not be read.
    let settings: [Setting: SettingFindings]

    /// What one setting says about a picture, and why.
    struct SettingFindings: Sendable {
        let prediction: PredictionRow
        let attribution: AttributionRow?
        let deletion: DeletionCurve?
    }

    /// Why a picture is not among those that the two settings are compared on.
    enum Exclusion: String, CaseIterable, Sendable {
        case unreadable
        case bothWrong
        case zeroShotWrong
        case fineTunedWrong
    }

    /// Whether a setting's prediction is the true class.
    func isCorrect(_ setting: Setting) -> Bool { settings[setting]?.prediction.predicted == row.sample.label }

    /// Nil where both settings are right, so that the picture is compared.
    var exclusion: Exclusion? {
        guard !settings.isEmpty else { return .unreadable }
        switch (isCorrect(.zeroShot), isCorrect(.fineTuned)) {
        case (true, true): return nil
        case (false, false): return .bothWrong
        case (false, true): return .zeroShotWrong
        case (true, false): return .fineTunedWrong
        }
    }
}

/// The numbers of a run, read from the database and from nowhere else.
struct RunFindings: Sendable {
    let run: RunRow
    let datasetName: String
    let classNames: [String]
    let modelName: String
    let pictures: [PictureFindings]

    /// Reads a run; pictures come in order of their path.
    init(run: RunRow, database: AuditDatabase) throws {
        guard let dataset = try database.dataset(run.dataset), let modelName = try database.modelName(run.model) else {
            throw AuditError(
                .badData,
                "Run \(run.name): expected its dataset and model in the database but found none; build it again.")
        }
        self.run = run
        (datasetName, classNames) = dataset
        self.modelName = modelName
        var bySetting: [Setting: SettingRows] = [:]
        for setting in Setting.allCases {
            let classifier = run.classifier(setting)
            bySetting[setting] = SettingRows(
                predictions: try database.predictions(classifier: classifier, variant: .original),
                attributions: try database.attributions(
                    classifier: classifier, variant: .original, parameters: run.attribution),
                deletions: try database.deletions(
                    classifier: classifier, variant: .original, attribution: run.attribution, parameters: run.deletion),
                attributionDigest: run.attribution)
        }
        pictures = try database.samples(of: run).map { row in
            PictureFindings(row: row, settings: bySetting.compactMapValues { $0.findings(of: row.image) })
        }
    }

    private struct SettingRows {
        let predictions: [ContentDigest: PredictionRow]
        let attributions: [AttributionKey: AttributionRow]
        let deletions: [AttributionKey: DeletionCurve]
        let attributionDigest: ContentDigest

        func findings(of image: ContentDigest) -> PictureFindings.SettingFindings? {
            guard let prediction = predictions[image] else { return nil }
            let key = AttributionKey(
                prediction: prediction.key, target: prediction.predicted, parameters: attributionDigest)
            return PictureFindings.SettingFindings(
                prediction: prediction, attribution: attributions[key], deletion: deletions[key])
        }
    }

    /// Pictures that could be read.
    var readable: [PictureFindings] { pictures.filter { $0.exclusion != .unreadable } }

    /// Pictures that both settings classify correctly: the ones that are compared (Agarwal 2023, section 3.1).
    var compared: [PictureFindings] { pictures.filter { $0.exclusion == nil } }

    /// Share of the readable pictures that a setting classifies correctly, with Wilson's interval.
    func accuracy(_ setting: Setting) -> Estimate? {
        Proportion.wilson(hits: readable.count { $0.isCorrect(setting) }, of: readable.count)
    }

    /// Share of the readable pictures that only the fine-tuned setting gets right, less the share that only the zero-shot
    /// one does: the difference of the accuracies, taken picture by picture.
    var pairedAccuracyDifference: Estimate? {
        Bootstrap().mean(
            readable.map { ($0.isCorrect(.fineTuned) ? 1 : 0) - ($0.isCorrect(.zeroShot) ? 1 : 0) })
    }

    /// Area under the deletion curve of each compared picture, in order.
    func deletionAreas(_ setting: Setting) -> [Double] {
        compared.compactMap { $0.settings[setting]?.deletion?.area }
    }

    /// Mean deletion area over the compared pictures, with a bootstrap interval by picture.
    func meanDeletionArea(_ setting: Setting) -> Estimate? { Bootstrap().mean(deletionAreas(setting)) }

    /// Mean of the areas divided by each curve's largest value.
    func meanNormalisedDeletionArea(_ setting: Setting) -> Estimate? {
        Bootstrap().mean(compared.compactMap { $0.settings[setting]?.deletion?.normalisedArea })
    }

    /// Mean over the compared pictures of fine-tuned minus zero-shot area: positive where zero-shot is more faithful.
    ///
    /// The settings see the same pictures, so the difference is taken picture by picture.
    var pairedAreaDifference: Estimate? {
        Bootstrap().mean(
            compared.compactMap { picture in
                guard let zeroShot = picture.settings[.zeroShot]?.deletion?.area,
                    let fineTuned = picture.settings[.fineTuned]?.deletion?.area
                else { return nil }
                return fineTuned - zeroShot
            })
    }

    /// Mean deletion curve over the compared pictures with a band; nil for fewer than two.
    func meanDeletionCurve(_ setting: Setting) -> [Estimate]? {
        Bootstrap().meanCurve(
            compared.compactMap { $0.settings[setting]?.deletion?.scores.map(Double.init) })
    }

    /// Number of pictures left out of the comparison for one reason.
    func excluded(_ reason: PictureFindings.Exclusion) -> Int { pictures.count { $0.exclusion == reason } }
}
