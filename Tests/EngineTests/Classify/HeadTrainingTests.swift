import Domain
import TestSupport
import Testing

@testable import Engine

@Suite("Training of the linear head")
struct HeadTrainingTests {
    @Test func `ends where PyTorch ends from the same start`() throws {
        let tensors = try Golden.tensors()
        let features = try tensors.floats("head.features", shape: [30, 16])
        let labels = try tensors.integers("head.labels", shape: [30]).map(Int.init)
        var parameters = HeadParameters()
        parameters.epochs = 50
        parameters.batch = 30
        let outcome = HeadTraining(parameters: parameters).train(
            embeddings: (0..<30).map { Array(features[$0 * 16..<($0 + 1) * 16]) }, labels: labels, classCount: 3,
            initial: LinearHead(
                weight: try Golden.values("head.initial.weight"), bias: try Golden.values("head.initial.bias"),
                length: 16))
        #expect(largestDifference(outcome.head.weight, try Golden.values("head.full.weight")) < 1e-5)
        #expect(largestDifference(outcome.head.bias, try Golden.values("head.full.bias")) < 1e-5)
        let losses = try Golden.values("head.full.loss")
        #expect(abs(Float(outcome.loss) - losses[49]) < 1e-5)
    }

    @Test func `gives the same head for the same seed and another for another`() throws {
        var random = SplitMix64(seed: 3)
        let embeddings = (0..<40).map { _ in (0..<8).map { _ in random.normal() } }
        let labels = (0..<40).map { $0 % 4 }
        func head(seed: UInt64) -> LinearHead {
            var parameters = HeadParameters()
            parameters.epochs = 5
            parameters.batch = 16
            parameters.seed = seed
            return HeadTraining(parameters: parameters).train(
                embeddings: embeddings, labels: labels, classCount: 4
            ).head
        }
        #expect(head(seed: 1).weight == head(seed: 1).weight)
        #expect(head(seed: 1).weight != head(seed: 2).weight)
    }
}
