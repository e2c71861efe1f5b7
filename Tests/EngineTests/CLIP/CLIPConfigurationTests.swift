import Engine
import Foundation
import TestSupport
import Testing

@Suite("The architecture is what config.json says")
struct CLIPConfigurationTests {
    private func read(_ json: String) throws -> CLIPConfiguration {
        let url = FileManager.default.temporaryDirectory.appending(path: "config-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: url) }
        try Data(json.utf8).write(to: url)
        return try CLIPConfiguration.read(url)
    }

    /// What is expected and found in a configuration with these members besides the type.
    private func complaint(_ members: String) throws -> String {
        let error = try #require(throws: EngineError.self) { try read("{\"model_type\":\"clip\",\(members)}") }
        #expect(error.file?.hasSuffix(".json") == true)
        return "expected \(error.expected) but found \(error.found)"
    }

    @Test("the tiny checkpoint")
    func tiny() throws {
        let tower = TowerConfiguration(width: 32, layers: 2, heads: 2)
        let configuration = try CLIPConfiguration.read(folder: Golden.clipTiny)
        #expect(
            configuration
                == CLIPConfiguration(vision: tower, patchSize: 32, text: tower, vocabularySize: 562, projection: 16))
        #expect(configuration.visionTokens == 50)
        #expect(configuration.vision.headWidth == 16)
    }

    @Test("what is left out has the defaults of transformers, ViT-B/32")
    func defaults() throws {
        #expect(try read(#"{"model_type":"clip"}"#) == .vitB32)
        #expect(try read(#"{"model_type":"clip","text_config":null,"vision_config":{}}"#) == .vitB32)
        #expect(CLIPConfiguration.vitB32.vision.intermediate == 3072)
        #expect(CLIPConfiguration.vitB32.text.intermediate == 2048)
    }

    @Test("every key counts")
    func everyKey() throws {
        let configuration = try read(
            """
            {"model_type": "clip", "projection_dim": 24, "text_config": {"hidden_size": 8, "intermediate_size": 9,
            "num_attention_heads": 4, "num_hidden_layers": 5, "max_position_embeddings": 6, "vocab_size": 7,
            "hidden_act": "gelu", "layer_norm_eps": 1e-6}, "vision_config": {"hidden_size": 10, "intermediate_size": 11,
            "num_attention_heads": 5, "num_hidden_layers": 13, "image_size": 32, "patch_size": 16, "num_channels": 3,
            "hidden_act": "quick_gelu", "layer_norm_eps": 0.001, "projection_dim": 99}}
            """)
        #expect(
            configuration
                == CLIPConfiguration(
                    vision: TowerConfiguration(
                        width: 10, layers: 13, heads: 5, intermediate: 11, layerNormEpsilon: 0.001),
                    imageSize: 32, patchSize: 16,
                    text: TowerConfiguration(
                        width: 8, layers: 5, heads: 4, intermediate: 9, layerNormEpsilon: 1e-6, activation: .gelu),
                    contextLength: 6, vocabularySize: 7, projection: 24))
    }

    @Test("files of old releases, where text_config_dict counts")
    func oldRelease() throws {
        let configuration = try read(
            """
            {"model_type": "clip", "projection_dim": 768, "text_config": {"hidden_size": 1},
            "text_config_dict": {"hidden_size": 768, "intermediate_size": 3072, "num_attention_heads": 12},
            "vision_config": null, "vision_config_dict": {"hidden_size": 1024, "intermediate_size": 4096,
            "num_attention_heads": 16, "num_hidden_layers": 24, "patch_size": 14}}
            """)
        #expect(configuration == .vitL14)
    }

    @Test(
        "activations that are computed differently are refused",
        arguments: ["gelu_new", "gelu_pytorch_tanh", "relu", "QuickGELU"])
    func activation(_ name: String) throws {
        #expect(
            try complaint("\"vision_config\":{\"hidden_act\":\"\(name)\"}")
                == "expected vision_config.hidden_act \"quick_gelu\" or \"gelu\" but found \"\(name)\"")
    }

    @Test("other models are refused", arguments: ["siglip", "clip_vision_model", "chinese_clip"])
    func otherModel(_ type: String) throws {
        let error = try #require(throws: EngineError.self) { try read("{\"model_type\":\"\(type)\"}") }
        #expect(error.kind == .unsupported)
        #expect(error.found == "model_type \"\(type)\"")
        let none = try #require(throws: EngineError.self) { try read("{}") }
        #expect(none.found == "no model_type")
    }

    @Test(
        "contradictions and absurd values are refused",
        arguments: [
            (#""projection_dim":0"#, "a whole number from 1 to 65536 as projection_dim", "0"),
            (#""projection_dim":null"#, "a whole number from 1 to 65536 as projection_dim", "null"),
            (
                #""vision_config":{"hidden_size":-768}"#, "a whole number from 1 to 65536 as vision_config.hidden_size",
                "-768"
            ),
            (
                #""vision_config":{"hidden_size":1e3}"#, "a whole number from 1 to 65536 as vision_config.hidden_size",
                "1000.0"
            ),
            (
                #""vision_config":{"image_size":[224,224]}"#,
                "a whole number from 1 to 4096 as vision_config.image_size", "a list"
            ),
            (
                #""text_config":{"num_hidden_layers":"12"}"#,
                "a whole number from 1 to 1024 as text_config.num_hidden_layers", "\"12\""
            ),
            (
                #""text_config":{"vocab_size":99999999999}"#,
                "a whole number from 1 to 16777216 as text_config.vocab_size", "99999999999"
            ),
            (
                #""vision_config":{"num_attention_heads":7}"#,
                "a vision_config.hidden_size that is a multiple of its 7 attention heads", "768"
            ),
            (
                #""vision_config":{"patch_size":30}"#, "an image_size that is a multiple of the patch_size, 30", "224"
            ),
            (
                #""vision_config":{"patch_size":448}"#, "an image_size that is a multiple of the patch_size, 448",
                "224"
            ),
            (
                #""vision_config":{"num_channels":1}"#, "pictures of 3 channels (vision_config.num_channels)",
                "another number"
            ),
            (
                #""vision_config":{"layer_norm_eps":-1e-5}"#,
                "a number between 0 and 1 as vision_config.layer_norm_eps",
                "-1e-05"
            ),
            (#""text_config":{"hidden_act":7}"#, "text_config.hidden_act \"quick_gelu\" or \"gelu\"", "7"),
            (#""text_config":7"#, "an object as text_config", "7"),
        ])
    func contradiction(_ members: String, _ expected: String, _ found: String) throws {
        #expect(try complaint(members) == "expected \(expected) but found \(found)")
    }

    @Test("a file that is missing or no JSON")
    func badFile() throws {
        let missing = try #require(throws: EngineError.self) {
            try CLIPConfiguration.read(folder: URL(filePath: "/nowhere"))
        }
        #expect(
            missing.description == "/nowhere/config.json: expected the configuration of a CLIP checkpoint but found "
                + "no readable file; name the folder of a checkpoint in the layout of Hugging Face or OpenCLIP.")
        #expect(throws: EngineError.self) { try read("model_type: clip") }
        #expect(throws: EngineError.self) { try read("[]") }
    }

    @Test("presets have the sizes of OpenAI's releases")
    func presets() {
        #expect(CLIPConfiguration.presets.keys.sorted() == ["vit-b-16", "vit-b-32", "vit-l-14"])
        #expect(
            CLIPConfiguration.presets.mapValues(\.visionTokens) == ["vit-b-32": 50, "vit-b-16": 197, "vit-l-14": 257])
        for preset in CLIPConfiguration.presets.values {
            #expect(preset.vision.headWidth == 64)
            #expect(preset.text.headWidth == 64)
        }
    }
}
