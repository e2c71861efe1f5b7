import Domain
import Engine
import Foundation
import GRDB
import Logging

/// One picture of a finished run, computed again from the file, the weights, the prompts, the head and the stored
/// parameters.
///
/// The very stages of a build run on it, with a database of their own in memory.
struct Replay: Sendable {
    let stored: AuditDatabase
    let run: RunRow
    let picture: RunSampleRow
    let model: CLIPModel
    let datasetFolder: URL
    /// Where the trained head lies.
    let outputFolder: URL
    /// Whether the explanations with other seeds and with a normalised score are made again too.
    let includesChecks: Bool
    let lanes: Int
    let progressStyle: Progress.Style
    let log: Logger

    /// Everything that a build stores of the picture, computed anew.
    func compute() async throws -> AuditDatabase {
        // Rows stand alone here: what they refer to is in the run's database.
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let database = try AuditDatabase(try DatabaseQueue(configuration: configuration))
        let context = AuditContext(
            database: database, pool: LanePool(lanes: lanes), model: model, modelDigest: run.model,
            datasetFolder: datasetFolder, progressStyle: progressStyle, log: log)
        let shown = try shown
        try database.insertImages(of: shown)
        try await EmbedStage(context: context).run(shown)
        let settings = try settings(in: database)
        let perturbation = try parameters(
            PerturbationParameters.self, .meaningfulPerturbation, run.attribution, database)
        let deletion = try parameters(DeletionParameters.self, .deletion, run.deletion, database)
        let games = try PixelGames(
            context: context, deletion: deletion,
            insertion: InsertionParameters(step: deletion.step, blurSigma: perturbation.blurSigma), settings: settings)
        try await ResultStages(
            context: context, settings: settings, games: games, perturbation: perturbation, attribution: run.attribution
        ).run(shown)
        if let faithfulness = try stored.faithfulness(run: run.name) {
            try await measureFurther(
                faithfulness, shown, settings: settings, games: games, explainer: perturbation, context)
        }
        return database
    }

    /// The picture in every variant of the run.
    private var shown: [ShownPicture] {
        get throws {
            let masked =
                run.variants.contains(.faceMasked)
                ? try ShownPicture(faceMasked: picture.sample, content: picture.image) : nil
            return [ShownPicture(original: picture.sample, content: picture.image)] + [masked].compactMap { $0 }
        }
    }

    private func measureFurther(
        _ row: FaithfulnessRow, _ shown: [ShownPicture], settings: [SettingClassifier], games: PixelGames,
        explainer: PerturbationParameters, _ context: AuditContext
    ) async throws {
        let floors = try parameters(FloorParameters.self, .floors, row.floors, context.database)
        let compared = try context.compared(shown, settings: settings)
        try await FloorStage(context: context, games: games, parameters: floors, parameterDigest: row.floors)
            .run(compared, settings: settings)
        guard includesChecks, row.checked.contains(picture.sample.path) else { return }
        let stage = CheckStage(
            context: context, games: games, explainer: explainer,
            checks: try parameters(CheckParameters.self, .checks, row.checks, context.database))
        try await stage.run(compared, settings: settings, explainers: try stage.explainers())
    }

    /// Both settings, from the stored prompts and the file of the head.
    private func settings(in database: AuditDatabase) throws -> [SettingClassifier] {
        let prompts = try stored.prompts(classifier: run.zeroShot)
        try expect("prompts", run.zeroShot, try database.insertClassifier(model: run.model, prompts: prompts))
        guard let head = try stored.headTraining(classifier: run.fineTuned)?.digest,
            let classes = try stored.dataset(run.dataset)?.classNames
        else { throw changed("the trained head and the classes", "none") }
        try expect("head", run.fineTuned, try database.insertClassifier(model: run.model, head: head))
        return [
            SettingClassifier(
                setting: .zeroShot, digest: run.zeroShot, classifier: try model.classifier(of: prompts)),
            SettingClassifier(
                setting: .fineTuned, digest: run.fineTuned,
                classifier: try HeadFile.read(
                    head, folder: outputFolder, classCount: classes.count, length: model.embeddingLength)),
        ]
    }

    /// Parameters of the run, noted anew: their digest has to be the one that they are stored under.
    private func parameters<T: Codable>(
        _ type: T.Type, _ method: AuditDatabase.Method, _ digest: ContentDigest, _ database: AuditDatabase
    ) throws -> T {
        guard let parameters = try stored.parameters(type, digest: digest) else {
            throw changed("parameters of \(method.name) of digest \(digest)", "none")
        }
        try expect("parameters of \(method.name)", digest, try database.insertParameters(method: method, parameters))
        return parameters
    }

    private func expect(_ what: String, _ expected: ContentDigest, _ found: ContentDigest) throws {
        if expected != found { throw changed("\(what) of digest \(expected)", found.hex) }
    }

    private func changed(_ expected: String, _ found: String) -> AuditError {
        AuditError(
            .badData,
            "\(AuditDatabase.fileName): expected \(expected) for run \(run.name) but found \(found); the database was "
                + "changed, so put a copy in its place.")
    }
}
