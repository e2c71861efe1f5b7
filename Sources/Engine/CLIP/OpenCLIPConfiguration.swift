import Foundation

/// What `open_clip_config.json` says: the architecture (`model_cfg`) and how pictures are prepared (`preprocess_cfg`).
///
/// open_clip, `model.py` (`CLIPVisionCfg`, `CLIPTextCfg`) and `transform.py` (`PreprocessCfg`); what the file leaves out has
/// the values there. A file that asks for anything that this engine does not compute is refused, key by key, and so
/// is a key that is not known: it may stand for something that the numbers depend on.
struct OpenCLIPConfiguration {
    let model: CLIPConfiguration
    let preprocessor: ImagePreprocessor

    /// Reads one file.
    static func read(_ url: URL) throws(EngineError) -> OpenCLIPConfiguration {
        let bytes: Data
        do { bytes = try Data(contentsOf: url) } catch {
            throw EngineError(
                .missingInput, file: url.relativePath, expected: "the configuration of an OpenCLIP checkpoint",
                found: "no readable file", remedy: "check its permissions")
        }
        do throws(EngineError) {
            return try OpenCLIPConfiguration(bytes)
        } catch {
            throw error.naming(url.relativePath)
        }
    }

    /// Reads the content of a file; errors do not name it yet.
    init(_ bytes: Data) throws(EngineError) {
        let root = ConfigurationReader(try JSONValue(parsing: bytes), path: "", file: "open_clip_config.json")
        guard let model = try root.object("model_cfg"), let vision = try model.object("vision_cfg"),
            let text = try model.object("text_cfg")
        else {
            throw EngineError(
                .badData, expected: "an object model_cfg with vision_cfg and text_cfg", found: "none",
                remedy: "use the open_clip_config.json that belongs to the weights")
        }
        try model.requireOnly(["embed_dim", "vision_cfg", "text_cfg", "quick_gelu"], or: Self.modelNeutral)
        try vision.requireOnly(
            ["layers", "width", "head_width", "mlp_ratio", "patch_size", "image_size", "norm_kwargs"],
            or: Self.visionNeutral)
        try text.requireOnly(
            ["layers", "width", "heads", "mlp_ratio", "context_length", "vocab_size", "norm_kwargs"],
            or: Self.textNeutral)
        let activation: Activation = try model.flag("quick_gelu") ? .quickGELU : .gelu
        let headWidth = try vision.size("head_width", default: 64, atMost: 65_536)
        let visionTower = try vision.tower(width: 768, activation: activation) { width throws(EngineError) in
            guard width % headWidth == 0 else {
                throw vision.failure(
                    "width", expected: "a multiple of the head_width, \(headWidth),", found: .integer(width))
            }
            return width / headWidth
        }
        let textTower = try text.tower(width: 512, activation: activation) { width throws(EngineError) in
            let heads = try text.size("heads", default: 8, atMost: 65_536)
            guard width % heads == 0 else {
                throw text.failure("width", expected: "a multiple of the \(heads) heads", found: .integer(width))
            }
            return heads
        }
        let imageSize = try vision.side("image_size") ?? 224
        let patchSize = try vision.side("patch_size") ?? 16
        guard imageSize % patchSize == 0 else {
            throw vision.failure(
                "image_size", expected: "a multiple of the patch_size, \(patchSize),", found: .integer(imageSize))
        }
        self.model = CLIPConfiguration(
            vision: visionTower, imageSize: imageSize, patchSize: patchSize, text: textTower,
            contextLength: try text.size("context_length", default: 77, atMost: 65_536),
            vocabularySize: try text.size("vocab_size", default: 49_408, atMost: 16_777_216),
            projection: try model.size("embed_dim", default: 0, atMost: 65_536))
        guard self.model.projection > 0 else {
            throw model.failure("embed_dim", expected: "the length of embeddings", found: nil)
        }
        preprocessor = try Self.preprocessor(try root.object("preprocess_cfg"), imageSize: imageSize)
    }

    /// Short side to the picture's size, centre crop, mean and deviation.
    private static func preprocessor(
        _ config: ConfigurationReader?, imageSize: Int
    ) throws(EngineError) -> ImagePreprocessor {
        guard let config else { return ImagePreprocessor(size: imageSize) }
        try config.requireOnly(
            ["size", "mean", "std", "interpolation"],
            or: ["mode": [.string("RGB")], "resize_mode": [.string("shortest")], "fill_color": [.integer(0)]])
        if let size = try config.side("size"), size != imageSize {
            throw config.failure("size", expected: "\(imageSize), the image_size of vision_cfg,", found: .integer(size))
        }
        let clip = ImagePreprocessor(size: imageSize)
        let filter: ResampleFilter
        switch config.value.object?["interpolation"] {
        case nil, .null, .string("bicubic"), .string("random"): filter = .bicubic
        case .string("bilinear"): filter = .bilinear
        case .some(let other):
            throw config.failure("interpolation", expected: "\"bicubic\" or \"bilinear\"", found: other)
        }
        return ImagePreprocessor(
            size: imageSize, mean: try config.colour("mean", canBeZero: true) ?? clip.mean,
            std: try config.colour("std", canBeZero: false) ?? clip.std, filter: filter)
    }

    /// Keys that may be there with these values alone; an empty list stands for any value, since weights decide.
    private static let modelNeutral: [String: [JSONValue]] = [
        "init_logit_scale": [], "init_logit_bias": [.null], "custom_text": [], "cast_dtype": [], "output_dict": [],
        "nonscalar_logit_scale": [.bool(false)], "multimodal_cfg": [.null],
    ]
    /// What both towers have in common.
    private static let towerNeutral: [String: [JSONValue]] = [
        "ls_init_value": [.null], "act_kwargs": [.null, .object([:])], "output_tokens": [.bool(false)],
        "final_ln_after_pool": [.bool(false)], "block_type": [.null, .string("default")], "qk_norm": [.bool(false)],
        "scaled_cosine_attn": [.bool(false)], "scale_heads": [.bool(false)], "scale_attn_inner": [.bool(false)],
        "scale_attn": [.bool(false)], "scale_fc": [.bool(false)],
    ]
    private static let visionNeutral = towerNeutral.merging([
        // Patches are left out in training only, and the pooler's sizes mean nothing without it.
        "patch_dropout": [], "attn_pooler_queries": [], "attn_pooler_heads": [], "attentional_pool": [.bool(false)],
        "no_ln_pre": [.bool(false)], "pos_embed_type": [.string("learnable")], "pool_type": [.string("tok")],
        "timm_model_name": [.null], "timm_model_pretrained": [], "timm_pool": [], "timm_proj": [],
        "timm_proj_bias": [], "timm_drop": [], "timm_drop_path": [],
    ]) { $1 }
    private static let textNeutral = towerNeutral.merging([
        "hf_tokenizer_name": [.null], "tokenizer_mode": [.null], "tokenizer_kwargs": [.null, .object([:])],
        "embed_cls": [.bool(false)], "pad_id": [], "eos_id": [], "no_causal_mask": [.bool(false)],
        "pool_type": [.string("argmax")], "proj_bias": [.bool(false)], "proj_type": [.string("linear")],
        "hf_model_name": [.null], "hf_model_pretrained": [], "hf_proj_type": [], "hf_pooler_type": [],
    ]) { $1 }
}

extension ConfigurationReader {
    /// Refuses members other than those that are read, unless they have a value that changes nothing.
    fileprivate func requireOnly(_ known: [String], or neutral: [String: [JSONValue]]) throws(EngineError) {
        for (key, value) in (value.object ?? [:]).sorted(by: { $0.key < $1.key }) where !known.contains(key) {
            let accepted = neutral[key]
            if let accepted, accepted.isEmpty || accepted.contains(value) { continue }
            let expectation = accepted.map { "\(path)\(key) to be \($0[0].phrase)" } ?? "no key \(path)\(key)"
            throw EngineError(
                .unsupported, expected: expectation, found: value.phrase,
                remedy: "use a checkpoint of CLIP with a plain vision transformer")
        }
    }

    fileprivate func flag(_ name: String) throws(EngineError) -> Bool {
        switch value.object?[name] {
        case nil, .null: return false
        case .bool(let flag): return flag
        case .some(let other): throw failure(name, expected: "true or false", found: other)
        }
    }

    /// A side in pixels, given as such or as two equal ones.
    fileprivate func side(_ name: String) throws(EngineError) -> Int? {
        guard let found = value.object?[name], found != .null else { return nil }
        let sides = found.integer.map { [$0] } ?? found.integers ?? []
        guard let side = sides.first, (1...4096).contains(side), sides.allSatisfy({ $0 == side }), sides.count <= 2
        else { throw failure(name, expected: "one number of pixels from 1 to 4096", found: found) }
        return side
    }

    fileprivate func colour(_ name: String, canBeZero: Bool) throws(EngineError) -> [Float]? {
        guard let found = value.object?[name], found != .null else { return nil }
        var numbers: [Float] = []
        if case .array(let elements) = found { numbers = elements.compactMap { $0.real.map(Float.init) } }
        guard numbers.count == 3, numbers.allSatisfy({ $0.isFinite && (canBeZero || $0 > 0) }) else {
            throw failure(name, expected: "three numbers\(canBeZero ? "" : " above zero")", found: found)
        }
        return numbers
    }

    /// The sizes of a tower, whose heads follow from its width.
    fileprivate func tower(
        width fallback: Int, activation: Activation, heads: (Int) throws(EngineError) -> Int
    ) throws(EngineError) -> TowerConfiguration {
        if let layers = value.object?["layers"], case .array = layers {
            throw EngineError(
                .unsupported, expected: "\(path)layers to be one number, as vision transformers have it",
                found: "a list, as residual networks have it", remedy: "use a checkpoint with a vision transformer")
        }
        let width = try size("width", default: fallback, atMost: 65_536)
        let ratio = value.object?["mlp_ratio"].flatMap(\.real) ?? 4
        let intermediate = (Double(width) * ratio).rounded(.towardZero)
        guard ratio > 0, (1...1_048_576).contains(intermediate) else {
            throw failure("mlp_ratio", expected: "a moderate number above 0", found: value.object?["mlp_ratio"])
        }
        return TowerConfiguration(
            width: width, layers: try size("layers", default: 12, atMost: 1024), heads: try heads(width),
            intermediate: Int(intermediate),
            layerNormEpsilon: try object("norm_kwargs")?.epsilon("eps", default: 1e-5) ?? 1e-5, activation: activation)
    }
}

extension JSONValue {
    /// The number, whole or not, where this is one.
    fileprivate var real: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }
}
