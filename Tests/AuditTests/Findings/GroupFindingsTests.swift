import Domain
import Testing

@testable import Audit

@Suite("Groups of people, counted by hand")
struct GroupFindingsTests {
    private let maps = [Setting.zeroShot: FoundPicture.map(hit: 1), .fineTuned: FoundPicture.map(hit: 0)]

    private func findings(_ pictures: [PictureFindings], by attribute: String = "gender") -> GroupFindings {
        GroupFindings(of: pictures, variants: Variant.allCases, by: attribute)
    }

    /// Four compared pictures of women and one of a man; the last of the women has no masked version.
    private var pictures: [PictureFindings] {
        let areas: [(Float, Float?)] = [(0.2, 0.5), (0.4, 0.6), (0.3, 0.2), (0.9, nil)]
        return areas.enumerated().map { index, area in
            var shown: [Variant: Float] = [.original: area.0]
            shown[.faceMasked] = area.1
            return FoundPicture.make(
                index, gender: "female", faces: maps, masked: area.1.map { _ in maps }, areas: shown)
        } + [
            FoundPicture.make(
                4, gender: "male", wrong: [.zeroShot], faces: maps, masked: maps,
                areas: [.original: 0.1, .faceMasked: 0.1])
        ]
    }

    @Test func `deletion areas are those of the compared pictures, and their change that of both versions`() throws {
        let women = try #require(findings(pictures).deletion.first { $0.group == "female" && $0.setting == .fineTuned })
        let original = try #require(women.original), masked = try #require(women.faceMasked)
        #expect(original.count == 4 && abs(original.point - 0.45) < 1e-6)
        #expect(masked.count == 3 && abs(masked.point - 1.3 / 3) < 1e-6)
        let change = try #require(women.change)
        #expect(change.count == 3 && abs(change.point - 0.4 / 3) < 1e-6)
        // Changes of +0.3, +0.2 and -0.1: of eight choices of signs, two sides of those with a rank sum of 5 or more.
        #expect(abs(try #require(women.wilcoxon) - 0.5) < 1e-12)
        let men = findings(pictures).deletion.filter { $0.group == "male" }
        #expect(men.count == 2 && men.allSatisfy { $0.original == nil && $0.change == nil && $0.wilcoxon == nil })
        #expect(findings(pictures).deletionOfAll.allSatisfy { $0.group == "all" && $0.original?.count == 4 })
    }

    @Test func `accuracies are held against one another in every variant`() throws {
        let found = findings(pictures)
        let gap = try #require(found.accuracy.gaps(.zeroShot, .original).first)
        #expect((gap.first, gap.second) == ("female", "male"))
        #expect(gap.gap.point == 1 && gap.gap.count == 5 && gap.chanceGap == nil)
        // Of five tables with these margins the observed one has probability 1 / 5, and none is less probable.
        #expect(abs(gap.fisher - 0.2) < 1e-12)
        #expect(found.accuracy.gaps(.fineTuned, .faceMasked).first?.gap.count == 4)
        #expect(found.accuracyOfAll.map { $0.original?.point } == [0.8, 1])
    }

    @Test func `every attribute of metadata has groups of its own, gender first`() {
        let pictures = [
            FoundPicture.make(0, groups: ["skin": "dark", "age": "old"]),
            FoundPicture.make(1, groups: ["age": "young"]), FoundPicture.make(2),
        ]
        #expect(PictureGroups.attributes(of: pictures) == ["gender", "age", "skin"])
        let fairness = FairnessFindings(of: pictures, variants: [.original])
        #expect(fairness.gender.groups.names == ["unknown"] && !fairness.gender.hasSeveralGroups)
        #expect(fairness.others.map(\.groups.names) == [["old", "young", "unknown"], ["dark", "unknown"]])
    }

    @Test func `settings are compared in each group too`() throws {
        let original = try #require(findings(pictures).faces.original)
        #expect(original.pairedGroups.map(\.group) == ["female", "male"])
        #expect(original.pairedGroups.map(\.paired.count) == [4, 0])
        #expect(original.pairedGroups[0].paired.onlyZeroShot == 4)
        // Two sides of four changes in one direction.
        #expect(original.pairedGroups[0].paired.mcNemar == 0.125)
        #expect(original.pairedGroups[1].paired.mcNemar == 1)
    }

    @Test func `pictures that lack a masked version are counted with the reason`() {
        let women = findings(pictures).faces.attrition[0]
        #expect(women.group == "female" && women.counted == 4)
        #expect(women.counted(.original) == 4 && women.counted(.faceMasked) == 3)
        #expect(women.absent(.faceMasked, .notAudited) == 1)
        #expect(PictureFindings.Absence.allCases.reduce(0) { $0 + women.absent(.faceMasked, $1) } == 1)
    }
}
