import Domain
import Render
import Testing

@testable import Audit

@Suite("Verdicts are never stronger than their interval")
struct WordsTests {
    private func difference(_ point: Double, _ lower: Double, _ upper: Double, count: Int = 50) -> Estimate {
        Estimate(point: point, lower: lower, upper: upper, count: count)
    }

    @Test func `a difference whose interval is above zero names zero-shot`() {
        let finding = Words.faithfulness(difference(0.05, 0.01, 0.09), more: nil)
        #expect(finding.statement == "Zero-shot explanations are more faithful than fine-tuned ones on these pictures.")
        #expect(finding.evidence.contains("+0.050 [+0.010, +0.090], 95% interval, 50 pictures"))
    }

    @Test func `a difference whose interval is below zero names fine-tuned`() {
        let finding = Words.faithfulness(difference(-0.05, -0.09, -0.01), more: nil)
        #expect(finding.statement == "Fine-tuned explanations are more faithful than zero-shot ones on these pictures.")
    }

    @Test func `a difference whose interval holds zero cannot be told, and the needed number follows from its width`() {
        // Half the width is twice the difference: four times as many pictures for an even chance, twice that for 80%.
        let finding = Words.faithfulness(difference(0.02, -0.02, 0.06), more: nil)
        #expect(finding.statement.hasPrefix("We cannot tell whose explanations are more faithful"))
        #expect(finding.statement.contains("about 410 compared pictures would be needed"))
    }

    @Test func `an end at zero is not enough for a verdict`() {
        #expect(Words.faithfulness(difference(0.05, 0, 0.1), more: nil).statement.hasPrefix("We cannot tell"))
    }

    @Test func `no difference at all promises nothing`() {
        let finding = Words.faithfulness(difference(0, -0.1, 0.1), more: nil)
        #expect(finding.statement == "We cannot tell whose explanations are more faithful.")
    }

    @Test func `without two compared pictures nothing is said`() {
        #expect(Words.faithfulness(nil, more: nil).statement == "Whose explanations are more faithful cannot be said.")
    }

    @Test func `accuracies are told apart only where the interval of their paired difference excludes zero`() {
        let accuracy = Estimate(point: 0.5, lower: 0.4, upper: 0.6, count: 100)
        func statement(_ lower: Double, _ upper: Double) -> String {
            Words.accuracy(
                zeroShot: accuracy, fineTuned: accuracy, difference: difference((lower + upper) / 2, lower, upper)
            ).statement
        }
        #expect(statement(0.01, 0.2).hasPrefix("The trained head is right more often"))
        #expect(statement(-0.2, -0.01).hasPrefix("The prompts are right more often"))
        #expect(statement(-0.1, 0.12).hasPrefix("We cannot tell which setting is right more often: about"))
    }
}
