import Engine
import Foundation
import TestSupport

/// The tiny checkpoint in OpenCLIP's layout, and what open_clip itself makes of it.
///
/// `Tests/Golden/make_openclip_golden.py` writes the expected values.
struct OpenCLIPFolder {
    struct Facts: Decodable {
        struct Embeddings: Decodable {
            let images: [[Float]]
            let texts: [[Float]]
        }
        let embeddings: [String: Embeddings]
        /// Shapes of all tensors by name, for each of open_clip's two classes.
        let shapes: [String: [String: [Int]]]
    }

    static let file = Golden.folder.appending(path: "openclip.json")

    static func facts() throws -> Facts { try JSONDecoder().decode(Facts.self, from: Data(contentsOf: file)) }

    /// Writes the folder; `change` has its way with the configuration before.
    static func write(
        to folder: URL, class name: String = "CLIP", _ change: (inout [String: Any]) -> Void = { _ in }
    ) throws {
        let golden = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
        var config = golden?["config"] as? [String: Any] ?? [:]
        change(&config)
        try JSONSerialization.data(withJSONObject: config).write(to: folder.appending(path: "open_clip_config.json"))
        try SafeTensorsWriter.data(try tensors(prefix: name == "CLIP" ? "" : "text."))
            .write(to: folder.appending(path: "open_clip_model.safetensors"))
        for name in ["vocab.json", "merges.txt"] {
            try FileManager.default.copyItem(
                at: Golden.clipTiny.appending(path: name), to: folder.appending(path: name))
        }
    }

    /// The weights of the tiny checkpoint under open_clip's names, in its forms.
    static func tensors(prefix: String) throws -> [NamedTensor] {
        let weights = try Checkpoint.open(Golden.clipTiny)
        func tensor(_ name: String, _ old: String, transposed: Bool = false) throws -> NamedTensor {
            let shape = weights.shape(of: old) ?? []
            let values = try weights.floats(old, shape: shape)
            guard transposed else { return NamedTensor(name: name, shape: shape, values: values) }
            let (rows, columns) = (shape[0], shape[1])
            let turned = (0..<columns).flatMap { column in (0..<rows).map { values[$0 * columns + column] } }
            return NamedTensor(name: name, shape: [columns, rows], values: turned)
        }
        var result = [
            try tensor("logit_scale", "logit_scale"),
            try tensor("visual.class_embedding", "vision_model.embeddings.class_embedding"),
            try tensor("visual.conv1.weight", "vision_model.embeddings.patch_embedding.weight"),
            try tensor("visual.positional_embedding", "vision_model.embeddings.position_embedding.weight"),
            try tensor("visual.proj", "visual_projection.weight", transposed: true),
            try tensor(prefix + "token_embedding.weight", "text_model.embeddings.token_embedding.weight"),
            try tensor(prefix + "positional_embedding", "text_model.embeddings.position_embedding.weight"),
            try tensor(prefix + "text_projection", "text_projection.weight", transposed: true),
        ]
        for part in ["weight", "bias"] {
            result.append(try tensor("visual.ln_pre.\(part)", "vision_model.pre_layrnorm.\(part)"))
            result.append(try tensor("visual.ln_post.\(part)", "vision_model.post_layernorm.\(part)"))
            result.append(try tensor("\(prefix)ln_final.\(part)", "text_model.final_layer_norm.\(part)"))
            for (tower, start) in [("vision_model", "visual."), ("text_model", prefix)] {
                for layer in 0..<2 {
                    let old = "\(tower).encoder.layers.\(layer).", new = "\(start)transformer.resblocks.\(layer)."
                    let three = try ["q", "k", "v"].map { try tensor("", "\(old)self_attn.\($0)_proj.\(part)") }
                    result.append(
                        NamedTensor(
                            name: "\(new)attn.in_proj_\(part)", shape: [96] + three[0].shape.dropFirst(),
                            values: three.flatMap(\.values)))
                    let names = [
                        "attn.out_proj": "self_attn.out_proj", "ln_1": "layer_norm1", "ln_2": "layer_norm2",
                        "mlp.c_fc": "mlp.fc1", "mlp.c_proj": "mlp.fc2",
                    ]
                    for (name, oldName) in names {
                        result.append(try tensor("\(new)\(name).\(part)", "\(old)\(oldName).\(part)"))
                    }
                }
            }
        }
        return result
    }
}
