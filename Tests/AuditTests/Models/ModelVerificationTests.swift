import Engine
import Foundation
import TestSupport
import Testing

@testable import Audit

@Suite("Whether a checkpoint is the one that it is said to be")
struct ModelVerificationTests {
    private let tiny = LocatedModel(folder: Golden.clipTiny)

    /// What is known of the tiny checkpoint, from transformers; `change` is added to every number of a text.
    private func known(change: Float = 0, picture: String = "image0.png") throws -> KnownCheckpoint {
        let tensors = try Golden.tensors(), prompts = try Golden.facts().prompts
        let texts = try tensors.floats("text.features", shape: [3, 16])
        let picture = GoldenValue(
            .embedding(.picture(picture), try Golden.values("image0.features")), tolerance: 1e-4, source: "transformers"
        )
        let values = prompts.enumerated().map { index, prompt in
            let row = texts[16 * index..<16 * index + 16].map { $0 + change }
            return GoldenValue(.embedding(.prompt(prompt), row), tolerance: 1e-4, source: "transformers")
        }
        let sum = GoldenValue(
            .sum(.prompt(prompts[0]), texts.prefix(16).reduce(0, +)), tolerance: 1e-3, source: "transformers")
        let exponents = try Golden.values("image0.logits").map { exp($0) }
        let probabilities = GoldenValue(
            .probabilities("image0.png", prompts, exponents.map { $0 / exponents.reduce(0, +) }), tolerance: 1e-4,
            source: "transformers")
        return KnownCheckpoint(
            name: "tiny", architecture: try CLIPConfiguration.read(folder: Golden.clipTiny),
            values: values + [picture, sum, probabilities])
    }

    @Test func `published values hold`() throws {
        let result = try ModelVerification(tiny, pictures: Golden.clipTiny, known: [known()])
        #expect(result.verdict == .holds)
        #expect(result.checks.count == 7)
        #expect(result.checks.allSatisfy { $0.holds == true })
        #expect(result.sentence == "The values of tiny hold: 6 of 6 were computed.")
    }

    @Test func `a picture that is not at hand is said to be missing, not to hold`() throws {
        let result = try ModelVerification(tiny, pictures: nil, known: [known()])
        #expect(result.verdict == .holds)
        #expect(result.checks.filter { $0.holds == nil }.count == 2)
        #expect(result.sentence == "The values of tiny hold: 4 of 6 were computed.")
    }

    @Test func `published values do not hold for other weights`() throws {
        let result = try ModelVerification(tiny, pictures: Golden.clipTiny, known: [known(change: 0.01)])
        #expect(result.verdict == .doesNotHold)
        #expect(result.checks.filter { $0.holds == false }.count == 3)
        #expect(result.sentence.contains("3 of 6 differ"))
        let mean = try #require(result.checks[1].difference)
        #expect(abs(mean - 0.01) < 1e-4)
    }

    @Test func `a difference that is no number does not hold`() throws {
        let result = try ModelVerification(tiny, pictures: Golden.clipTiny, known: [known(change: .nan)])
        #expect(result.verdict == .doesNotHold)
        #expect(result.checks.filter { $0.holds == false }.count == 3)
        #expect(result.checks[1].difference == nil)
    }

    @Test func `nothing is claimed of a model that nothing is published of`() async throws {
        let result = try ModelVerification(tiny, pictures: nil)
        #expect(result.verdict == .unknown)
        #expect(result.comparedWith == nil)
        let fixture = try Fixture(withDataset: false)
        let text = try await fixture.run(["models", "verify", Golden.clipTiny.path])
        text.expectSuccess()
        #expect(text.output.contains("Unknown: the files are in order, but no published values are known"))
        let json = try await fixture.run(["models", "verify", Golden.clipTiny.path, "--json"])
        #expect(json.output.contains(#""verdict" : "unknown""#))
    }

    @Test func `a model that computes nothing is unusable`() async throws {
        let fixture = try Fixture(withDataset: false)
        try fixture.copy(Golden.clipTiny, to: "zero")
        try SpoiledModel.replaceWeights(fixture.url("zero")) {
            NamedTensor(name: $0.name, shape: $0.shape, values: [Float](repeating: 0, count: $0.values.count))
        }
        let result = try await fixture.run(["models", "verify", "zero"])
        #expect(result.status == 1)
        #expect(result.output.contains("Unusable: "))
        #expect(result.errors.isEmpty)
    }

    @Test func `the values of ViT-B/32 are complete`() {
        let known = KnownCheckpoint.openAIViTB32
        #expect(known.architecture == .vitB32)
        #expect(known.values.map(\.quantity.values.count) == [512, 512, 5, 1, 1, 5, 2, 3])
        #expect(known.values.filter { $0.quantity.picture == nil }.count == 5)
    }

    @Test(
        .enabled(if: SharedFolder.has("oracles/clip"), "shared/oracles/clip is not at hand"),
        arguments: [(0, "white_224_vit-b-32_embedding.txt"), (1, "red_apple_text_vit-b-32_embedding.txt")])
    func `the values of ViT-B/32 are those that were published`(_ index: Int, _ name: String) throws {
        let text = try String(contentsOf: #require(SharedFolder.url("oracles/clip/\(name)")), encoding: .utf8)
        let numbers = text.split { " \n[],".contains($0) }.compactMap { Float($0) }
        #expect(KnownCheckpoint.openAIViTB32.values[index].quantity.values == numbers)
    }
}
