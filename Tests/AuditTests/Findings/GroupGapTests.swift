import Domain
import Testing

@testable import Audit

@Suite("The gap between groups has three verdicts")
struct GroupGapTests {
    private func group(_ name: String, hits: Int, of count: Int) -> GroupScores {
        GroupScores(
            group: name,
            scores: PointingScores((0..<count).map { FoundPicture.map(hit: $0 < hits ? 1 : 0) }))
    }

    private func gaps(_ hits: Int, of count: Int, against otherHits: Int, of otherCount: Int) -> [GroupGap] {
        GroupGap.pairs(of: [group("female", hits: hits, of: count), group("male", hits: otherHits, of: otherCount)])
    }

    @Test func `fails where the interval excludes zero, even by little`() {
        #expect(gaps(40, of: 100, against: 20, of: 100).verdict == .fail)
        #expect(gaps(1200, of: 4000, against: 1080, of: 4000).verdict == .fail)
    }

    @Test func `passes only where the interval lies within ten points`() {
        #expect(gaps(80, of: 400, against: 80, of: 400).verdict == .pass)
        #expect(gaps(10, of: 50, against: 10, of: 50).verdict == .cannotTell)
        // Without a single hit, three pictures say nothing.
        #expect(gaps(0, of: 3, against: 0, of: 3).verdict == .cannotTell)
    }

    @Test func `needs no number where there is no gap`() {
        #expect(gaps(10, of: 50, against: 10, of: 50).first?.neededPerGroup == nil)
    }

    @Test func `of more than two groups all pairs are looked at, with wider intervals`() throws {
        let three = ["a", "b", "c"].map { group($0, hits: $0 == "c" ? 30 : 10, of: 50) }
        let unknown = group(PictureGroups.unknown, hits: 0, of: 50), empty = group("d", hits: 0, of: 0)
        let pairs = GroupGap.pairs(of: three + [empty, unknown])
        #expect(pairs.map { "\($0.first)\($0.second)" } == ["ab", "ac", "bc"])
        #expect(pairs.allSatisfy { abs($0.gap.level - (1 - 0.05 / 3)) < 1e-12 })
        #expect(pairs.map(\.verdict) == [.cannotTell, .fail, .fail] && pairs.verdict == .fail)
        #expect(pairs.leading?.second == "c")
        let alone = try #require(GroupGap(three[0].rate, three[2].rate, family: 1))
        #expect(alone.gap.upper < pairs[1].gap.upper && abs(3 * alone.fisher - pairs[1].fisher) < 1e-12)
    }

    @Test func `larger faces show as a gap by chance`() throws {
        let small = FoundPicture.group("female", count: 5, zeroShot: 1, fineTuned: 1, chance: 0.1, from: 0)
        let large = FoundPicture.group("male", count: 5, zeroShot: 1, fineTuned: 1, chance: 0.3, from: 5)
        let pictures = small + large
        let found = RegionReliance(
            .face, of: pictures, variants: [.original], groups: PictureGroups(of: pictures, by: PictureGroups.gender))
        let gap = try #require(found.original(.zeroShot)?.gaps.first)
        #expect(abs(try #require(gap.chanceGap) + 0.2) < 1e-12 && gap.gap.point == 0)
    }
}
