public import Foundation

/// Reads `config.json` of a Hugging Face checkpoint (transformers, `configuration_clip.py`).
extension CLIPConfiguration {
    /// Reads the architecture from the configuration in a checkpoint's folder, of either layout.
    public static func read(folder: URL) throws(EngineError) -> CLIPConfiguration {
        try CheckpointFolder(folder).configuration()
    }

    /// Reads the architecture from a `config.json`.
    ///
    /// What the file leaves out has the value of the class defaults of transformers, which are those of ViT-B/32. Where a
    /// file of an old release has `text_config_dict` or `vision_config_dict`, that one counts and not `text_config`.
    public static func read(_ url: URL) throws(EngineError) -> CLIPConfiguration {
        let bytes: Data
        do { bytes = try Data(contentsOf: url) } catch {
            throw EngineError(
                .missingInput, file: url.relativePath, expected: "the configuration of a CLIP checkpoint",
                found: "no readable file",
                remedy: "name the folder of a checkpoint in the layout of Hugging Face or OpenCLIP")
        }
        do throws(EngineError) {
            return try CLIPConfiguration(huggingFace: bytes)
        } catch {
            throw error.naming(url.relativePath)
        }
    }

    /// Reads the content of a `config.json`; errors do not name the file yet.
    init(huggingFace bytes: Data) throws(EngineError) {
        let root = ConfigurationReader(try JSONValue(parsing: bytes), path: "", file: "config.json")
        try root.requireCLIP()
        let vision = try root.tower("vision_config")
        let text = try root.tower("text_config")
        let base = CLIPConfiguration.vitB32
        self.init(
            vision: try vision.tower(defaults: base.vision),
            imageSize: try vision.size("image_size", default: base.imageSize, atMost: 4096),
            patchSize: try vision.size("patch_size", default: base.patchSize, atMost: 4096),
            text: try text.tower(defaults: base.text),
            contextLength: try text.size("max_position_embeddings", default: base.contextLength, atMost: 65_536),
            vocabularySize: try text.size("vocab_size", default: base.vocabularySize, atMost: 16_777_216),
            projection: try root.size("projection_dim", default: base.projection, atMost: 65_536))
        guard try vision.size("num_channels", default: 3, atMost: 65_536) == 3 else {
            throw EngineError(
                .unsupported, expected: "pictures of 3 channels (vision_config.num_channels)", found: "another number",
                remedy: "use a checkpoint for colour pictures")
        }
        guard imageSize % patchSize == 0 else {
            throw EngineError(
                .badData, expected: "an image_size that is a multiple of the patch_size, \(patchSize)",
                found: "\(imageSize)", remedy: "use the config.json that belongs to the weights")
        }
    }
}

extension ConfigurationReader {
    /// The model must be CLIP itself: its relatives have the same keys and compute something else.
    fileprivate func requireCLIP() throws(EngineError) {
        let type = value.object?["model_type"]
        guard type?.string == "clip" else {
            throw EngineError(
                .unsupported, expected: "a CLIP model (model_type \"clip\")",
                found: type.map { "model_type \($0.phrase)" } ?? "no model_type",
                remedy: "use a checkpoint of CLIP in Hugging Face layout")
        }
    }

    /// The object of one tower.
    fileprivate func tower(_ name: String) throws(EngineError) -> ConfigurationReader {
        for name in ["\(name)_dict", name] {
            if let object = try object(name) { return object }
        }
        return ConfigurationReader(.object([:]), path: "\(name).", file: file)
    }

    /// The sizes of the tower that this object describes.
    fileprivate func tower(defaults: TowerConfiguration) throws(EngineError) -> TowerConfiguration {
        let tower = TowerConfiguration(
            width: try size("hidden_size", default: defaults.width, atMost: 65_536),
            layers: try size("num_hidden_layers", default: defaults.layers, atMost: 1024),
            heads: try size("num_attention_heads", default: defaults.heads, atMost: 65_536),
            intermediate: try size("intermediate_size", default: defaults.intermediate, atMost: 1_048_576),
            layerNormEpsilon: try epsilon("layer_norm_eps", default: defaults.layerNormEpsilon),
            activation: try activation(default: defaults.activation))
        guard tower.width % tower.heads == 0 else {
            throw EngineError(
                .badData, expected: "a \(path)hidden_size that is a multiple of its \(tower.heads) attention heads",
                found: "\(tower.width)", remedy: "use the config.json that belongs to the weights")
        }
        return tower
    }

    private func activation(default fallback: Activation) throws(EngineError) -> Activation {
        guard let value = value.object?["hidden_act"] else { return fallback }
        guard let activation = value.string.flatMap(Activation.init(rawValue:)) else {
            throw EngineError(
                .unsupported, expected: "\(path)hidden_act \"quick_gelu\" or \"gelu\"", found: value.phrase,
                remedy: "use a checkpoint with one of these two activations")
        }
        return activation
    }
}
