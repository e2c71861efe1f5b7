import Domain
import Testing

@testable import Audit

@Suite("Claims under every definition")
struct MultiverseTests {
    /// Pictures of one gender of which each setting scores what `value` says, by definition; chance is a tenth.
    private func pictures(
        _ gender: String? = nil, count: Int, from first: Int = 0, chance: Double = 0.1,
        value: @escaping (_ index: Int, Setting, PointingDefinition) -> Double
    ) -> [PictureFindings] {
        let faces = [Setting.zeroShot: FoundPicture.map(hit: 0), .fineTuned: FoundPicture.map(hit: 0)]
        return (0..<count).map { index in
            FoundPicture.make(first + index, gender: gender, faces: faces, masked: faces) { _, setting, definition in
                PointingScore(value: value(index, setting, definition), chance: chance)
            }
        }
    }

    private func multiverse(_ pictures: [PictureFindings], variants: [Variant] = Variant.allCases) -> Multiverse {
        Multiverse(
            of: pictures, variants: variants, groups: PictureGroups(of: pictures, by: PictureGroups.gender))
    }

    /// A share around another that is never quite the same.
    private func share(_ middle: Double, _ index: Int) -> Double { middle + 0.001 * Double(index % 7) }

    @Test func `a claim that rests on the measure shows on which`() throws {
        // Fine-tuned maps hit more often, zero-shot maps have more mass on the face.
        let found = multiverse(
            pictures(count: 40) { index, setting, definition in
                if definition.measure.isHit { return index < (setting == .zeroShot ? 5 : 25) ? 1 : 0 }
                return share(setting == .zeroShot ? 0.5 : 0.3, index)
            })
        let panel = try #require(found.panels.first { $0.claim == .fineTunedMore })
        #expect(panel.results.count == 16)
        #expect(panel.count(.holds) == 8 && panel.count(.contradicted) == 8 && panel.count(.cannotTell) == 0)
        for result in panel.results {
            #expect(result.verdict == (result.definition.measure.isHit ? .holds : .contradicted))
            #expect(result.count == 40)
        }
        #expect(
            Words.robustness(panel)
                == "It holds in 8 of 16 definitions and is contradicted in 8.")
    }

    @Test func `more or less than chance is told by each definition from its own chance`() throws {
        let found = multiverse(
            pictures(count: 40) { index, setting, definition in
                switch (definition.measure, setting) {
                case (.topPixel, _): return index < 20 ? 1 : 0
                case (.nearTopPixel, _): return index < 4 ? 1 : 0
                case (.topShare, _): return share(0.02, index)
                case (.mass, _): return share(0.097, index)
                }
            }, variants: [.original])
        let panel = try #require(found.panels.first { $0.claim == .moreThanChance(.zeroShot) })
        let verdicts = Dictionary(grouping: panel.results, by: \.definition.measure).mapValues { $0.map(\.verdict) }
        #expect(verdicts[.topPixel] == [.holds, .holds] && verdicts[.nearTopPixel] == [.cannotTell, .cannotTell])
        #expect(verdicts[.topShare] == [.contradicted, .contradicted])
        #expect(verdicts[.mass] == [.cannotTell, .cannotTell])
        #expect(
            Words.robustness(panel)
                == "It holds in 2 of 8 definitions and is contradicted in 2; in the other 4 we cannot tell.")
    }

    @Test func `the gap is that of the two largest groups, in the direction of the paper's definition`() throws {
        func group(_ name: String, _ count: Int, hits: Int, mass: Double, from first: Int) -> [PictureFindings] {
            pictures(name, count: count, from: first) { index, _, definition in
                definition.measure.isHit ? (index < hits ? 1 : 0) : share(mass, index)
            }
        }
        let found = multiverse(
            group("a", 40, hits: 4, mass: 0.4, from: 0) + group("b", 45, hits: 30, mass: 0.2, from: 100)
                + group("c", 5, hits: 5, mass: 0.9, from: 200), variants: [.original])
        let panel = try #require(found.panels.first { $0.claim == .gap(.zeroShot, more: "b", less: "a") })
        #expect(panel.results.allSatisfy { $0.count == 85 })
        for result in panel.results {
            #expect(result.verdict == (result.definition.measure.isHit ? .holds : .contradicted))
            #expect(abs(try #require(result.chance)) < 1e-12)
        }
        #expect(
            Words.sentence(panel.claim)
                == "Zero-shot explanations point at the face more on pictures marked b than on pictures marked a.")
    }

    @Test func `shares of few pictures get no verdict`() throws {
        let few =
            pictures("a", count: 9) { index, _, _ in share(0.9, index) }
            + pictures("b", count: 40, from: 50) { index, _, _ in share(0.2, index) }
        let panel = try #require(
            multiverse(few, variants: [.original]).panels.first { $0.claim == .gap(.zeroShot, more: "a", less: "b") })
        for result in panel.results where !result.definition.measure.isHit {
            #expect(result.difference != nil && result.verdict == .cannotTell)
        }
    }

    @Test func `pictures whose region has no pixel under a definition do not count there`() throws {
        let seen = pictures(count: 3) { _, _, _ in 1 }
        let lost = pictures(count: 2, from: 10, chance: 0) { _, _, _ in 0 }
        let panel = try #require(multiverse(seen + lost).panels.first)
        #expect(panel.results.allSatisfy { $0.count == 3 })
    }

    @Test func `a run without scores was not measured, and one without groups has no gap`() {
        let bare = (0..<3).map { FoundPicture.make($0, faces: [.zeroShot: FoundPicture.map(hit: 1)]) }
        #expect(!multiverse(bare).isMeasured && multiverse(bare).panels.isEmpty)
        let claims = multiverse(pictures(count: 3) { _, _, _ in 1 }).panels.map(\.claim)
        #expect(claims == [.fineTunedMore, .moreThanChance(.zeroShot), .moreThanChance(.fineTuned)])
    }

    @Test func `what holds everywhere is said so`() {
        let result = ClaimResult(
            definition: .paper, variant: .original, difference: nil, chance: nil, pValue: nil, verdict: .holds, count: 0
        )
        let panel = ClaimPanel(claim: .fineTunedMore, results: [result, result])
        #expect(Words.robustness(panel) == "It holds in all 2 definitions.")
    }
}
