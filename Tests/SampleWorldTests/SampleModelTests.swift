import Engine
import Foundation
import TestSupport
import Testing

@testable import SampleWorld

@Suite("The sample models")
struct SampleModelTests {
    /// What `make_sample_model_golden.py` wrote.
    private struct Expected: Decodable {
        let pictures: [String]
        let prompts: [String]
        let logits: [String: [[Float]]]
    }

    @Test("transformers gives the same logits within 1e-4", arguments: SampleModel.allCases)
    func agreesWithTransformers(_ name: SampleModel) throws {
        let folder = Golden.folder.appending(path: "sample-audit")
        let expected = try JSONDecoder().decode(
            Expected.self, from: Data(contentsOf: folder.appending(path: "logits.json")))
        let model = try CLIPModel.load(try #require(name.folder))
        let classifier = PromptClassifier(
            textEmbeddings: try expected.prompts.map(model.embed(prompt:)), scale: model.logitScale)
        let pictures = try expected.pictures.map {
            try model.picture(ImageDecoder.decode(contentsOf: folder.appending(path: $0)))
        }
        let embeddings = model.makeLane().embed(count: pictures.count) { pictures[$0] }
        for (embedding, logits) in zip(embeddings, try #require(expected.logits[name.rawValue])) {
            for (ours, theirs) in zip(classifier.logits(of: embedding), logits) {
                #expect(abs(ours - theirs) < 1e-4)
            }
        }
    }

    @Test("A model is at most 6 MB and has a card", arguments: SampleModel.allCases)
    func isSmall(_ name: SampleModel) throws {
        let folder = try #require(name.folder)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let bytes = try files.reduce(0) { $0 + (try Data(contentsOf: folder.appending(path: $1)).count) }
        #expect(bytes <= 6_000_000)
        let card = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
        #expect(card.contains("Do not use it for any"))
    }
}
