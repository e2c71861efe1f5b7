import Domain
import Engine

/// Stages 3 to 6 in their order, for pictures that have embeddings: what each setting says of them, why, where that lies,
/// and how faithful it is.
struct ResultStages {
    let context: AuditContext
    let settings: [SettingClassifier]
    let games: PixelGames
    let perturbation: PerturbationParameters
    /// Digest of these parameters.
    let attribution: ContentDigest

    /// Computes what is missing of all variants of some pictures.
    func run(_ shown: [ShownPicture]) async throws {
        let pictures = shown.distinct
        try PredictStage(context: context).run(pictures, settings: settings)
        try await ExplainStage(context: context, parameters: perturbation, parameterDigest: attribution)
            .run(pictures, settings: settings)
        try await LocaliseStage(context: context, attributionDigest: attribution).run(shown, settings: settings)
        try await PointingStage(context: context, attributionDigest: attribution).run(shown, settings: settings)
        try await MeasureStage(context: context, games: games, attributionDigest: attribution)
            .run(pictures, settings: settings)
    }
}
