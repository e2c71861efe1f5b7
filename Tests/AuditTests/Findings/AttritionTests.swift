import Domain
import Render
import Testing

@testable import Audit

@Suite("Who is left out")
struct AttritionTests {
    private func attrition(_ pictures: [PictureFindings]) -> [RegionAttrition] {
        RegionReliance(
            .face, of: pictures, variants: [.original],
            groups: PictureGroups(of: pictures, by: PictureGroups.gender)
        ).attrition
    }

    private let both = [Setting.zeroShot: FoundPicture.map(hit: 1), .fineTuned: FoundPicture.map(hit: 0)]

    @Test func `every step takes away those that it is named after`() {
        let hidden = both.mapValues { _ in FoundPicture.map(hit: 0, chance: 0) }
        let pictures = [
            FoundPicture.make(0, gender: "a", faces: both), FoundPicture.make(1, gender: "a", faces: both),
            FoundPicture.make(2, gender: "a", isReadable: false),
            FoundPicture.make(3, gender: "a", wrong: [.zeroShot], faces: both),
            FoundPicture.make(4, gender: "a", wrong: [.zeroShot, .fineTuned], faces: both),
            FoundPicture.make(5, gender: "a", boxes: [:]), FoundPicture.make(6, gender: "a", boxes: [.face: 0]),
            FoundPicture.make(7, gender: "a", faces: hidden), FoundPicture.make(8, gender: "a"),
        ]
        let found = attrition(pictures)
        #expect(found.map(\.flow) == [[9, 8, 6, 3, 2]])
        #expect(found[0].flow.last == found[0].counted)
    }

    @Test func `every reason belongs to exactly one step`() {
        let reasons = AttritionStep.allCases.flatMap(\.losses)
        #expect(reasons.count == RegionOmission.allCases.count && Set(reasons) == Set(RegionOmission.allCases))
    }

    /// So many pictures of a group, of which the first are wrong.
    private func group(_ name: String, count: Int, lost: Int, from first: Int) -> [PictureFindings] {
        (0..<count).map { index in
            FoundPicture.make(
                first + index, gender: name, wrong: index < lost ? [.zeroShot] : [], faces: both)
        }
    }

    @Test func `a group that is left out more often is named, and a thin difference is not`() throws {
        let shown = attrition(group("a", count: 60, lost: 40, from: 0) + group("b", count: 60, lost: 10, from: 100))
            .gaps
        let finding = try #require(Words.attrition(shown))
        #expect(finding.statement == "Pictures marked a are left out more often than pictures marked b.")
        #expect(finding.evidence.contains("Fisher's exact test p < 0.001"))
        let thin = attrition(group("a", count: 20, lost: 8, from: 0) + group("b", count: 20, lost: 5, from: 100)).gaps
        let doubt = try #require(Words.attrition(thin))
        #expect(
            doubt.statement.hasPrefix(
                "We cannot tell whether pictures marked a or b are left out more often: about "))
        #expect(Words.attrition(attrition(group("a", count: 5, lost: 1, from: 0)).gaps) == nil)
    }

    @Test func `equal losses of many pictures pass`() throws {
        let gaps = attrition(group("a", count: 400, lost: 100, from: 0) + group("b", count: 400, lost: 100, from: 1000))
            .gaps
        let finding = try #require(Words.attrition(gaps))
        #expect(
            finding.statement
                == "Pictures marked a and b are left out about equally often: the difference is below 10 points.")
    }
}
