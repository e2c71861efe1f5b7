import Domain
import Engine
import Testing

@testable import Audit

@Suite("Text in images, counted by hand")
struct TextFindingsTests {
    private let classes = ["chef", "fire fighter"]

    /// A picture with lettering that the maps of both settings hit or do not.
    private func lettered(
        _ index: Int, _ text: String?, label: Int = 0, wrong: Set<Setting> = [], hits: (Double, Double) = (1, 0)
    ) -> PictureFindings {
        FoundPicture.make(
            index, boxes: [.text: 1], wrong: wrong,
            texts: [.zeroShot: FoundPicture.map(hit: hits.0), .fineTuned: FoundPicture.map(hit: hits.1)], text: text,
            label: label)
    }

    private func findings(_ pictures: [PictureFindings]) -> TextFindings {
        TextFindings(of: pictures, variants: [.original], classNames: classes)
    }

    @Test(arguments: [
        ("CHEF", "names its class"), ("The chef, a Fire  Fighter", "names its class"),
        ("fire-fighter!", "names another class"), ("firefighter", "names no class"), ("chefs", "names no class"),
    ])
    func `text names a class where the words of the class stand in it`(_ text: String, _ name: String) {
        #expect(TextWording(lettered(0, text).row, classNames: classes)?.name == name)
    }

    @Test func `nothing is known of text that is marked but not read`() {
        #expect(TextWording(lettered(0, nil).row, classNames: classes) == nil)
        #expect(TextWording(lettered(0, "").row, classNames: classes) == nil)
    }

    /// A picture of which metadata says nothing but perhaps its text, and what a detector found in it.
    private func searched(_ words: [String?], text: String? = nil, marked: [Box]? = nil) -> RunSampleRow {
        let box = Box(x: 10, y: 10, width: 20, height: 5)
        var annotation = Annotation(text: text)
        annotation.boxes[.text] = marked
        let found = Detection.found(words.map { DetectedRegion(box: box, score: 0.9, text: $0) })
        return RunSampleRow(
            sample: Sample(path: "test/chef/1.jpg", split: .test, label: 0, annotation: annotation),
            image: ContentDigest(of: "picture"), size: (100, 100), problem: nil,
            searches: [.text: RegionSearch(detector: "reader", detection: found)])
    }

    @Test func `metadata says what is written, and a detector where it does not`() {
        #expect(searched(["HEAD", "CHEF"]).lettering == "HEAD CHEF")
        #expect(searched(["CHEF"], text: "exit").lettering == "exit")
        #expect(searched([nil]).lettering == nil && searched([]).lettering == nil)
        // Metadata marks the text but does not say what it is: the detector may have read another one.
        #expect(searched(["CHEF"], marked: [Box(x: 0, y: 0, width: 1, height: 1)]).lettering == nil)
    }

    @Test func `a detector is held against metadata where both speak`() throws {
        let inside = Box(x: 25, y: 0, width: 9, height: 11), beside = Box(x: 30, y: 10, width: 9, height: 5)
        let rows = [
            searched(["a"], marked: [inside]), searched(["a"], marked: [beside]), searched([], marked: [inside]),
            searched(["a"], marked: []), searched([], marked: []), searched(["a"]), searched([]),
        ]
        let agreement = RegionAgreement(.text, of: rows.map { PictureFindings(row: $0, variants: [:]) })
        #expect(agreement.open == 2)
        let found = try #require(agreement.found), falseAlarms = try #require(agreement.falseAlarms)
        #expect(found.count == 3 && abs(found.point - 1.0 / 3) < 1e-12)
        #expect(falseAlarms.count == 2 && falseAlarms.point == 0.5)
        #expect(RegionAgreement(.face, of: []).found == nil)
    }

    @Test func `counted are pictures that both settings get right, with text in view`() throws {
        let nowhere = FoundPicture.map(hit: 0, mass: nil, chance: 0)
        let hidden = [Setting.zeroShot: nowhere, .fineTuned: nowhere]
        let found = findings([
            lettered(0, "chef"), lettered(1, "chef", label: 1), lettered(2, "chef", wrong: [.zeroShot]),
            FoundPicture.make(3, boxes: [.text: 0]), FoundPicture.make(4, boxes: [:]),
            FoundPicture.make(5, boxes: [.text: 1], texts: hidden),
        ])
        #expect(found.isMarked)
        let original = try #require(found.reliance.original)
        #expect(original.paired.count == 2 && original.paired.onlyZeroShot == 2)
        #expect(found.reliance.attrition.map(\.group) == classes)
        #expect(found.reliance.attrition.map(\.counted) == [1, 1])
        #expect(found.reliance.attrition[0].omitted(.zeroShotWrong) == 1)
        #expect(found.reliance.attrition[0].omitted(.outOfView) == 1)
        #expect(found.presence.names == ["with text", "without text", "unknown"])
        #expect(found.presence.members("with text", of: []).isEmpty)
    }

    @Test func `answers are held against the presence of text and against what it says`() throws {
        let pictures =
            (0..<4).map { lettered($0, "chef") }
            + (4..<8).map { lettered($0, "fire fighter", wrong: $0 < 7 ? [.zeroShot] : []) }
            + [lettered(8, "exit")] + (9..<11).map { FoundPicture.make($0, boxes: [.text: 0]) }
        let found = findings(pictures)
        let gap = try #require(found.accuracy.gaps(.zeroShot, .original).first)
        #expect((gap.first, gap.second) == ("with text", "without text"))
        #expect(abs(gap.gap.point - (6.0 / 9 - 1)) < 1e-12 && gap.gap.count == 11)
        let wording = try #require(found.wordingGap(.zeroShot))
        #expect((wording.first, wording.second) == ("names its class", "names another class"))
        #expect(wording.gap.point == 0.75 && wording.gap.count == 8)
        #expect(found.wording.names == ["names its class", "names another class", "names no class"])
        let misread = try #require(found.misreadings[.zeroShot])
        #expect(misread.count == 4 && misread.wrong == 3 && misread.chance == 1)
        #expect(misread.asWritten?.point == 1)
        #expect(found.misreadings[.fineTuned]?.asWritten == nil)
    }

    @Test func `hits on text are counted by whether the answer is right`() throws {
        let found = findings([
            lettered(0, nil), lettered(1, nil, hits: (0, 0)), lettered(2, nil, wrong: [.zeroShot]),
        ])
        let outcome = try #require(found.outcomes[.zeroShot])
        #expect(outcome.groups.map(\.scores.count) == [2, 1])
        #expect(try #require(outcome.gap).gap.point == -0.5)
        #expect(found.outcomes[.fineTuned]?.gap == nil)
        #expect(found.wording.known.isEmpty && found.wordingGap(.zeroShot) == nil)
    }

    @Test func `without text there is nothing to be said`() {
        let found = findings([FoundPicture.make(0), FoundPicture.make(1)])
        #expect(!found.isMarked && found.presence.names == ["unknown"] && found.wording.names.isEmpty)
        #expect(found.accuracy.gaps(.zeroShot, .original).isEmpty)
    }
}
