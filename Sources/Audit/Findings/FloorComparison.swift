import Domain
import Engine

/// How a setting's maps do beside rankings that know nothing, under the setting's own score.
struct FloorComparison: Sendable {
    let setting: Setting
    let game: PixelGame
    /// Mean area of the maps, over the pictures of which both floors are measured.
    let area: Estimate?
    /// The same of each floor.
    let floors: [RankingFloor: Estimate]
    /// Area of the map minus that of the floor, picture by picture, with a bootstrap interval.
    let differences: [RankingFloor: Estimate]

    /// Compares one setting's maps of some pictures.
    init(_ setting: Setting, _ game: PixelGame, compared: [PictureFindings]) {
        self.setting = setting
        self.game = game
        let judgement = PictureFindings.Judgement(game: game, scorer: setting)
        let rows = compared.compactMap { picture -> (map: Double, floors: [RankingFloor: Double])? in
            guard let map = picture.curve(setting, judgement)?.area else { return nil }
            var floors: [RankingFloor: Double] = [:]
            for floor in RankingFloor.allCases { floors[floor] = picture.curve(floor, judgement)?.area }
            return floors.count == RankingFloor.allCases.count ? (map, floors) : nil
        }
        area = Bootstrap().mean(rows.map(\.map))
        var floors: [RankingFloor: Estimate] = [:], differences: [RankingFloor: Estimate] = [:]
        for floor in RankingFloor.allCases {
            floors[floor] = Bootstrap().mean(rows.compactMap { $0.floors[floor] })
            differences[floor] = Bootstrap().mean(rows.compactMap { row in row.floors[floor].map { row.map - $0 } })
        }
        self.floors = floors
        self.differences = differences
    }

    /// Whether the maps are better than a floor; nil where that cannot be told.
    func beats(_ floor: RankingFloor) -> Bool? {
        guard let difference = differences[floor] else { return nil }
        let (better, worse) =
            game == .deletion
            ? (difference.upper < 0, difference.lower > 0) : (difference.lower > 0, difference.upper < 0)
        return better ? true : worse ? false : nil
    }

    /// Passes where both floors are beaten, fails where one of them is better than the maps.
    var verdict: Verdict {
        let answers = RankingFloor.allCases.map(beats)
        if answers.contains(false) { return .fail }
        return answers.allSatisfy { $0 == true } ? .pass : .cannotTell
    }
}
