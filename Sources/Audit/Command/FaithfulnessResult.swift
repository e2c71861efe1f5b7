import Domain

/// What `build --json` says of faithfulness beyond the mean deletion areas; differences are fine-tuned minus zero-shot.
struct FaithfulnessResult: Encodable {
    /// By game, "deletion" and "insertion".
    let cross: [String: [CrossResult]]
    let scores: [ScoreResult]
    let floors: [FloorResult]
    /// Left out where no picture was explained again.
    let noise: NoiseResult?
    /// Left out likewise.
    let matched: MatchedResult?

    /// One setting's maps under one setting's score.
    struct CrossResult: Encodable {
        let map: Setting
        let scorer: Setting
        /// Mean area; left out where it cannot be estimated.
        let area: Estimate?
    }

    /// Both settings' maps under one way to judge them.
    struct ScoreResult: Encodable {
        let score: CommonScore.Kind
        let difference: Estimate?
        /// The setting whose maps are more faithful; left out where that cannot be told.
        let better: Setting?
        /// Compared pictures that this way says nothing of.
        let omitted: Int
    }

    /// One setting's maps beside rankings that know nothing, by the setting's own probability.
    struct FloorResult: Encodable {
        let setting: Setting
        let game: PixelGame
        let area: Estimate?
        /// Map minus floor, by floor: "random" and "centre".
        let differences: [String: Estimate]
        let verdict: Verdict
    }

    /// What another seed changes.
    struct NoiseResult: Encodable {
        let seeds: Int
        /// Standard deviation from seed to seed of the mean paired difference.
        let difference: Estimate?
        /// The observed difference as a multiple of it.
        let ratio: Double?
        let verdict: Verdict
        /// By setting: standard deviation from seed to seed of the mean area.
        let meanArea: [String: Estimate]
        let rankCorrelation: [String: Estimate]
        let topOverlap: [String: Estimate]
    }

    /// Explanations of a normalised score.
    struct MatchedResult: Encodable {
        let pictures: Int
        let difference: Estimate?
        /// Of the run's own maps, over the same pictures.
        let ownDifference: Estimate?
        let better: Setting?
        /// By setting: pictures from whose score blurring takes nothing.
        let omitted: [String: Int]
        let area: [String: Estimate]
        /// By setting: share of the picture that is marked.
        let mass: [String: Estimate]
    }

    /// Nil where the run was made before any of this was measured.
    init?(_ findings: FaithfulnessFindings) {
        guard findings.isMeasured else { return nil }
        cross = Dictionary(
            uniqueKeysWithValues: findings.cross.map { game, table in
                (game.rawValue, table.cells.map { CrossResult(map: $0.map, scorer: $0.scorer, area: $0.area) })
            })
        scores = findings.scores.comparisons.map {
            ScoreResult(score: $0.kind, difference: $0.difference, better: $0.better, omitted: $0.omitted)
        }
        floors = findings.floors.map { one in
            FloorResult(
                setting: one.setting, game: one.game, area: one.area,
                differences: Dictionary(uniqueKeysWithValues: one.differences.map { ($0.rawValue, $1) }),
                verdict: one.verdict)
        }
        noise = findings.noise.map(NoiseResult.init)
        matched = findings.matched.map(MatchedResult.init)
    }
}

extension FaithfulnessResult.NoiseResult {
    fileprivate init(_ noise: NoiseFloor) {
        func bySetting(_ value: (NoiseFloor.Spread) -> Estimate?) -> [String: Estimate] {
            BuildResult.bySetting { setting in noise.settings.first { $0.setting == setting }.flatMap(value) }
        }
        seeds = noise.seeds
        difference = noise.difference
        ratio = noise.ratio
        verdict = noise.verdict
        meanArea = bySetting(\.meanArea)
        rankCorrelation = bySetting(\.rankCorrelation)
        topOverlap = bySetting(\.topOverlap)
    }
}

extension FaithfulnessResult.MatchedResult {
    fileprivate init(_ matched: MatchedRegularisation) {
        func bySetting<Value>(_ value: (MatchedRegularisation.SettingResult) -> Value?) -> [String: Value] {
            BuildResult.bySetting { setting in matched.settings.first { $0.setting == setting }.flatMap(value) }
        }
        pictures = matched.count
        difference = matched.difference
        ownDifference = matched.ownDifference
        better = matched.better
        omitted = bySetting(\.omitted)
        area = bySetting(\.area)
        mass = bySetting(\.mass)
    }
}
