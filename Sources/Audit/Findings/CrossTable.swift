import Domain
import Engine

/// Whose map and whose score: how each setting's maps do under the score of either, over the compared pictures.
///
/// Both settings share the image encoder, so one curve in the order of a map is judged by both.
struct CrossTable: Sendable {
    let game: PixelGame
    /// All four, zero-shot maps first, for each map the zero-shot score first.
    let cells: [Cell]
    /// Area of the fine-tuned map minus that of the zero-shot map under one score, picture by picture.
    let differences: [Setting: Estimate]

    /// One setting's maps under one setting's score.
    struct Cell: Sendable {
        let map: Setting
        let scorer: Setting
        /// Mean area, with a bootstrap interval by picture; nil for fewer than two pictures.
        let area: Estimate?
    }

    /// Takes the means over the compared pictures of which all four curves are there.
    init(_ game: PixelGame, compared: [PictureFindings]) {
        self.game = game
        func area(_ picture: PictureFindings, _ map: Setting, _ scorer: Setting) -> Double? {
            picture.curve(map, PictureFindings.Judgement(game: game, scorer: scorer))?.area
        }
        let whole = compared.filter { picture in
            Setting.allCases.allSatisfy { map in Setting.allCases.allSatisfy { area(picture, map, $0) != nil } }
        }
        cells = Setting.allCases.flatMap { map in
            Setting.allCases.map { scorer in
                Cell(
                    map: map, scorer: scorer,
                    area: Bootstrap().mean(whole.compactMap { area($0, map, scorer) }))
            }
        }
        var differences: [Setting: Estimate] = [:]
        for scorer in Setting.allCases {
            differences[scorer] = Bootstrap().mean(
                whole.compactMap { picture in
                    area(picture, .zeroShot, scorer).flatMap { zeroShot in
                        area(picture, .fineTuned, scorer).map { $0 - zeroShot }
                    }
                })
        }
        self.differences = differences
    }

    /// The mean area of one setting's maps under one setting's score.
    func area(_ map: Setting, by scorer: Setting) -> Estimate? {
        cells.first { $0.map == map && $0.scorer == scorer }?.area
    }

    /// Whose maps are the more faithful ones under a setting's score; nil where that cannot be told.
    func better(by scorer: Setting) -> Setting? { game.better(differences[scorer]) }
}

extension PixelGame {
    /// Whose maps a difference of areas speaks for, fine-tuned minus zero-shot; nil where its interval holds zero.
    ///
    /// Under deletion the smaller area is the more faithful one, under insertion the larger.
    func better(_ difference: Estimate?) -> Setting? {
        guard let difference else { return nil }
        if difference.lower > 0 { return self == .deletion ? .zeroShot : .fineTuned }
        if difference.upper < 0 { return self == .deletion ? .fineTuned : .zeroShot }
        return nil
    }
}
