import Domain
import Engine

@testable import Audit

/// Compared pictures of which a test says for itself what their curves come to.
enum MeasuredPicture {
    typealias Judgement = PictureFindings.Judgement

    /// A level curve of some area.
    static func level(_ area: Double) -> ScoreCurve { ScoreCurve(scores: [Float(area), Float(area)]) }

    /// A picture of class `label` that both settings get right.
    ///
    /// - `areas`: by map, of every curve in its order; those of deletion by the own probability are its deletion too.
    /// - `floors`: by floor, of every curve in its order.
    static func make(
        _ index: Int, label: Int = 0, curves: [Setting: [Judgement: ScoreCurve]],
        floors: [RankingFloor: [Judgement: ScoreCurve]] = [:], maps: [Setting: AttributionMap] = [:]
    ) -> PictureFindings {
        let picture = FoundPicture.make(index, label: label)
        let settings = Dictionary(
            uniqueKeysWithValues: Setting.allCases.map { setting in
                (setting, found(picture, setting, curves: curves[setting] ?? [:], map: maps[setting]))
            })
        return PictureFindings(
            row: picture.row,
            variants: [
                .original: PictureFindings.VariantFindings(
                    image: picture.row.image, settings: settings, floors: floors)
            ])
    }

    /// What one setting says of a picture that `FoundPicture` made.
    static func found(
        _ picture: PictureFindings, _ setting: Setting, curves: [Judgement: ScoreCurve], map: AttributionMap?,
        hit: Double? = nil
    ) -> PictureFindings.SettingFindings {
        let prediction =
            picture.settings[setting]?.prediction
            ?? PredictionRow(
                key: PredictionKey(
                    image: picture.row.image, classifier: ContentDigest(of: setting.rawValue), variant: .original),
                predicted: 0, probabilities: [1], logits: [0])
        let key = AttributionKey(
            prediction: prediction.key, target: prediction.predicted, parameters: ContentDigest(of: "mask"))
        return PictureFindings.SettingFindings(
            prediction: prediction, attribution: map.map { AttributionRow(key: key, map: $0, objective: []) },
            deletion: curves[Judgement(game: .deletion, scorer: setting)],
            localisations: hit.map { [.face: FoundPicture.map(hit: $0)] } ?? [:], curves: curves)
    }

    /// A compared picture with the areas of both maps under both probabilities: the zero-shot map first, and under each the
    /// zero-shot score first.
    static func cross(_ index: Int, _ areas: [[Double]], game: PixelGame = .deletion) -> PictureFindings {
        var curves: [Setting: [Judgement: ScoreCurve]] = [:]
        for (map, row) in zip(Setting.allCases, areas) {
            for (scorer, area) in zip(Setting.allCases, row) {
                curves[map, default: [:]][Judgement(game: game, scorer: scorer)] = level(area)
            }
        }
        return make(index, curves: curves)
    }
}
