import Foundation

/// Maps the tensor names of a Hugging Face CLIP checkpoint onto the weights of the two towers, and nothing else.
///
/// Names: transformers, `modeling_clip.py`; "pre_layrnorm" is spelled so there. Whatever else a file holds, such as the
/// `position_ids` of older releases, is left alone.
struct CheckpointNames {
    let checkpoint: Checkpoint
    let configuration: CLIPConfiguration

    /// The vision tower.
    func vision() throws(EngineError) -> VisionWeights {
        let tower = configuration.vision, width = tower.width, patch = configuration.patchSize
        let tokens = configuration.visionTokens, prefix = "vision_model."
        try refuseExtraLayers(prefix: prefix, layers: tower.layers)
        var constants = try floats(prefix + "embeddings.position_embedding.weight", [tokens, width])
        let classToken = try floats(prefix + "embeddings.class_embedding", [width])
        for column in 0..<width { constants[column] += classToken[column] }
        return VisionWeights(
            grid: PatchGrid(side: configuration.imageSize, patch: patch),
            patchEmbedding: Linear(
                weight: try floats(prefix + "embeddings.patch_embedding.weight", [width, 3, patch, patch]), bias: nil,
                inputs: 3 * patch * patch, outputs: width),
            tokenConstants: ConstantTensor(constants),
            preNorm: try norm(prefix + "pre_layrnorm", tower),
            transformer: try transformer(prefix, tower, causal: false),
            postNorm: try norm(prefix + "post_layernorm", tower),
            projection: try projection("visual_projection", width: width))
    }

    /// The text tower.
    func text() throws(EngineError) -> TextWeights {
        let tower = configuration.text, prefix = "text_model."
        try refuseExtraLayers(prefix: prefix, layers: tower.layers)
        return TextWeights(
            tokenEmbedding: ConstantTensor(
                try floats(
                    prefix + "embeddings.token_embedding.weight", [configuration.vocabularySize, tower.width])),
            positionEmbedding: ConstantTensor(
                try floats(
                    prefix + "embeddings.position_embedding.weight", [configuration.contextLength, tower.width])),
            contextLength: configuration.contextLength, vocabularySize: configuration.vocabularySize,
            transformer: try transformer(prefix, tower, causal: true),
            finalNorm: try norm(prefix + "final_layer_norm", tower),
            projection: try projection("text_projection", width: tower.width))
    }

    /// The stored logarithm of the logit scale.
    func logitScale() throws(EngineError) -> Float {
        try floats("logit_scale", [])[0]
    }

    private func transformer(
        _ prefix: String, _ tower: TowerConfiguration, causal: Bool
    ) throws(EngineError) -> Transformer {
        var blocks: [TransformerBlock] = []
        for layer in 0..<tower.layers {
            blocks.append(try block("\(prefix)encoder.layers.\(layer).", tower, causal: causal))
        }
        return Transformer(blocks: blocks, width: tower.width, hidden: tower.intermediate)
    }

    private func block(
        _ prefix: String, _ tower: TowerConfiguration, causal: Bool
    ) throws(EngineError) -> TransformerBlock {
        let width = tower.width
        // Queries, keys and values are computed by one product, so their weights are laid one under the other.
        var weight: [Float] = [], bias: [Float] = []
        for part in ["q", "k", "v"] {
            weight += try floats("\(prefix)self_attn.\(part)_proj.weight", [width, width])
            bias += try floats("\(prefix)self_attn.\(part)_proj.bias", [width])
        }
        return TransformerBlock(
            attentionNorm: try norm(prefix + "layer_norm1", tower),
            attention: Attention(
                projection: Linear(weight: weight, bias: bias, inputs: width, outputs: 3 * width),
                output: try linear(prefix + "self_attn.out_proj", inputs: width, outputs: width),
                heads: tower.heads, causal: causal),
            perceptronNorm: try norm(prefix + "layer_norm2", tower),
            perceptron: Perceptron(
                expand: try linear(prefix + "mlp.fc1", inputs: width, outputs: tower.intermediate),
                contract: try linear(prefix + "mlp.fc2", inputs: tower.intermediate, outputs: width),
                activation: tower.activation))
    }

    private func linear(_ name: String, inputs: Int, outputs: Int) throws(EngineError) -> Linear {
        Linear(
            weight: try floats(name + ".weight", [outputs, inputs]), bias: try floats(name + ".bias", [outputs]),
            inputs: inputs, outputs: outputs)
    }

    private func projection(_ name: String, width: Int) throws(EngineError) -> Linear {
        Linear(
            weight: try floats(name + ".weight", [configuration.projection, width]), bias: nil, inputs: width,
            outputs: configuration.projection)
    }

    private func norm(_ name: String, _ tower: TowerConfiguration) throws(EngineError) -> LayerNorm {
        LayerNorm(
            weight: try floats(name + ".weight", [tower.width]), bias: try floats(name + ".bias", [tower.width]),
            epsilon: tower.layerNormEpsilon)
    }

    /// A configuration with fewer layers than the file would load without a complaint and compute something else.
    private func refuseExtraLayers(prefix: String, layers: Int) throws(EngineError) {
        let start = prefix + "encoder.layers."
        let numbers = checkpoint.names.filter { $0.hasPrefix(start) }.compactMap {
            Int($0.dropFirst(start.count).prefix { $0 != "." })
        }
        guard let last = numbers.max(), last >= layers else { return }
        throw EngineError(
            .badData, file: checkpoint.folder.appendingPathComponent("config.json").relativePath,
            expected: "num_hidden_layers of \(last + 1), as many layers as the weights of \(prefix.dropLast()) have",
            found: "\(layers)", remedy: "use the config.json that belongs to the weights")
    }

    private func floats(_ name: String, _ shape: [Int]) throws(EngineError) -> [Float] {
        let values = try checkpoint.floats(name, shape: shape)
        guard values.allSatisfy(\.isFinite) else {
            throw EngineError(
                .badData, file: checkpoint.folder.relativePath, expected: "finite numbers in the tensor \(name)",
                found: "infinities or not-a-numbers", remedy: "save the weights again, in F32 if F16 overflowed")
        }
        return values
    }
}
