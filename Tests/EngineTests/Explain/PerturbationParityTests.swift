import Domain
import TestSupport
import Testing

@testable import Engine

@Suite("Meaningful Perturbation agrees with PyTorch")
struct PerturbationParityTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let score: PromptClassifier.Score
        let initialisation: MaskInitialisation
        var jitter = 0
        var iterations = 300
        var images = 3
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "cosine.half", score: .cosine, initialisation: .half),
        Case(name: "softmax.half", score: .softmax, initialisation: .half),
        Case(name: "cosine.ones", score: .cosine, initialisation: .ones, iterations: 20, images: 1),
        Case(name: "cosine.random.jitter", score: .cosine, initialisation: .random, jitter: 4),
    ]

    @Test(arguments: cases) func `objective, step by step, and final mask`(_ form: Case) throws {
        let model = try TinyModel.load(), classifier = try TinyModel.classifier(model, score: form.score)
        var parameters = PerturbationParameters()
        parameters.iterations = form.iterations
        parameters.maskInitialisation = form.initialisation
        parameters.jitter = form.jitter
        let tasks = try (0..<form.images).map {
            MeaningfulPerturbation.Task(
                pair: try model.pair(try TinyModel.image($0), jitter: form.jitter, blurSigma: 10),
                classifier: classifier, target: 0, random: SplitMix64(seed: 42))
        }
        // All pictures together, with one slot of the lane left empty.
        let results = MeaningfulPerturbation(parameters: parameters).explain(tasks, lane: model.makeLane(capacity: 4))
        for (index, result) in results.enumerated() {
            let golden = "perturbation.\(form.name).image\(index)."
            let first = try Golden.values(golden + "objective")
            for (step, expected) in first.enumerated() {
                #expect(abs(result.objective[step] / expected - 1) < 1e-4, "step \(step) of picture \(index)")
            }
            let last = try Golden.values(golden + "final")[0]
            #expect(abs(result.objective[form.iterations - 1] - last) < 1e-3)
            // Cells where the objective is flat drift by rounding alone, in PyTorch too (golden.json has how far).
            let mask = try Golden.values(golden + "mask")
            let drift = zip(result.mask, mask).reduce(0.0) { $0 + Double(abs($1.0 - $1.1)) } / Double(mask.count)
            #expect(drift < 5e-3)
            #expect(result.map.values == result.mask.map { 1 - $0 })
        }
    }

    @Test func `a task's result does not depend on the others of its batch`() throws {
        let model = try TinyModel.load(), classifier = try TinyModel.classifier(model)
        var parameters = PerturbationParameters()
        parameters.iterations = 15
        let explainer = MeaningfulPerturbation(parameters: parameters)
        let tasks = try (0..<3).map { index in
            MeaningfulPerturbation.Task(
                pair: try model.pair(try TinyModel.image(index), jitter: 4, blurSigma: 10), classifier: classifier,
                target: index, random: .derived(runSeed: 0, parts: ["\(index)"]))
        }
        let lane = model.makeLane(capacity: 4)
        let together = explainer.explain(tasks, lane: lane)
        let alone = explainer.explain([tasks[1]], lane: lane)
        #expect(alone[0].mask == together[1].mask)
        #expect(alone[0].objective == together[1].objective)
        #expect(together[0].mask != together[1].mask)
    }
}
