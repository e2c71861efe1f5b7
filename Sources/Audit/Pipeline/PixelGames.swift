import Domain
import Engine

/// The games that are played with the pixels of a picture, and the classifiers whose scores are noted.
struct PixelGames: Sendable {
    private let context: AuditContext
    private let deletion: Deletion
    private let insertion: Insertion
    private let deletionDigest: ContentDigest
    private let insertionDigest: ContentDigest
    private let settings: [SettingClassifier]

    /// Sets the games up, and notes their parameters.
    init(
        context: AuditContext, deletion: DeletionParameters, insertion: InsertionParameters,
        settings: [SettingClassifier]
    ) throws {
        let preprocessor = context.model.preprocessor
        self.context = context
        self.deletion = Deletion(parameters: deletion, mean: preprocessor.mean, deviation: preprocessor.std)
        self.insertion = Insertion(parameters: insertion)
        deletionDigest = try context.database.insertParameters(method: .deletion, deletion)
        insertionDigest = try context.database.insertParameters(method: .insertion, insertion)
        self.settings = settings
    }

    /// Digest of the parameters of one game.
    func digest(of game: PixelGame) -> ContentDigest {
        switch game {
        case .deletion: deletionDigest
        case .insertion: insertionDigest
        }
    }

    /// The probability of one setting along a game.
    func probability(_ game: PixelGame, by setting: SettingClassifier) -> CurveMeasure {
        CurveMeasure(game: game, parameters: digest(of: game), scorer: setting.digest, score: .probability)
    }

    /// The probabilities of all settings along a game, one ranking under the score of each.
    func probabilities(_ game: PixelGame) -> [CurveMeasure] { settings.map { probability(game, by: $0) } }

    /// The cosine along a game, which only a classifier with prompts has.
    func cosine(_ game: PixelGame) -> [CurveMeasure] {
        settings.filter { $0.classifier is PromptClassifier }.map {
            CurveMeasure(game: game, parameters: digest(of: game), scorer: $0.digest, score: .cosine)
        }
    }

    /// Plays one game with one picture, and notes several scores along it: the embeddings are made once.
    ///
    /// - `measures`: all of the one game.
    func play(
        _ game: PixelGame, _ picture: ShownPicture, map: AttributionMap, target: Int, measures: [CurveMeasure],
        lane: VisionLane
    ) throws -> [(measure: CurveMeasure, curve: ScoreCurve)] {
        let image = try context.decode(picture), embeddings: [[Float]]
        switch game {
        case .deletion:
            embeddings = deletion.embeddings(of: try context.model.picture(image), map: map, lane: lane)
        case .insertion:
            let pair = try context.model.pair(image, jitter: 0, blurSigma: insertion.parameters.blurSigma)
            embeddings = insertion.embeddings(of: pair, map: map, lane: lane)
        }
        return measures.compactMap { measure in
            judge(measure).map { (measure, $0.curve(of: embeddings, target: target)) }
        }
    }

    private func judge(_ measure: CurveMeasure) -> CurveJudge? {
        guard let classifier = settings.first(where: { $0.digest == measure.scorer })?.classifier else { return nil }
        switch measure.score {
        case .probability: return .probability(classifier)
        case .cosine: return (classifier as? PromptClassifier).map(CurveJudge.cosine)
        }
    }
}
