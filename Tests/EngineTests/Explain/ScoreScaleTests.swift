import Domain
import Foundation
import TestSupport
import Testing

@testable import Engine

@Suite("A normalised score")
struct ScoreScaleTests {
    private func tasks(_ model: CLIPModel, _ score: PromptClassifier.Score) throws -> [MeaningfulPerturbation.Task] {
        let classifier = try TinyModel.classifier(model, score: score)
        return try (0..<2).map {
            MeaningfulPerturbation.Task(
                pair: try model.pair(try TinyModel.image($0), jitter: 0, blurSigma: 10), classifier: classifier,
                target: 0,
                random: SplitMix64(seed: 0))
        }
    }

    private var parameters: PerturbationParameters {
        var parameters = PerturbationParameters()
        parameters.jitter = 0
        parameters.iterations = 60
        parameters.maskInitialisation = .half
        parameters.scoreScale = .attainableDrop
        return parameters
    }

    @Test(arguments: PromptClassifier.Score.allCases)
    func `has the ends, the objective and the mask of PyTorch`(_ score: PromptClassifier.Score) throws {
        let golden = try GoldenFaithfulness.read(), model = try TinyModel.load()
        let explainer = MeaningfulPerturbation(parameters: parameters), lane = model.makeLane(capacity: 4)
        var tasks = try tasks(model, score)
        let ranges = explainer.scoreRanges(tasks, lane: lane)
        for (range, ends) in zip(ranges, golden.ends) {
            let expected = score == .cosine ? ends.cosine : ends.softmax
            #expect(abs(range.clean - expected[0]) < 1e-4)
            #expect(abs(range.blurred - expected[1]) < 1e-4)
        }
        // Blurring raises the scores of the first picture: nothing to normalise by.
        #expect(ranges[0].drop < 0)
        tasks[1].range = ranges[1]
        let result = explainer.explain([tasks[1]], lane: lane)[0]
        let expected = score == .cosine ? golden.matched.cosine : golden.matched.softmax
        for (step, value) in expected.objective.enumerated() {
            #expect(abs(result.objective[step] - value) < 1e-3 * max(1, abs(value)), "step \(step)")
        }
        let mean = result.mask.reduce(0, +) / Float(result.mask.count)
        #expect(abs(mean - expected.maskMean) < 5e-3)
    }

    @Test func `leaves the digest of the default parameters what it was`() throws {
        // As runs have stored it before there was a choice.
        let json = """
            {"blurSigma":10,"iterations":300,"jitter":4,"l1Weight":0.0001,"learningRate":0.1,"maskInitialisation":"random",\
            "maskSide":28,"seed":0,"tvBeta":3,"tvWeight":0.01}
            """
        #expect(try ContentDigest(ofJSON: PerturbationParameters()) == ContentDigest(of: json))
        let stored = try JSONDecoder().decode(PerturbationParameters.self, from: Data(json.utf8))
        #expect(stored == PerturbationParameters())
    }
}
