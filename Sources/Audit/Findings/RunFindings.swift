import Domain
import Engine

/// The numbers of a run, read from the database and from nowhere else.
struct RunFindings: Sendable {
    let run: RunRow
    let datasetName: String
    let classNames: [String]
    let modelName: String
    /// Whether the pictures are drawn by the program.
    let isSampleDataset: Bool
    /// Whether the model came with the program.
    let isSampleModel: Bool
    /// In order of their path.
    let pictures: [PictureFindings]
    /// What was explained again; nil where the run was made before anything was.
    let checks: ExplanationChecks?

    /// Reads a run.
    init(run: RunRow, database: AuditDatabase) throws {
        guard let dataset = try database.dataset(run.dataset), let modelName = try database.modelName(run.model) else {
            throw AuditError(
                .badData,
                "Run \(run.name): expected its dataset and model in the database but found none; build it again.")
        }
        self.run = run
        (datasetName, classNames) = dataset
        self.modelName = modelName
        isSampleDataset = try database.isSample(run.dataset)
        isSampleModel = try database.isSample(run.model)
        let faithfulness = try database.faithfulness(run: run.name)
        let results = try run.variants.map {
            (variant: $0, rows: try VariantRows(of: run, variant: $0, faithfulness: faithfulness, database))
        }
        let pictures = try database.samples(of: run).map { row in
            var variants: [Variant: PictureFindings.VariantFindings] = [:]
            for (variant, rows) in results {
                guard let image = variant == .original ? row.image : row.versions[variant]?.image else { continue }
                variants[variant] = try rows.findings(
                    of: image, annotation: row.sample.annotation, label: row.sample.label)
            }
            return PictureFindings(row: row, variants: variants)
        }
        self.pictures = pictures
        checks = try faithfulness.map { try ExplanationChecks($0, of: run, pictures: pictures, database) }
    }

    /// The split that was audited; all pictures are of one.
    var split: Split { pictures.first?.row.sample.split ?? .test }

    /// What the model was shown of the pictures: `.faceMasked` is among it where a face is known in any of them.
    var variants: [Variant] { run.variants }

    /// What the pictures are searched for faces with; nil where they are not.
    var faceDetector: DetectorRow? { run.detectors.first { $0.region == .face } }

    /// Pictures that could be read.
    var readable: [PictureFindings] { readable(.original) }

    /// Pictures that could be shown to the model in a variant.
    func readable(_ variant: Variant) -> [PictureFindings] { pictures.filter { $0.variants[variant] != nil } }

    /// Number of pictures without findings in a variant, for one reason.
    func absent(_ variant: Variant, _ reason: PictureFindings.Absence) -> Int {
        pictures.count { $0.absence(variant) == reason }
    }

    /// Pictures that both settings classify correctly: the ones that are compared (Agarwal 2023, section 3.1).
    var compared: [PictureFindings] { compared(.original) }

    /// Pictures that both settings classify correctly as a variant shows them.
    func compared(_ variant: Variant) -> [PictureFindings] { pictures.filter { $0.exclusion(variant) == nil } }

    /// Share of the readable pictures that a setting classifies correctly, with Wilson's interval.
    func accuracy(_ setting: Setting, variant: Variant = .original) -> Estimate? {
        let readable = readable(variant)
        return Proportion.wilson(hits: readable.count { $0.isCorrect(setting, variant: variant) }, of: readable.count)
    }

    /// Accuracy of the fine-tuned setting minus that of the zero-shot one, taken picture by picture, with Newcombe's
    /// interval for pairs; nil without readable pictures.
    var pairedAccuracyDifference: Estimate? {
        let outcomes = readable.map { (fineTuned: $0.isCorrect(.fineTuned), zeroShot: $0.isCorrect(.zeroShot)) }
        return PairedProportionDifference.newcombe(
            both: outcomes.count { $0.fineTuned && $0.zeroShot },
            onlyFirst: outcomes.count { $0.fineTuned && !$0.zeroShot },
            onlySecond: outcomes.count { !$0.fineTuned && $0.zeroShot },
            neither: outcomes.count { !$0.fineTuned && !$0.zeroShot })
    }

    /// Area under the deletion curve of each compared picture, in order.
    func deletionAreas(_ setting: Setting, variant: Variant = .original) -> [Double] {
        compared(variant).compactMap { $0.variants[variant]?.settings[setting]?.deletion?.area }
    }

    /// Mean deletion area over the compared pictures, with a bootstrap interval by picture.
    func meanDeletionArea(_ setting: Setting, variant: Variant = .original) -> Estimate? {
        Bootstrap().mean(deletionAreas(setting, variant: variant))
    }

    /// The same over the compared pictures of each true class, in the order of the classes.
    func meanDeletionAreaByClass(_ setting: Setting) -> [Estimate?] {
        let byClass = Dictionary(grouping: compared, by: \.row.sample.label)
        return classNames.indices.map { label in
            Bootstrap().mean((byClass[label] ?? []).compactMap { $0.settings[setting]?.deletion?.area })
        }
    }

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
