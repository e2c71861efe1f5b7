import Domain
import Engine

/// What changed on one picture, setting by setting.
struct PictureChange: Sendable {
    let picture: ComparedPicture
    /// In order; a setting that one version does not answer is left out.
    let settings: [SettingChange]

    /// What changed on one picture in one setting.
    struct SettingChange: Sendable {
        let setting: Setting
        let baseline: ReportPicture.Answer
        let candidate: ReportPicture.Answer
        let from: PictureState
        let to: PictureState
        /// How alike both maps are; nil where one is missing or has another size.
        let agreement: MapAgreement?

        /// Candidate minus baseline; nil where one is missing.
        var areaChange: Double? { difference(\.deletionArea) }
        /// The same of the share of the map on faces.
        var faceMassChange: Double? { difference { $0.pointing(.face)?.mass } }

        private func difference(_ value: (ReportPicture.Answer) -> Double?) -> Double? {
            value(baseline).flatMap { one in value(candidate).map { $0 - one } }
        }
    }

    /// Compares both versions of a picture.
    init(_ picture: ComparedPicture) {
        self.picture = picture
        settings = Setting.allCases.compactMap { setting in
            picture.answers(setting).map { SettingChange(setting, $0.baseline, $0.candidate, picture) }
        }
    }

    /// Whether an answer changes, what it rests on, or whether there is one at all.
    var isChanged: Bool {
        settings.contains { $0.baseline.predicted != $0.candidate.predicted }
            || Setting.allCases.contains { picture.baselineState($0) != picture.candidateState($0) }
    }

    /// How bad the change is: what became wrong first, then what came to rest on a face, then how much more of the maps
    /// lies on faces and how much slower the prediction falls.
    private var badness: [Double] {
        func count(_ condition: (SettingChange) -> Bool) -> Double { Double(settings.count(where: condition)) }
        let newlyWrong = count { $0.from.isRight == true && $0.to.isRight == false }
        let newlyRight = count { $0.from.isRight == false && $0.to.isRight == true }
        let newlyOnFace = count { $0.from.isFaceDriven == false && $0.to.isFaceDriven == true }
        let noLonger = count { $0.from.isFaceDriven == true && $0.to.isFaceDriven == false }
        return [
            newlyWrong - newlyRight, newlyOnFace - noLonger, settings.compactMap(\.faceMassChange).reduce(0, +),
            settings.compactMap(\.areaChange).reduce(0, +),
        ]
    }

    /// Every picture's change, the worst first; equally bad ones by path.
    static func worstFirst(_ pictures: [ComparedPicture]) -> [PictureChange] {
        pictures.map { picture in
            let change = PictureChange(picture)
            return (change: change, badness: change.badness)
        }.sorted { one, other in
            for (a, b) in zip(one.badness, other.badness) where a != b { return a > b }
            return one.change.picture.known.path < other.change.picture.known.path
        }.map(\.change)
    }
}

extension PictureChange.SettingChange {
    fileprivate init(
        _ setting: Setting, _ baseline: ReportPicture.Answer, _ candidate: ReportPicture.Answer,
        _ picture: ComparedPicture
    ) {
        self.setting = setting
        self.baseline = baseline
        self.candidate = candidate
        from = picture.baselineState(setting)
        to = picture.candidateState(setting)
        agreement =
            if let one = baseline.map?.attribution, let other = candidate.map?.attribution, one.rows == other.rows,
                one.columns == other.columns
            { MapAgreement(one, other) } else { nil }
    }
}
