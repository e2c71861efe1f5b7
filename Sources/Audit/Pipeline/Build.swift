import Domain
import Engine
import Foundation
import Logging
import SampleWorld

/// One audit from a dataset and a checkpoint to a complete run in the database.
///
/// Every stage does the work whose rows are missing, so a build that was stopped goes on where it was.
struct Build: Sendable {
    /// Everything that decides the run's numbers; its digest is the run's identity.
    struct Request: Codable, Sendable {
        var promptTemplate = "a photo of a {class}"
        var perturbation = PerturbationParameters()
        var deletion = DeletionParameters()
        var head = HeadParameters()
        var sampleLimit: Int?
        var seed: UInt64 = 0
        /// Nil means all that the dataset allows, and leaves the identity of a run what it was before there was a choice.
        var variants: VariantChoice?
        /// Nil means the test split, which leaves the identity of a run what it was before there was a choice.
        var auditSplit: Split?
        /// Nil means `CheckParameters()`, which leaves the identity of a run what it was before there was a choice.
        var checks: CheckParameters?
    }

    let datasetFolder: URL
    /// A table elsewhere that says more of the dataset's pictures.
    var metadataFile: URL?
    let modelFolder: URL
    /// What the report calls the model.
    let modelName: String
    let outputFolder: URL
    /// Name that the user wants; a name is made of dataset, model and identity without one.
    let runName: String?
    let lanes: Int
    let progressStyle: Progress.Style
    let log: Logger
    let request: Request
    /// Says what the audited pictures are searched with, one detector for a region at most.
    var chooseDetectors: @Sendable (_ audited: [Sample]) throws -> [any RegionDetector] = { _ in [] }

    /// What a run's numbers are made of, as far as it is not in the request.
    private struct Identity: Codable {
        let request: Request
        let dataset: ContentDigest
        let model: ContentDigest
        /// Nil where none is asked, which leaves the identity of a run what it was before there were any.
        let detectors: [ContentDigest]?
    }

    /// Runs all stages and returns the name of the run, which is then complete in the database.
    func run(database: AuditDatabase) async throws -> String {
        let folder = try ImageFolder(root: datasetFolder, sidecar: metadataFile)
        for warning in folder.warnings { log.warning("\(warning)") }
        var request = request
        request.auditSplit = try auditSplit(of: folder)
        let model = try CLIPModel.load(modelFolder)
        let dataset = try folder.snapshot(), modelDigest = try CLIPModel.digest(of: modelFolder)
        let audited = selection(of: dataset, request: request), detectors = try chooseDetectors(audited.map(\.sample))
        let detectorRows = try detectors.map { try $0.row() }
        let identity = try ContentDigest(
            ofJSON: Identity(
                request: request, dataset: dataset.digest, model: modelDigest,
                detectors: detectorRows.isEmpty ? nil : detectorRows.map(\.digest)))
        let name = name(dataset: dataset.name, identity: identity)
        try database.checkName(name, identity: identity)
        try database.insert(dataset)
        try database.insertModel(
            digest: modelDigest, name: modelName, configuration: model.configuration)
        if WorldWriter.isWorld(datasetFolder) { try database.markSample(dataset.digest) }
        if try SampleModel.allCases.contains(where: { try $0.digest() == modelDigest }) {
            try database.markSample(modelDigest)
        }

        let context = AuditContext(
            database: database, pool: LanePool(lanes: lanes), model: model, modelDigest: modelDigest,
            datasetFolder: datasetFolder, progressStyle: progressStyle, log: log)
        let train = dataset.samples.filter { $0.sample.split == .train }.map(ShownPicture.init(original:content:))
        let shown = try shown(try await searched(audited, detectors: detectors, context: context))
        let pictures = shown.distinct
        try database.insertImages(of: shown)
        try await EmbedStage(context: context).run((train + shown).distinct)

        let settings = try classifiers(context: context, dataset: dataset)
        let attribution = try database.insertParameters(method: .meaningfulPerturbation, request.perturbation)
        let games = try PixelGames(
            context: context, deletion: request.deletion,
            insertion: InsertionParameters(step: request.deletion.step, blurSigma: request.perturbation.blurSigma),
            settings: settings)
        try database.begin(
            RunRow(
                name: name, identity: identity, dataset: dataset.digest, model: modelDigest,
                zeroShot: settings[0].digest, fineTuned: settings[1].digest, attribution: attribution,
                deletion: games.digest(of: .deletion), promptTemplate: request.promptTemplate,
                sampleLimit: request.sampleLimit,
                seed: request.seed, environment: .current(lanes: lanes, microBatch: model.microBatch),
                startedAt: Date(), finishedAt: nil, variants: shown.byVariant.map(\.variant),
                detectors: detectorRows),
            paths: shown.filter { $0.variant == .original }.map(\.sample.path))
        try database.insertVariants(shown, run: name)

        try await InspectStage(
            context: context, parameters: InspectionParameters(),
            labelParameters: LabelAuditParameters(head: request.head)
        ).run(dataset, audited: Set(audited.map(\.sample.path)), run: name)
        try await ResultStages(
            context: context, settings: settings, games: games, perturbation: request.perturbation,
            attribution: attribution
        ).run(shown)
        try await measureFurther(shown, maps: 2 * pictures.count, settings: settings, games: games, run: name, context)
        try await PhotoStage(context: context).run(pictures)
        try database.finish(run: name, at: Date())
        return name
    }

    /// What goes beyond the paper: blind rankings, and explanations that are made again.
    private func measureFurther(
        _ shown: [ShownPicture], maps: Int, settings: [SettingClassifier], games: PixelGames, run: String,
        _ context: AuditContext
    ) async throws {
        let compared = try context.compared(shown, settings: settings), checks = request.checks ?? CheckParameters()
        let floors = FloorParameters(side: request.perturbation.maskSide, seed: request.seed)
        let floorDigest = try context.database.insertParameters(method: .floors, floors)
        let stage = CheckStage(context: context, games: games, explainer: request.perturbation, checks: checks)
        let explainers = try stage.explainers()
        let chosen = stage.chosen(from: compared, maps: maps, seed: request.seed)
        try context.database.insert(
            FaithfulnessRow(
                insertion: games.digest(of: .insertion), floors: floorDigest,
                checks: try context.database.insertParameters(method: .checks, checks),
                matched: explainers.matched.digest, repeats: explainers.repeats.map(\.digest),
                checked: chosen.map(\.sample.path)),
            run: run)
        try await FloorStage(context: context, games: games, parameters: floors, parameterDigest: floorDigest)
            .run(compared, settings: settings)
        try await stage.run(chosen, settings: settings, explainers: explainers)
    }

    /// The name that the user gave, or one that tells dataset, model and inputs.
    private func name(dataset: String, identity: ContentDigest) -> String {
        let automatic = [dataset, modelName, String(identity.short.prefix(8))]
        return runName ?? automatic.map(RunName.slug).joined(separator: "-")
    }

    /// What the request is to say of the split; where the dataset leaves no choice, a person is told.
    private func auditSplit(of folder: ImageFolder) throws -> Split? {
        let split = request.auditSplit ?? folder.auditSplit
        guard folder.samples.contains(where: { $0.split == split }) else {
            throw AuditError(
                .badData,
                "--split \(split.rawValue): expected pictures of that split in \(datasetFolder.path) but found none; "
                    + "audit the other split.")
        }
        if split == .train {
            log.warning(
                """
                The training pictures are audited\(request.auditSplit == nil ? ", because there are no others" : ""): the \
                linear head was trained on the very pictures it is audited on, and its accuracy is not that on unseen \
                pictures.
                """)
        }
        return split == .test ? nil : split
    }

    private func selection(
        of dataset: DatasetSnapshot, request: Request
    ) -> [(sample: Sample, image: ContentDigest)] {
        let audited = dataset.samples.filter { $0.sample.split == request.auditSplit ?? .test }
        guard let limit = request.sampleLimit else { return audited }
        let chosen = Set(StratifiedSelection.choose(limit, of: audited.map(\.sample), seed: request.seed))
        return audited.filter { chosen.contains($0.sample) }
    }

    /// The samples with what detectors found where metadata says nothing.
    private func searched(
        _ samples: [(sample: Sample, image: ContentDigest)], detectors: [any RegionDetector], context: AuditContext
    ) async throws -> [(sample: Sample, image: ContentDigest)] {
        let pictures = samples.map(ShownPicture.init(original:content:))
        var searched = samples
        for detector in detectors {
            let found = try await DetectStage(context: context).run(pictures, detector: detector)
            searched = searched.map { sample, image in
                let detections = found[image].map { [detector.region: $0] } ?? [:]
                return (sample.annotated(sample.annotation.completed(by: detections)), image)
            }
        }
        return searched
    }

    /// The pictures of some samples in each variant that is asked for and that their annotations allow.
    private func shown(_ samples: [(sample: Sample, image: ContentDigest)]) throws -> [ShownPicture] {
        let originals = samples.map(ShownPicture.init(original:content:))
        guard request.variants != .original else { return originals }
        return try originals + samples.compactMap(ShownPicture.init(faceMasked:content:))
    }

    private func classifiers(context: AuditContext, dataset: DatasetSnapshot) throws -> [SettingClassifier] {
        let prompts = dataset.classNames.map {
            request.promptTemplate.replacingOccurrences(of: "{class}", with: $0)
        }
        let zeroShot = try context.model.classifier(of: prompts)
        let trained = try HeadStage(context: context, parameters: request.head, outputFolder: outputFolder)
            .run(dataset.samples, classNames: dataset.classNames)
        return [
            SettingClassifier(
                setting: .zeroShot,
                digest: try context.database.insertClassifier(model: context.modelDigest, prompts: prompts),
                classifier: zeroShot),
            SettingClassifier(
                setting: .fineTuned,
                digest: try context.database.insertClassifier(model: context.modelDigest, head: trained.digest),
                classifier: trained.head),
        ]
    }
}

/// Which variants of the pictures a user wants to be audited.
enum VariantChoice: String, CaseIterable, Codable, Sendable {
    /// The pictures as they are.
    case original
    /// Whatever is known of the pictures allows besides.
    case all
}

/// Names of runs, which are names of folders too.
enum RunName {
    /// Letters, digits, dots, dashes and underscores of a text; everything else becomes a dash.
    static func slug(_ text: String) -> String {
        let allowed = text.unicodeScalars.map { isAllowed($0) ? Character($0) : "-" }
        let trimmed = String(allowed).drop { $0 == "." || $0 == "-" }
        return trimmed.isEmpty ? "run" : String(trimmed.prefix(60))
    }

    /// Whether a name that a user gave can be the name of a folder as it is, beside what else is in the output folder.
    static func isValid(_ name: String) -> Bool { !name.isEmpty && slug(name) == name && !isTaken(name) }

    /// Whether the program keeps something of its own under a name.
    private static func isTaken(_ name: String) -> Bool {
        name == HeadFile.folderName || name == SampleDataset.folderName || name.hasPrefix(AuditDatabase.fileName)
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "._-".unicodeScalars.contains(scalar))
    }
}

/// The version of this program.
enum ProgramVersion {
    static let current = "0.1.0"
}
