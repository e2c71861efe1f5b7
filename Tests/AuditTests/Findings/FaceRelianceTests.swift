import Domain
import Testing

@testable import Audit

@Suite("Reliance on faces, counted by hand")
struct FaceRelianceTests {
    private func reliance(_ pictures: [PictureFindings], variants: [Variant] = [.original]) -> RegionReliance {
        RegionReliance(
            .face, of: pictures, variants: variants, groups: PictureGroups(of: pictures, by: PictureGroups.gender))
    }

    /// Agarwal 2023, table 1: the counts that its rates fit.
    private var paper: [PictureFindings] {
        FoundPicture.group("female", count: 88, zeroShot: 11, fineTuned: 18, from: 0)
            + FoundPicture.group("male", count: 85, zeroShot: 18, fineTuned: 25, from: 100)
    }

    @Test func `the paper's table cannot tell of a gap between genders`() throws {
        let reliance = reliance(paper)
        for (setting, gap, p, needed) in [
            (Setting.zeroShot, -0.0868, 0.16, 291.0), (.fineTuned, -0.0896, 0.22, 365),
        ] {
            let found = try #require(reliance.original(setting)), pair = try #require(found.gaps.first)
            #expect(found.gaps.count == 1)
            #expect((pair.first, pair.second) == ("female", "male"))
            #expect(abs(pair.gap.point - gap) < 5e-5)
            #expect(pair.gap.count == 173 && pair.gap.level == 0.95)
            #expect(abs(pair.fisher - p) < 0.006)
            #expect(abs(try #require(pair.neededPerGroup) - needed) < 1.5)
            #expect(try #require(pair.detectable) > abs(gap))
            #expect(pair.verdict == .cannotTell && found.gaps.verdict == .cannotTell)
        }
    }

    @Test func `rates are taken from their chance, picture by picture`() throws {
        let all = try #require(reliance(paper).original(.zeroShot)).all
        #expect(all.count == 173 && all.hits == 29 && all.wholeHits == 29)
        #expect(try #require(all.rate).point == 29.0 / 173)
        #expect(abs(try #require(all.corrected).point - (29.0 / 173 - 0.1)) < 1e-12)
        #expect(abs(try #require(all.correctedMass).point - 0.2) < 1e-12)
        #expect(all.reliance == .moreThanChance)
    }

    @Test func `every picture counts or has a reason, group by group`() throws {
        let both = [Setting.zeroShot: FoundPicture.map(hit: 1), .fineTuned: FoundPicture.map(hit: 0)]
        let hidden = both.mapValues { _ in FoundPicture.map(hit: 0, chance: 0) }
        let pictures = [
            FoundPicture.make(0, gender: "male", faces: both), FoundPicture.make(1, faces: both),
            FoundPicture.make(2, gender: "female", wrong: [.zeroShot], faces: both),
            FoundPicture.make(3, gender: "female", wrong: [.fineTuned], faces: both),
            FoundPicture.make(4, gender: "female", wrong: [.zeroShot, .fineTuned], faces: both),
            FoundPicture.make(5, gender: "female", boxes: [:]),
            FoundPicture.make(6, gender: "female", boxes: [.face: 0]),
            FoundPicture.make(7, gender: "female", faces: hidden), FoundPicture.make(8, gender: "female"),
            FoundPicture.make(9, gender: "female", isReadable: false),
        ]
        let attrition = reliance(pictures).attrition
        #expect(attrition.map(\.group) == ["female", "male", "unknown"])
        #expect(attrition.map(\.total) == [8, 1, 1] && attrition.map(\.counted) == [0, 1, 1])
        for reason in RegionOmission.allCases { #expect(attrition[0].omitted(reason) == 1, "\(reason)") }
        #expect(reliance(pictures).original(.zeroShot)?.gaps.isEmpty == true)
        #expect(reliance(pictures).original(.zeroShot)?.gaps.verdict == .cannotTell)
    }

    @Test func `the masked version is looked at on the pictures that count as they are`() throws {
        let hit = [Setting.zeroShot: FoundPicture.map(hit: 1), .fineTuned: FoundPicture.map(hit: 0.5)]
        let pictures = [
            FoundPicture.make(0, faces: hit, masked: hit, wrongMasked: [.zeroShot]),
            FoundPicture.make(1, wrong: [.zeroShot], faces: hit, masked: hit),
            FoundPicture.make(2, faces: hit),
        ]
        let found = reliance(pictures, variants: Variant.allCases)
        #expect(found.variants.map(\.variant) == [.original, .faceMasked])
        #expect(found.variants.map { $0.settings[.zeroShot]?.all.count } == [2, 1])
        let fineTuned = try #require(found.variants[0].settings[.fineTuned]).all
        #expect(fineTuned.hits == 1 && fineTuned.wholeHits == 2)
    }

    @Test func `settings are compared over the same pictures`() throws {
        let paired = try #require(reliance(paper).variants.first).paired
        #expect(paired.count == 173 && paired.onlyZeroShot == 0 && paired.onlyFineTuned == 14)
        #expect(abs(try #require(paired.hitDifference).point - 14.0 / 173) < 1e-12)
        // Two sides of 14 changes in one direction.
        #expect(abs(paired.mcNemar - 2 / 16384.0) < 1e-12)
        #expect(paired.moreHits == .fineTuned)
        #expect(paired.wilcoxon == nil && paired.moreMass == nil)
    }

    @Test func `maps without mass are counted and left out of the mean`() throws {
        let scores = PointingScores([
            FoundPicture.map(hit: 0.1, mass: nil), FoundPicture.map(hit: 1, mass: 0.4),
            FoundPicture.map(hit: 0, mass: 0.2),
        ])
        #expect(scores.masslessCount == 1 && scores.count == 3)
        #expect(abs(try #require(scores.mass).point - 0.3) < 1e-12 && scores.mass?.count == 2)
    }

    @Test func `a few misses are not less than chance, though a bootstrap of them would say so`() throws {
        let misses = PointingScores([0.05, 0.06, 0.07].map { FoundPicture.map(hit: 0, mass: 0, chance: $0) })
        #expect(try #require(misses.corrected).upper > 0)
        #expect(misses.hitReliance == .cannotTell && misses.massReliance == .cannotTell)
        let twenty = PointingScores((0..<20).map { FoundPicture.map(hit: 0, chance: 0.04 + 0.001 * Double($0)) })
        #expect(try #require(twenty.corrected).upper > 0)
        #expect(twenty.hitReliance == .cannotTell)
    }

    @Test func `measures that contradict one another show no direction`() {
        #expect(Reliance(.moreThanChance, .lessThanChance) == .cannotTell)
        #expect(Reliance(.moreThanChance, .cannotTell) == .moreThanChance)
        #expect(Reliance(.cannotTell, .lessThanChance) == .lessThanChance)
    }
}
