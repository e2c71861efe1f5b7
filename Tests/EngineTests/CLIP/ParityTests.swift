import Domain
import Foundation
import TestSupport
import Testing

@testable import Engine

@Suite("The towers agree with PyTorch and transformers")
struct ParityTests {
    /// The variants of the tiny model that the golden files cover, with the prefix of their tensors.
    enum Form: String, CaseIterable, CustomTestStringConvertible {
        case plain = ""
        case gelu = "gelu."
        case epsilon = "epsilon."

        var testDescription: String { self == .plain ? "quick_gelu" : rawValue }

        func model() throws -> CLIPModel {
            try TinyModel.load { configuration in
                switch self {
                case .plain: break
                case .gelu:
                    configuration.vision.activation = .gelu
                    configuration.text.activation = .gelu
                case .epsilon: configuration.vision.layerNormEpsilon = 1e-2
                }
            }
        }
    }

    @Test func `8-bit crops are Pillow's`() throws {
        let model = try TinyModel.load()
        for (index, facts) in try Golden.facts().images.enumerated() {
            let image = try TinyModel.image(index)
            let crop = try model.crop(image), larger = try model.preprocessor.crop(image, side: 228)
            #expect(ContentDigest(of: crop.pixels).hex == facts.crop224Sha256)
            #expect(ContentDigest(of: larger.pixels).hex == facts.crop228Sha256)
            #expect(ContentDigest(of: GaussianBlur.blurred(crop, sigma: 10).pixels).hex == facts.blur224Sha256)
            #expect(ContentDigest(of: GaussianBlur.blurred(larger, sigma: 10).pixels).hex == facts.blur228Sha256)
        }
    }

    @Test(arguments: Form.allCases) func `embeddings and logits`(_ form: Form) throws {
        let model = try form.model(), classifier = try TinyModel.classifier(model)
        let texts = try Golden.values(form.rawValue + "text.embedding")
        #expect(largestDifference(classifier.textEmbeddings.flatMap { $0 }, texts) < 1e-5)
        let pictures = try (0..<3).map { try model.picture(try TinyModel.image($0)) }
        let embeddings = model.makeLane(capacity: 2).embed(count: 3) { pictures[$0] }
        for (index, embedding) in embeddings.enumerated() {
            let name = "\(form.rawValue)image\(index)."
            #expect(largestDifference(UnitVector.normalise(embedding), try Golden.values(name + "embedding")) < 1e-5)
            #expect(largestDifference(classifier.logits(of: embedding), try Golden.values(name + "logits")) < 1e-3)
        }
    }

    @Test(arguments: Form.allCases) func `gradient of the cosine with respect to the pixels`(_ form: Form) throws {
        let model = try form.model()
        try checkGradient(model, TinyModel.classifier(model), prefix: form.rawValue, name: "cosine")
    }

    @Test func `gradient of the softmax probability with respect to the pixels`() throws {
        let model = try TinyModel.load()
        try checkGradient(model, TinyModel.classifier(model, score: .softmax), prefix: "", name: "softmax")
    }

    private func checkGradient(
        _ model: CLIPModel, _ classifier: PromptClassifier, prefix: String, name: String
    ) throws {
        let tensors = try Golden.tensors()
        let sampled = try tensors.integers("gradient.index", shape: [500])
        let lane = model.makeLane(capacity: 1)
        for index in 0..<3 {
            let picture = try model.picture(try TinyModel.image(index))
            let gradient = lane.inputGradient(of: picture, classifier: classifier, target: 0).gradient
            let golden = "\(prefix)image\(index).gradient.\(name)."
            let norm = try Golden.values(golden + "norm")[0]
            #expect(abs(UnitVector.length(gradient) / norm - 1) < 1e-4)
            #expect(relativeError(sampled.map { gradient[Int($0)] }, try Golden.values(golden + "sampled")) < 1e-4)
            #expect(relativeError(pooled(gradient), try Golden.values(golden + "pooled")) < 1e-4)
        }
    }

    /// Means over 16 x 16 blocks of a 3 x 224 x 224 picture.
    private func pooled(_ values: [Float]) -> [Float] {
        var sums = [Double](repeating: 0, count: 3 * 14 * 14)
        for channel in 0..<3 {
            for y in 0..<224 {
                for x in 0..<224 {
                    sums[(channel * 14 + y / 16) * 14 + x / 16] += Double(values[(channel * 224 + y) * 224 + x]) / 256
                }
            }
        }
        return sums.map(Float.init)
    }

    @Test func `a picture's numbers do not depend on its place in a batch or on its company`() throws {
        let model = try TinyModel.load(), lane = model.makeLane(capacity: 4)
        let pictures = try (0..<3).map { try model.picture(try TinyModel.image($0)) }
        let alone = lane.embed(count: 1) { _ in pictures[2] }
        let together = lane.embed(count: 4) { pictures[[0, 1, 2, 0][$0]] }
        #expect(alone[0] == together[2])
        #expect(together[0] == together[3])
    }
}
