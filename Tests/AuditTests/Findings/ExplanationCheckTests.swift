import Domain
import Testing

@testable import Audit
@testable import Render

@Suite("Explanations that are made again")
struct ExplanationCheckTests {
    /// Checked pictures with the areas that each seed gives each setting, and those of the normalised score.
    private func checks(
        _ pictures: [(zeroShot: [Double], fineTuned: [Double])], matched: [(zeroShot: Double?, fineTuned: Double?)] = []
    ) -> ExplanationChecks {
        let map = AttributionMap(rows: 2, columns: 2, values: [0, 1, 0.5, 0.25])
        return ExplanationChecks(
            parameters: CheckParameters(),
            pictures: pictures.enumerated().map { index, areas in
                func curves(_ setting: Setting, _ area: Double) -> [PictureFindings.Judgement: ScoreCurve] {
                    [.init(game: .deletion, scorer: setting): MeasuredPicture.level(area)]
                }
                let own = MeasuredPicture.make(
                    index,
                    curves: [
                        .zeroShot: curves(.zeroShot, areas.zeroShot[0]),
                        .fineTuned: curves(.fineTuned, areas.fineTuned[0]),
                    ], maps: [.zeroShot: map, .fineTuned: map])
                func found(_ setting: Setting, _ area: Double, seed: Int) -> PictureFindings.SettingFindings {
                    MeasuredPicture.found(
                        own, setting, curves: curves(setting, area), map: map, hit: index == 0 && seed == 1 ? 0 : 1)
                }
                var normalised: [Setting: PictureFindings.SettingFindings] = [:], ranges: [Setting: ScoreRange] = [:]
                if index < matched.count {
                    for (setting, area) in [
                        (Setting.zeroShot, matched[index].zeroShot), (.fineTuned, matched[index].fineTuned),
                    ] {
                        normalised[setting] = area.map { found(setting, $0, seed: 0) }
                        ranges[setting] = ScoreRange(clean: 0.3, blurred: area == nil ? 0.4 : 0.2)
                    }
                }
                return ExplanationChecks.CheckedPicture(
                    picture: own,
                    seeds: [
                        .zeroShot: areas.zeroShot.enumerated().map { found(.zeroShot, $1, seed: $0) },
                        .fineTuned: areas.fineTuned.enumerated().map { found(.fineTuned, $1, seed: $0) },
                    ], ranges: ranges, matched: normalised)
            })
    }

    private let observed = Estimate(point: 0.1, lower: 0.05, upper: 0.15, count: 100)

    @Test func `spread as the variance within a picture says, over the compared pictures`() throws {
        // Within each picture the standard deviation is 0.01, of the difference too, because only one setting moves.
        let steady = [0.3, 0.3, 0.3], moving = [0.49, 0.5, 0.51]
        let noise = try #require(
            NoiseFloor(
                checks([(steady, moving), (steady, moving), (steady, moving)]), compared: 100, observed: observed))
        #expect(noise.seeds == 3)
        #expect(noise.settings[0].meanArea?.point == 0)
        #expect(abs(try #require(noise.settings[1].area).point - 0.01) < 1e-6)
        #expect(abs(try #require(noise.settings[1].meanArea).point - 0.001) < 1e-7)
        #expect(abs(try #require(noise.difference).point - 0.001) < 1e-7)
        #expect(abs(try #require(noise.ratio) - 100) < 1e-2)
        #expect(noise.verdict == .pass)
        #expect(
            Words.noise(noise, .done(3)).statement == "The difference of the settings is 100 times the noise of seeds.")
    }

    @Test func `agree where maps are the same, and hits that change are counted`() throws {
        let steady = [0.3, 0.3, 0.3]
        let noise = try #require(
            NoiseFloor(checks([(steady, steady), (steady, steady)]), compared: 10, observed: observed))
        #expect(noise.settings[0].rankCorrelation?.point == 1)
        #expect(noise.settings[0].topOverlap?.point == 1)
        // Of the first picture two of three pairs disagree, of the second none.
        #expect(abs(try #require(noise.settings[0].changedHits[.face]).point - 1.0 / 3) < 1e-9)
        #expect(noise.settings[0].changedHits[.text] == nil)
    }

    @Test func `a small difference is within the noise, one in between cannot be told`() throws {
        let noisy = checks([
            ([0.1, 0.5, 0.9], [0.9, 0.5, 0.1]), ([0.2, 0.5, 0.8], [0.8, 0.4, 0.3]),
            ([0.1, 0.4, 0.9], [0.9, 0.6, 0.1]),
        ])
        func verdict(_ point: Double) throws -> Verdict {
            try #require(
                NoiseFloor(
                    noisy, compared: 4, observed: Estimate(point: point, lower: point, upper: point, count: 4))
            ).verdict
        }
        let spread = try #require(NoiseFloor(noisy, compared: 4, observed: observed)?.difference)
        #expect(try verdict(0.01) == .fail)
        #expect(try verdict(2 * spread.point) == .cannotTell)
        #expect(try verdict(-2.1 * spread.upper) == .pass)
    }

    @Test func `with a normalised score rest on the pictures where blurring takes something from both scores`() throws {
        let areas = [0.3, 0.3, 0.3]
        let found = try #require(
            MatchedRegularisation(
                checks(
                    [(areas, areas), (areas, areas), (areas, areas), (areas, areas)],
                    matched: [(0.2, 0.4), (0.2, 0.41), (nil, 0.4), (0.3, 0.5)])))
        #expect(found.count == 4)
        #expect(found.settings[0].omitted == 1 && found.settings[1].omitted == 0)
        #expect(found.difference?.count == 3 && found.ownDifference?.count == 3)
        #expect(abs(try #require(found.difference).point - 0.61 / 3) < 1e-6)
        #expect(abs(try #require(found.settings[0].drop).point - 0.05) < 1e-9)
        #expect(found.better == .zeroShot)
        #expect(Words.matched(found, claim: .zeroShot, .done(4)).status.word == "Stands")
        #expect(Words.matched(found, claim: .fineTuned, .done(4)).status.word == "Turns round")
        #expect(Words.matched(found, claim: nil, .done(4)).status.word == "Zero-shot")
    }

    @Test func `where there are none the reason is given`() {
        #expect(NoiseFloor(checks([]), compared: 10, observed: observed) == nil)
        #expect(MatchedRegularisation(checks([])) == nil)
        #expect(Words.noise(nil, .leftOut).evidence.contains("--checked-pictures 0"))
        #expect(Words.matched(nil, claim: .zeroShot, .notYet).evidence.contains("the same build command adds it"))
    }

    @Test func `are few enough to cost little, unless somebody asks for more`() {
        var parameters = CheckParameters()
        #expect(parameters.pictures(ofMaps: 800) == 20)
        #expect(parameters.pictures(ofMaps: 2000) == 24)
        #expect(parameters.pictures(ofMaps: 18) == 0)
        parameters.pictures = 3
        #expect(parameters.pictures(ofMaps: 18) == 3)
    }
}
