import Domain
import Engine

/// Stage 8: some pictures explained again, with other seeds and with a normalised score.
struct CheckStage {
    let context: AuditContext
    let games: PixelGames
    /// The run's own explainer.
    let explainer: PerturbationParameters
    let checks: CheckParameters

    /// Explainers with their parameters' digests.
    struct Explainers: Sendable {
        let repeats: [(parameters: PerturbationParameters, digest: ContentDigest)]
        let matched: (parameters: PerturbationParameters, digest: ContentDigest)
    }

    /// The run's explainer with the seeds after its own, and with a normalised score.
    func explainers() throws -> Explainers {
        func noted(_ parameters: PerturbationParameters) throws -> (PerturbationParameters, ContentDigest) {
            (parameters, try context.database.insertParameters(method: .meaningfulPerturbation, parameters))
        }
        var matched = explainer
        matched.scoreScale = .attainableDrop
        return Explainers(
            repeats: try (0..<checks.repeats).map { index in
                var parameters = explainer
                parameters.seed &+= UInt64(index) + 1
                return try noted(parameters)
            },
            matched: try noted(matched))
    }

    /// Which pictures are explained again: a balanced choice of those that are compared, each content once.
    ///
    /// - `maps`: number of maps that the audit makes in any case.
    func chosen(from compared: [ShownPicture], maps: Int, seed: UInt64) -> [ShownPicture] {
        let samples = StratifiedSelection.choose(
            checks.pictures(ofMaps: maps), of: compared.map(\.sample), seed: seed)
        let paths = Set(samples.map(\.path))
        return compared.filter { paths.contains($0.sample.path) }
    }

    /// Makes the maps that are missing, holds them against boxes, and measures them as all others.
    func run(_ pictures: [ShownPicture], settings: [SettingClassifier], explainers: Explainers) async throws {
        let seeds = explainers.repeats.map { (title: "Explain again", explainer: $0) }
        for (title, (parameters, digest)) in seeds + [("Explain with normalised score", explainers.matched)] {
            try await ExplainStage(context: context, parameters: parameters, parameterDigest: digest, title: title)
                .run(pictures, settings: settings)
            try await LocaliseStage(context: context, attributionDigest: digest).run(pictures, settings: settings)
            try await MeasureStage(
                context: context, games: games, attributionDigest: digest, isThorough: false, title: "Measure again"
            ).run(pictures, settings: settings)
        }
    }
}
