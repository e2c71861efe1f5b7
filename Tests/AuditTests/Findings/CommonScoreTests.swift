import Domain
import Testing

@testable import Audit
@testable import Render

@Suite("A claim under other scores")
struct CommonScoreTests {
    /// Twelve pictures with areas of zero-shot and fine-tuned maps, under the zero-shot and the fine-tuned probability and
    /// the cosine, whose fall is from 1 to 0.
    private func scores(
        zeroShot: (Double, Double), fineTuned: (Double, Double), cosine: (Double, Double), cosineFall: Double = 1
    ) -> CommonScore {
        CommonScore(
            compared: (0..<12).map { index in
                let more = 0.002 * Double(index % 5)
                func curves(_ map: Setting) -> [PictureFindings.Judgement: ScoreCurve] {
                    func pick(_ pair: (Double, Double)) -> Double { (map == .zeroShot ? pair.0 : pair.1) + more }
                    return [
                        .init(game: .deletion, scorer: .zeroShot): MeasuredPicture.level(pick(zeroShot)),
                        .init(game: .deletion, scorer: .fineTuned): MeasuredPicture.level(pick(fineTuned)),
                        .init(game: .deletion, scorer: .zeroShot, score: .cosine): ScoreCurve(
                            scores: [Float(cosineFall), Float(cosineFall * pick(cosine)), 0]),
                    ]
                }
                return MeasuredPicture.make(
                    index, curves: [.zeroShot: curves(.zeroShot), .fineTuned: curves(.fineTuned)])
            })
    }

    @Test func `holds under all, where every other score says the same`() {
        let scores = scores(zeroShot: (0.1, 0.2), fineTuned: (0.2, 0.4), cosine: (0.2, 0.5))
        #expect(scores.claim == .zeroShot)
        // Level curves divided by their largest value are all 1: nothing to tell.
        #expect(scores.others.count == 6)
        #expect(scores.others.filter { $0.better == .zeroShot }.map(\.kind) == [.zeroShot, .fineTuned, .cosine])
        let finding = Words.commonScore(scores)
        #expect(
            finding.statement.hasPrefix(
                "Zero-shot explanations are the more faithful ones under 3 of 6 other scores; we cannot tell"))
        #expect(finding.status.word == "Holds in part")
    }

    @Test func `that comes from the scale alone is called dependent`() {
        // Each by its own: 0.1 against 0.3; but the very same maps under one score turn round.
        let scores = scores(zeroShot: (0.1, 0.05), fineTuned: (0.4, 0.3), cosine: (0.5, 0.2))
        #expect(scores.claim == .zeroShot)
        let finding = Words.commonScore(scores)
        #expect(finding.status.word == "Depends")
        #expect(
            finding.statement.contains(
                "fine-tuned ones are under zero-shot probability, fine-tuned probability and cosine (share of its fall)"
            ))
    }

    @Test func `that is none claims nothing`() {
        let scores = scores(zeroShot: (0.2, 0.1), fineTuned: (0.1, 0.2), cosine: (0.2, 0.2))
        #expect(scores.claim == nil)
        let statement = Words.commonScore(scores).statement
        #expect(statement.hasPrefix("By the paper's score we cannot tell whose explanations are more faithful"))
    }

    @Test func `leaves out pictures whose cosine hardly falls, and counts them`() throws {
        let scores = scores(zeroShot: (0.1, 0.2), fineTuned: (0.2, 0.4), cosine: (0.2, 0.5), cosineFall: 0.005)
        let cosine = try #require(scores.comparisons.last)
        #expect(cosine.kind == .cosine && cosine.difference == nil && cosine.omitted == 12)
    }

    @Test func `of curves that were not measured cannot be told`() throws {
        let own = (0..<4).map { index in
            MeasuredPicture.make(
                index,
                curves: Dictionary(
                    uniqueKeysWithValues: Setting.allCases.map {
                        ($0, [.init(game: .deletion, scorer: $0): MeasuredPicture.level(0.1 * Double(index))])
                    }))
        }
        let comparisons = CommonScore(compared: own).comparisons
        #expect(comparisons.filter { $0.difference != nil }.map(\.kind) == [.own, .ownNormalised])
        #expect(comparisons.last?.omitted == 4)
    }
}
