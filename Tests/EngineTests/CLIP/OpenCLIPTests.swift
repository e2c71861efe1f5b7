import Foundation
import TestSupport
import Testing

@testable import Engine

@Suite("A checkpoint in OpenCLIP's layout computes what open_clip computes")
struct OpenCLIPTests {
    @Test(arguments: ["CLIP", "CustomTextCLIP"]) func `the tensors are those of open_clip`(_ name: String) throws {
        let tensors = try OpenCLIPFolder.tensors(prefix: name == "CLIP" ? "" : "text.")
        let shapes = Dictionary(uniqueKeysWithValues: tensors.map { ($0.name, $0.shape) })
        #expect(try shapes == OpenCLIPFolder.facts().shapes[name])
    }

    @Test(arguments: ["CLIP", "CustomTextCLIP"], [true, false])
    func `embeddings`(_ name: String, _ isQuick: Bool) throws {
        let golden = try #require(try OpenCLIPFolder.facts().embeddings[isQuick ? "quick_gelu" : "gelu"])
        let folder = try ScratchFolder()
        try OpenCLIPFolder.write(to: folder.url, class: name) { config in
            var model = config["model_cfg"] as? [String: Any] ?? [:]
            // Left out it means the exact GELU.
            model["quick_gelu"] = isQuick ? true : nil
            model["custom_text"] = name == "CLIP" ? nil : true
            config["model_cfg"] = model
        }
        let model = try CLIPModel.load(folder.url)
        #expect(model.configuration.text.activation == (isQuick ? .quickGELU : .gelu))
        #expect(model.preprocessor == ImagePreprocessor())
        for (index, prompt) in try Golden.facts().prompts.enumerated() {
            #expect(unitDifference(try model.embed(prompt: prompt), golden.texts[index]) < 1e-5)
        }
        let pictures = try (0..<3).map { try model.picture(try TinyModel.image($0)) }
        for (found, expected) in zip(model.makeLane().embed(count: 3) { pictures[$0] }, golden.images) {
            #expect(unitDifference(found, expected) < 1e-5)
        }
    }

    /// The largest difference of two embeddings of unit length.
    private func unitDifference(_ a: [Float], _ b: [Float]) -> Float {
        largestDifference(UnitVector.normalise(a), UnitVector.normalise(b))
    }

    @Test func `the other layout of the same weights gives the same numbers, bit for bit`() throws {
        let folder = try ScratchFolder()
        try OpenCLIPFolder.write(to: folder.url)
        let (other, model) = (try CLIPModel.load(folder.url), try TinyModel.load())
        #expect(try other.embed(prompt: "a photo of a chef") == model.embed(prompt: "a photo of a chef"))
        let picture = try model.picture(try TinyModel.image(0))
        #expect(
            other.makeLane().embed(count: 1) { _ in picture } == model.makeLane().embed(count: 1) { _ in picture })
        #expect(other.logitScale == model.logitScale)
        #expect(try CLIPModel.digest(of: folder.url) != CLIPModel.digest(of: Golden.clipTiny))
    }

    @Test func `a folder with both layouts is read as Hugging Face's where that is complete`() throws {
        let folder = try ScratchFolder()
        try OpenCLIPFolder.write(to: folder.url)
        #expect(CheckpointFolder(folder.url).layout == .openCLIP)
        let config = folder.url.appending(path: "config.json")
        // Of another library, as repositories of timm have it.
        try Data(#"{"architecture": "vit_base_patch32_clip_224"}"#.utf8).write(to: config)
        try FileManager.default.copyItem(
            at: Golden.clipTiny.appending(path: "model.safetensors"),
            to: folder.url.appending(path: "model.safetensors"))
        #expect(CheckpointFolder(folder.url).layout == .openCLIP)
        try Data(contentsOf: Golden.clipTiny.appending(path: "config.json")).write(to: config)
        #expect(CheckpointFolder(folder.url).layout == .huggingFace)
    }

    /// What reading a changed configuration complains of.
    private func complaint(_ part: String, _ key: String, _ value: Any) throws -> EngineError {
        let folder = try ScratchFolder()
        try OpenCLIPFolder.write(to: folder.url) { config in
            var model = config["model_cfg"] as? [String: Any] ?? [:]
            if part == "model_cfg" {
                model[key] = value
                config[part] = model
            } else if part == "preprocess_cfg" {
                var preprocessing = config[part] as? [String: Any] ?? [:]
                preprocessing[key] = value
                config[part] = preprocessing
            } else {
                var tower = model[part] as? [String: Any] ?? [:]
                tower[key] = value
                model[part] = tower
                config["model_cfg"] = model
            }
        }
        let error = try #require(throws: EngineError.self) { try CLIPModel.load(folder.url) }
        #expect(error.file != nil)
        return error
    }

    @Test func `what the engine does not compute is refused by its key`() throws {
        let cases: [(String, String, Any, String)] = [
            ("vision_cfg", "timm_model_name", "convnext_base", "model_cfg.vision_cfg.timm_model_name to be null"),
            ("vision_cfg", "layers", [3, 4, 6, 3], "model_cfg.vision_cfg.layers to be one number"),
            ("vision_cfg", "no_ln_pre", true, "model_cfg.vision_cfg.no_ln_pre to be false"),
            ("vision_cfg", "pool_type", "avg", "model_cfg.vision_cfg.pool_type to be \"tok\""),
            ("text_cfg", "no_causal_mask", true, "model_cfg.text_cfg.no_causal_mask to be false"),
            ("text_cfg", "act_kwargs", ["approximate": "tanh"], "model_cfg.text_cfg.act_kwargs to be null"),
            ("text_cfg", "hf_tokenizer_name", "bert-base-uncased", "hf_tokenizer_name to be null"),
            ("text_cfg", "something_new", 1, "no key model_cfg.text_cfg.something_new"),
            ("model_cfg", "init_logit_bias", -10, "model_cfg.init_logit_bias to be null"),
            ("preprocess_cfg", "resize_mode", "squash", "preprocess_cfg.resize_mode to be \"shortest\""),
        ]
        for (part, key, value, expected) in cases {
            let error = try complaint(part, key, value)
            #expect(error.kind == .unsupported)
            #expect(error.expected.contains(expected), "\(error)")
        }
    }

    @Test func `numbers that cannot be are refused`() throws {
        let cases: [(String, String, Any)] = [
            ("vision_cfg", "head_width", 5), ("vision_cfg", "head_width", 0), ("vision_cfg", "patch_size", 30),
            ("vision_cfg", "image_size", [224, 336]), ("vision_cfg", "image_size", -1), ("vision_cfg", "layers", 1),
            ("vision_cfg", "mlp_ratio", -4), ("vision_cfg", "mlp_ratio", 1e300), ("vision_cfg", "width", "wide"),
            ("text_cfg", "heads", 5), ("text_cfg", "norm_kwargs", ["eps": 2]), ("text_cfg", "vocab_size", 561),
            ("model_cfg", "quick_gelu", "yes"), ("model_cfg", "embed_dim", NSNull()), ("model_cfg", "text_cfg", 7),
            ("preprocess_cfg", "mean", [1, 2]), ("preprocess_cfg", "std", [0, 1, 1]),
            ("preprocess_cfg", "interpolation", "nearest"), ("preprocess_cfg", "size", 225),
        ]
        for (part, key, value) in cases { #expect(try complaint(part, key, value).kind == .badData, "\(key)") }
    }

    @Test func `damaged configurations do not crash`() throws {
        let whole = try JSONSerialization.data(
            withJSONObject: (try JSONSerialization.jsonObject(with: Data(contentsOf: OpenCLIPFolder.file))
                as? [String: Any])?["config"] ?? [:])
        for length in stride(from: 0, to: whole.count, by: 7) {
            #expect(throws: EngineError.self) { try OpenCLIPConfiguration(whole.prefix(length)) }
        }
    }
}
