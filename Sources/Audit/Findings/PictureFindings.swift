import Domain

/// One test picture with everything that a run found out about it.
///
///     picture.row.sample.annotation.groups["gender"]
///     picture.variants[.faceMasked]?.settings[.zeroShot]?.prediction.predicted
///     picture.settings[.fineTuned]?.localisations[.face]?.hit
struct PictureFindings: Sendable {
    let row: RunSampleRow
    /// What was found on each version of the picture that there is; `absence` says why one is missing.
    let variants: [Variant: VariantFindings]

    /// What was found on one version of a picture.
    struct VariantFindings: Sendable {
        /// Identity of this version, also of its photo.
        let image: ContentDigest
        /// What each setting says, never empty.
        let settings: [Setting: SettingFindings]
        /// What both games come to in the order of rankings that know nothing; empty where they were not measured.
        var floors: [RankingFloor: [Judgement: ScoreCurve]] = [:]
    }

    /// Under what a curve was made, apart from the ranking of the pixels.
    struct Judgement: Hashable, Sendable {
        let game: PixelGame
        /// Whose score was noted.
        let scorer: Setting
        var score = CurveScore.probability
    }

    /// What one setting says about a picture, and why.
    struct SettingFindings: Sendable {
        let prediction: PredictionRow
        let attribution: AttributionRow?
        let deletion: DeletionCurve?
        /// Where the map points, for every region with boxes.
        let localisations: [Region: Localisation]
        /// How much the map points at the picture's faces by every definition; empty where that was not measured.
        var pointing: [PointingDefinition: PointingScore] = [:]
        /// Every curve in the order of this setting's map, that of `deletion` among them.
        var curves: [Judgement: ScoreCurve] = [:]
    }

    /// Why a picture is not among those that the two settings are compared on.
    enum Exclusion: String, CaseIterable, Sendable {
        case unreadable
        case bothWrong
        case zeroShotWrong
        case fineTunedWrong
    }

    /// Why there is nothing to be found on a version of a picture.
    enum Absence: String, CaseIterable, Sendable {
        /// The file cannot be decoded.
        case unreadable
        /// Neither metadata nor a detector says where faces are.
        case noFaceAnnotated
        /// Metadata says that there is no face, or a detector finds none.
        case noFaceInPicture
        /// A face box lies beside the picture.
        case badBoxes
        /// The run leaves the variant out, or has not come to it yet.
        case notAudited
    }

    /// What each setting says about the picture as it is; empty where it could not be read.
    var settings: [Setting: SettingFindings] { variants[.original]?.settings ?? [:] }

    /// A curve of the picture as it is, in the order of one setting's map; nil where it was not measured.
    func curve(_ map: Setting, _ judgement: Judgement) -> ScoreCurve? { settings[map]?.curves[judgement] }

    /// The same in the order of a ranking that knows nothing.
    func curve(_ floor: RankingFloor, _ judgement: Judgement) -> ScoreCurve? {
        variants[.original]?.floors[floor]?[judgement]
    }

    /// Nil where the picture as it is is compared: both settings are right.
    var exclusion: Exclusion? { exclusion(.original) }

    /// Whether a setting's prediction is the true class.
    func isCorrect(_ setting: Setting, variant: Variant = .original) -> Bool {
        variants[variant]?.settings[setting]?.prediction.predicted == row.sample.label
    }

    /// Why the settings are not compared on a version of the picture; nil where both are right.
    ///
    /// A version that is not there counts as unreadable; `absence` has the reason.
    func exclusion(_ variant: Variant) -> Exclusion? {
        guard variants[variant] != nil else { return .unreadable }
        switch (isCorrect(.zeroShot, variant: variant), isCorrect(.fineTuned, variant: variant)) {
        case (true, true): return nil
        case (false, false): return .bothWrong
        case (false, true): return .zeroShotWrong
        case (true, false): return .fineTunedWrong
        }
    }

    /// Why there are no findings for a version of the picture; nil where there are some.
    func absence(_ variant: Variant) -> Absence? {
        if variants[variant] != nil { return nil }
        if variant == .original || row.problem != nil { return .unreadable }
        guard let faces = row.sample.annotation.boxes[.face] else { return .noFaceAnnotated }
        if faces.isEmpty { return .noFaceInPicture }
        return row.versions[variant]?.problem == nil ? .notAudited : .badBoxes
    }
}
