import Engine
import Foundation
import TestSupport
import Testing

/// A way to spoil a checkpoint, with what is said of it.
struct SpoiledModel: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let status: Int32
    /// The file that the sentence names, below the checkpoint's folder; empty for the folder itself.
    let file: String
    /// Something that the sentence must hold.
    let complaint: String
    /// Changes the folder.
    let spoil: @Sendable (URL) throws -> Void

    private static let weights = "model.safetensors"

    static let all = [
        SpoiledModel(
            testDescription: "weights cut in half", status: 65, file: weights, complaint: "download the file again"
        ) { folder in
            let bytes = try Data(contentsOf: folder.appending(path: weights))
            try bytes.prefix(bytes.count / 2).write(to: folder.appending(path: weights))
        },
        SpoiledModel(
            testDescription: "a header longer than the file", status: 65, file: weights,
            complaint: "a header of 10000000 bytes"
        ) { folder in
            var bytes = try Data(contentsOf: folder.appending(path: weights))
            bytes.replaceSubrange(0..<8, with: withUnsafeBytes(of: UInt64(10_000_000).littleEndian, Array.init))
            try bytes.write(to: folder.appending(path: weights))
        },
        SpoiledModel(
            testDescription: "a tensor too few", status: 65, file: "", complaint: "a tensor visual_projection.weight"
        ) { folder in try replaceWeights(folder) { $0.name == "visual_projection.weight" ? nil : $0 } },
        SpoiledModel(
            testDescription: "a tensor of another shape", status: 65, file: weights,
            complaint: "visual_projection.weight of 16 x 32 but found one of 32 x 16"
        ) { folder in
            try replaceWeights(folder) { tensor in
                guard tensor.name == "visual_projection.weight" else { return tensor }
                return NamedTensor(name: tensor.name, shape: tensor.shape.reversed(), values: tensor.values)
            }
        },
        SpoiledModel(
            testDescription: "a number that is none", status: 65, file: "", complaint: "finite numbers in the tensor"
        ) { folder in
            try replaceWeights(folder) { tensor in
                guard tensor.name == "vision_model.post_layernorm.bias" else { return tensor }
                return NamedTensor(
                    name: tensor.name, shape: tensor.shape, values: [.nan] + tensor.values.dropFirst())
            }
        },
        configured("wider", "hidden_size", 64, file: weights, "50 x 64 but found one of 50 x 32"),
        configured("with more layers", "num_hidden_layers", 3, file: "", "encoder.layers.2."),
        configured("with fewer layers", "num_hidden_layers", 1, file: "config.json", "num_hidden_layers of 2"),
        configured("for larger pictures", "image_size", 256, file: "preprocessor_config.json", "crop_size of 256"),
        configured("of other patches", "patch_size", 30, file: "config.json", "multiple of the patch_size"),
        missing("config.json"), missing("vocab.json"), missing("merges.txt"),
        SpoiledModel(
            testDescription: "no weights", status: 66, file: "", complaint: "model.safetensors.index.json"
        ) { try FileManager.default.removeItem(at: $0.appending(path: weights)) },
        SpoiledModel(
            testDescription: "a configuration that is no JSON", status: 65, file: "config.json", complaint: "expected"
        ) { try Data("model: clip\n".utf8).write(to: $0.appending(path: "config.json")) },
    ]

    private static func missing(_ file: String) -> SpoiledModel {
        SpoiledModel(
            testDescription: "no \(file)", status: 66, file: file, complaint: "no readable file"
        ) { try FileManager.default.removeItem(at: $0.appending(path: file)) }
    }

    /// A configuration that contradicts the other files in one number of the vision tower.
    private static func configured(
        _ name: String, _ key: String, _ value: Int, file: String, _ complaint: String
    ) -> SpoiledModel {
        SpoiledModel(
            testDescription: "a configuration \(name)", status: 65, file: file, complaint: complaint
        ) { folder in
            let url = folder.appending(path: "config.json")
            var root = try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any] ?? [:]
            var vision = root["vision_config"] as? [String: Any] ?? [:]
            vision[key] = value
            root["vision_config"] = vision
            try JSONSerialization.data(withJSONObject: root).write(to: url)
        }
    }

    /// Writes the weights again, with each tensor as `change` returns it.
    static func replaceWeights(_ folder: URL, _ change: (NamedTensor) -> NamedTensor?) throws {
        let url = folder.appending(path: weights), file = try SafeTensors.open(url)
        let tensors = try file.names.compactMap { name -> NamedTensor? in
            guard file.type(of: name) != .int64, let shape = file.shape(of: name) else { return nil }
            return change(NamedTensor(name: name, shape: shape, values: try file.floats(name, shape: shape)))
        }
        try SafeTensorsWriter.data(tensors).write(to: url)
    }
}

@Suite("A checkpoint that cannot be right is refused in one sentence")
struct BadModelTests {
    @Test(arguments: SpoiledModel.all) func spoiled(_ model: SpoiledModel) async throws {
        let fixture = try Fixture()
        try fixture.copy(Fixture.model, to: "model")
        try model.spoil(fixture.url("model"))
        let result = try await fixture.build(model: "model")
        let name = model.file.isEmpty ? "model: " : "model/\(model.file): "
        result.expectSentence(model.status, name, model.complaint)
        #expect(result.output.isEmpty)
    }

    @Test(arguments: [
        ("nowhere", "--model nowhere: "), ("dataset/test/chef/4.jpg", "dataset/test/chef/4.jpg/config.json"),
    ])
    func `no folder`(_ path: String, _ place: String) async throws {
        let fixture = try Fixture()
        try await fixture.build(model: path).expectSentence(66, place, "layout of Hugging Face or OpenCLIP")
        try await fixture.run(["bench", "--model", path]).expectSentence(66, path)
        try await fixture.run(["explain", "--model", path, "--prompts", "a", "x.jpg"])
            .expectSentence(66, path)
    }

    @Test func `what is left out or written anew without a fault is accepted`() async throws {
        let fixture = try Fixture()
        try fixture.copy(Fixture.model, to: "model")
        try SpoiledModel.replaceWeights(fixture.url("model")) { $0 }
        try fixture.remove("model/preprocessor_config.json")
        let arguments = [
            "explain", "--model", "model", "--prompts", "a photo of a chef", "--iterations", "1", "--quiet",
        ]
        try await fixture.run(arguments + ["dataset/test/chef/4.jpg"]).expectSuccess()
    }
}
