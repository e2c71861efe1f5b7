import Foundation

/// Maps the tensors of a checkpoint onto the weights of the two towers, and nothing else.
///
/// Whatever else a file holds, such as the `position_ids` of older releases of transformers, is left alone.
struct CheckpointNames {
    let checkpoint: Checkpoint
    let configuration: CLIPConfiguration
    let names: TensorNames
    /// The file that describes the architecture, for error messages.
    let configurationFile: URL

    /// The vision tower.
    func vision() throws(EngineError) -> VisionWeights {
        let tower = configuration.vision, width = tower.width, patch = configuration.patchSize
        let tokens = configuration.visionTokens
        try refuseExtraLayers(names.visionLayers, layers: tower.layers, key: names.visionLayerCount)
        var constants = try floats(names.visionPositions, [tokens, width])
        let classToken = try floats(names.classToken, [width])
        for column in 0..<width { constants[column] += classToken[column] }
        return VisionWeights(
            grid: PatchGrid(side: configuration.imageSize, patch: patch),
            patchEmbedding: Linear(
                weight: try floats(names.patchEmbedding, [width, 3, patch, patch]), bias: nil,
                inputs: 3 * patch * patch, outputs: width),
            tokenConstants: ConstantTensor(constants),
            preNorm: try norm(names.preNorm, tower),
            transformer: try transformer(names.visionLayers, tower, causal: false),
            postNorm: try norm(names.postNorm, tower),
            projection: try projection(names.visionProjection, width: width))
    }

    /// The text tower.
    func text() throws(EngineError) -> TextWeights {
        let tower = configuration.text
        try refuseExtraLayers(names.textLayers, layers: tower.layers, key: names.textLayerCount)
        return TextWeights(
            tokenEmbedding: ConstantTensor(
                try floats(names.tokens, [configuration.vocabularySize, tower.width])),
            positionEmbedding: ConstantTensor(
                try floats(names.textPositions, [configuration.contextLength, tower.width])),
            contextLength: configuration.contextLength, vocabularySize: configuration.vocabularySize,
            transformer: try transformer(names.textLayers, tower, causal: true),
            finalNorm: try norm(names.finalNorm, tower),
            projection: try projection(names.textProjection, width: tower.width))
    }

    /// The stored logarithm of the logit scale.
    func logitScale() throws(EngineError) -> Float {
        try floats("logit_scale", [])[0]
    }

    private func transformer(
        _ prefix: String, _ tower: TowerConfiguration, causal: Bool
    ) throws(EngineError) -> Transformer {
        var blocks: [TransformerBlock] = []
        for layer in 0..<tower.layers { blocks.append(try block("\(prefix)\(layer).", tower, causal: causal)) }
        return Transformer(blocks: blocks, width: tower.width, hidden: tower.intermediate)
    }

    private func block(
        _ prefix: String, _ tower: TowerConfiguration, causal: Bool
    ) throws(EngineError) -> TransformerBlock {
        let width = tower.width
        return TransformerBlock(
            attentionNorm: try norm(prefix + names.attentionNorm, tower),
            attention: Attention(
                projection: try queriesKeysValues(prefix, width: width),
                output: try linear(prefix + names.attentionOutput, inputs: width, outputs: width),
                heads: tower.heads, causal: causal),
            perceptronNorm: try norm(prefix + names.perceptronNorm, tower),
            perceptron: Perceptron(
                expand: try linear(prefix + names.expand, inputs: width, outputs: tower.intermediate),
                contract: try linear(prefix + names.contract, inputs: tower.intermediate, outputs: width),
                activation: tower.activation))
    }

    /// Queries, keys and values are computed by one product, so their weights are laid one under the other.
    private func queriesKeysValues(_ prefix: String, width: Int) throws(EngineError) -> Linear {
        var weight: [Float] = [], bias: [Float] = []
        switch names.queriesKeysValues {
        case .packed(let weightName, let biasName):
            weight = try floats(prefix + weightName, [3 * width, width])
            bias = try floats(prefix + biasName, [3 * width])
        case .separate(let parts):
            for part in parts {
                weight += try floats("\(prefix)\(part)weight", [width, width])
                bias += try floats("\(prefix)\(part)bias", [width])
            }
        }
        return Linear(weight: weight, bias: bias, inputs: width, outputs: 3 * width)
    }

    private func linear(_ name: String, inputs: Int, outputs: Int) throws(EngineError) -> Linear {
        Linear(
            weight: try floats(name + "weight", [outputs, inputs]), bias: try floats(name + "bias", [outputs]),
            inputs: inputs, outputs: outputs)
    }

    private func projection(_ name: String, width: Int) throws(EngineError) -> Linear {
        let outputs = configuration.projection
        guard names.projectionsAreTransposed else {
            return Linear(weight: try floats(name, [outputs, width]), bias: nil, inputs: width, outputs: outputs)
        }
        let stored = try floats(name, [width, outputs])
        var weight: [Float] = []
        weight.reserveCapacity(stored.count)
        for output in 0..<outputs { for input in 0..<width { weight.append(stored[input * outputs + output]) } }
        return Linear(weight: weight, bias: nil, inputs: width, outputs: outputs)
    }

    private func norm(_ name: String, _ tower: TowerConfiguration) throws(EngineError) -> LayerNorm {
        LayerNorm(
            weight: try floats(name + "weight", [tower.width]), bias: try floats(name + "bias", [tower.width]),
            epsilon: tower.layerNormEpsilon)
    }

    /// A configuration with fewer layers than the file would load without a complaint and compute something else.
    private func refuseExtraLayers(_ prefix: String, layers: Int, key: String) throws(EngineError) {
        let numbers = checkpoint.names.filter { $0.hasPrefix(prefix) }.compactMap {
            Int($0.dropFirst(prefix.count).prefix { $0 != "." })
        }
        guard let last = numbers.max(), last >= layers else { return }
        throw EngineError(
            .badData, file: configurationFile.relativePath,
            expected: "\(key) of \(last + 1), as many layers as there are weights of \(prefix.dropLast())",
            found: "\(layers)", remedy: "use the \(configurationFile.lastPathComponent) that belongs to the weights")
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
