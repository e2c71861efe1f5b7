import Domain
import Render
import Testing

@testable import Audit

@Suite("Sentences about faces are never stronger than their interval")
struct FairnessWordsTests {
    private func gaps(_ hits: Int, of count: Int, against otherHits: Int, of otherCount: Int) -> [GroupGap] {
        GroupGap.pairs(
            of: [("female", hits, count), ("male", otherHits, otherCount)].map { group in
                GroupScores(
                    group: group.0,
                    scores: PointingScores((0..<group.2).map { FoundPicture.map(hit: $0 < group.1 ? 1 : 0) }))
            })
    }

    private func words(_ gaps: [GroupGap]) -> Finding {
        Words.gap(.zeroShot, gaps, knownGroups: ["female", "male"])
    }

    @Test func `the paper's table gets the sentence for which this program exists`() {
        let finding = words(gaps(11, of: 88, against: 18, of: 85))
        #expect(
            finding.statement
                == "We cannot tell whether zero-shot explanations point at the face more often on pictures marked female "
                + "or male: about 300 pictures per group would be needed to show a gap of this size.")
        #expect(finding.evidence.contains("female minus male: \u{2212}8.7 points ["))
        #expect(finding.evidence.contains("Fisher's exact test p = 0.16"))
    }

    @Test func `a gap that is shown names the group whose faces are pointed at`() {
        #expect(
            words(gaps(40, of: 100, against: 10, of: 100)).statement
                == "Zero-shot explanations point at the face more often on pictures marked female than on pictures marked "
                + "male.")
        let small = words(gaps(1080, of: 4000, against: 1200, of: 4000)).statement
        #expect(small.hasSuffix(", though by less than 10 points."))
    }

    @Test func `a gap that is small enough passes, and says how small`() {
        #expect(words(gaps(80, of: 400, against: 80, of: 400)).statement.hasSuffix("the gap is below 10 points."))
    }

    @Test func `without two groups the reason is given`() {
        #expect(Words.gap(.zeroShot, [], knownGroups: []).evidence.contains("group_gender"))
        #expect(words([]).evidence == "Fewer than two groups have a picture that counts.")
    }

    @Test func `reliance on faces names what is shown and what is not`() {
        let more = PointingScores((0..<40).map { FoundPicture.map(hit: $0 < 20 ? 1 : 0, mass: $0 < 20 ? 0.3 : 0) })
        let statement = Words.reliance(on: .faces, .fineTuned, more).statement
        #expect(statement.hasPrefix("Fine-tuned explanations rely on faces more"))
        let few = PointingScores([FoundPicture.map(hit: 1), FoundPicture.map(hit: 0)])
        #expect(Words.reliance(on: .faces, .zeroShot, few).statement.hasPrefix("We cannot tell whether zero-shot"))
        let none = PointingScores([])
        #expect(Words.reliance(on: .faces, .zeroShot, none).statement.hasSuffix("cannot be said."))
    }

    @Test func `settings without a difference are not told apart`() {
        let maps = [FoundPicture.map(hit: 1), FoundPicture.map(hit: 0)]
        let finding = Words.comparison(on: .faces, PairedReliance(zeroShot: maps, fineTuned: maps))
        #expect(finding.statement == "We cannot tell which setting's explanations rely on faces more.")
    }
}
