import Domain
import Engine

/// What is said of faithfulness beyond the paper's one number for each setting.
struct FaithfulnessFindings: Sendable {
    /// Both settings' maps under both settings' scores, for each game.
    let cross: [PixelGame: CrossTable]
    let scores: CommonScore
    /// Fine-tuned minus zero-shot area of the insertion curves, each setting by its own score, picture by picture: negative
    /// where zero-shot is more faithful.
    let insertionDifference: Estimate?
    /// By setting and game; empty where the run was made before floors were measured.
    let floors: [FloorComparison]
    /// Whether pictures were explained again, and if not, why.
    let checked: Checked
    let noise: NoiseFloor?
    let matched: MatchedRegularisation?
    /// By setting; empty where no picture has a covered face.
    let masked: [MaskedDeletion]
    let classes: [ClassDeletion]

    /// Whether pictures were explained again.
    enum Checked: Sendable {
        /// The run was made before there was such a check.
        case notYet
        /// Somebody asked for none.
        case leftOut
        /// The audit has too few pictures.
        case tooFew
        /// Of so many pictures.
        case done(Int)
    }

    /// Counts what a run found.
    init(_ findings: RunFindings) {
        let compared = findings.compared
        cross = Dictionary(
            uniqueKeysWithValues: PixelGame.allCases.map { ($0, CrossTable($0, compared: compared)) })
        scores = CommonScore(compared: compared)
        insertionDifference = Bootstrap().mean(
            compared.compactMap { picture in
                func area(_ setting: Setting) -> Double? {
                    picture.curve(setting, PictureFindings.Judgement(game: .insertion, scorer: setting))?.area
                }
                return area(.zeroShot).flatMap { zeroShot in area(.fineTuned).map { $0 - zeroShot } }
            })
        floors =
            findings.checks == nil
            ? []
            : PixelGame.allCases.flatMap { game in
                Setting.allCases.map { FloorComparison($0, game, compared: compared) }
            }
        noise = findings.checks.flatMap {
            NoiseFloor($0, compared: compared.count, observed: findings.pairedAreaDifference)
        }
        matched = findings.checks.flatMap(MatchedRegularisation.init)
        checked = Checked(findings.checks)
        masked =
            findings.variants.contains(.faceMasked)
            ? Setting.allCases.map { MaskedDeletion($0, pictures: findings.pictures) } : []
        classes = ClassDeletion.all(classes: findings.classNames.count, compared: compared)
    }

    /// Whether the run measures anything beyond the own probability under deletion.
    var isMeasured: Bool { if case .notYet = checked { false } else { true } }

    /// One setting's maps beside blind rankings, under one game.
    func floor(_ setting: Setting, _ game: PixelGame) -> FloorComparison? {
        floors.first { $0.setting == setting && $0.game == game }
    }
}

extension FaithfulnessFindings.Checked {
    init(_ checks: ExplanationChecks?) {
        guard let checks else {
            self = .notYet
            return
        }
        self =
            !checks.pictures.isEmpty
            ? .done(checks.pictures.count) : checks.parameters.pictures == 0 ? .leftOut : .tooFew
    }
}
