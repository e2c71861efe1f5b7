import Domain
import Engine
import Foundation
import Testing

@testable import SampleWorld

@Suite("The sample world")
struct SampleWorldTests {
    private let balanced = SampleWorld(seed: 7, bias: .none)
    private let biased = SampleWorld(seed: 7, bias: .strong)

    private func records(_ world: SampleWorld, _ split: Split, count: Int) -> [SampleWorld.Record] {
        (0..<count).map { world.picture(SampleWorld.Number(split: split, index: $0)).record }
    }

    @Test("The same seed and number draw the same pixels, another seed others")
    func isDeterministic() {
        let number = SampleWorld.Number(split: .train, index: 3)
        #expect(balanced.picture(number).image == balanced.picture(number).image)
        #expect(balanced.picture(number).image != SampleWorld(seed: 8, bias: .none).picture(number).image)
        #expect(
            balanced.picture(number).image != balanced.picture(SampleWorld.Number(split: .test, index: 3)).image)
    }

    @Test("Two hundred pictures hold ten of each profession and gender")
    func isBalanced() {
        let cells = Dictionary(grouping: records(balanced, .test, count: 200)) { "\($0.profession) \($0.gender)" }
        #expect(cells.count == 20)
        #expect(cells.values.allSatisfy { $0.count == 10 })
    }

    @Test("Every picture marks a face inside the picture, and the balanced world always shows evidence")
    func marksTheTruth() throws {
        let side = Double(SampleWorld.side)
        for record in records(balanced, .train, count: 100) {
            let face = try #require(record.face)
            #expect(face.x >= 0 && face.y >= 0 && face.x + face.width <= side && face.y + face.height <= side)
            #expect((40...100).contains(face.width) && (40...100).contains(face.height))
            #expect(!record.evidence.isEmpty)
            #expect((record.text == nil) == (record.textBox == nil))
        }
    }

    @Test("A strong bias ties most people of a profession to one gender and hides a third of the evidence")
    func tiesGender() {
        let people = records(biased, .train, count: 400)
        let tied = people.count { $0.gender == $0.profession.tiedGender }
        let hidden = people.count { $0.evidence.isEmpty }
        // Five standard deviations around 95 and 35 percent of 400.
        #expect((358...400).contains(tied))
        #expect((92...188).contains(hidden))
        #expect(people.allSatisfy { $0.tool == nil || !$0.evidence.isEmpty })
    }

    @Test("The test split of a biased world is the balanced one, picture by picture")
    func keepsTheTestSplitBalanced() {
        #expect(records(biased, .test, count: 40) == records(balanced, .test, count: 40))
    }

    @Test("Half of the signs name the person's own profession, the others another")
    func writesSigns() {
        let signs = records(balanced, .train, count: 400).filter { $0.text != nil }
        let own = signs.count { $0.text == $0.profession.rawValue }
        #expect((110...210).contains(signs.count))
        #expect(Double(own) / Double(signs.count) > 0.3 && Double(own) / Double(signs.count) < 0.7)
    }

    @Test("Hair, place and signs go with neither gender: only the face shows it")
    func hidesGenderOutsideTheFace() {
        // The same number drawn as a woman and as a man differs inside the face's box and nowhere else before light.
        for index in [0, 4, 7] {
            let side = SampleWorld.side
            let pictures = Gender.allCases.map { gender -> (PixelImage, Box?) in
                var chance = Chance(SplitMix64(seed: UInt64(index)))
                let scene = Scene(
                    profession: .doctor, gender: gender, showsEvidence: true, side: Double(side), chance: &chance)
                let brush = Brush(side: side), marks = ScenePainter(scene: scene, brush: brush).paint()
                return (brush.picture(), marks.face)
            }
            guard let face = pictures[0].1 else {
                Issue.record("A picture without a face.")
                continue
            }
            var outside = 0, inside = 0
            for row in 0..<side {
                for column in 0..<side {
                    let start = 3 * (row * side + column)
                    guard pictures[0].0.pixels[start..<start + 3] != pictures[1].0.pixels[start..<start + 3] else {
                        continue
                    }
                    // A beard's lower rim and the outer lashes may stand out by a few pixels.
                    let margin = 7.0, x = Double(column), y = Double(row)
                    let isInside =
                        x >= face.x - margin && x < face.x + face.width + margin && y >= face.y - margin
                        && y < face.y + face.height + margin
                    if isInside { inside += 1 } else { outside += 1 }
                }
            }
            #expect(inside > 200)
            #expect(outside == 0)
        }
    }
}
