import Foundation

/// Random weights of a given architecture, for measuring speed: their predictions mean nothing.
///
/// Deviations are those of a trained model's order of magnitude, so that activations stay finite and normal in depth.
struct RandomWeights {
    let configuration: CLIPConfiguration
    private var random: SplitMix64

    init(configuration: CLIPConfiguration, seed: UInt64) {
        self.configuration = configuration
        random = SplitMix64(seed: seed)
    }

    /// A vision tower; the text tower plays no part in explaining pictures.
    mutating func vision() -> VisionWeights {
        let tower = configuration.vision, width = tower.width, patch = configuration.patchSize
        var blocks: [TransformerBlock] = []
        for _ in 0..<tower.layers {
            blocks.append(
                TransformerBlock(
                    attentionNorm: norm(tower),
                    attention: Attention(
                        projection: linear(inputs: width, outputs: 3 * width),
                        output: linear(inputs: width, outputs: width), heads: tower.heads, causal: false),
                    perceptronNorm: norm(tower),
                    perceptron: Perceptron(
                        expand: linear(inputs: width, outputs: tower.intermediate),
                        contract: linear(inputs: tower.intermediate, outputs: width), activation: tower.activation)))
        }
        return VisionWeights(
            grid: PatchGrid(side: configuration.imageSize, patch: patch),
            patchEmbedding: linear(inputs: 3 * patch * patch, outputs: width, biased: false),
            tokenConstants: ConstantTensor(draw(configuration.visionTokens * width, deviation: 0.02)),
            preNorm: norm(tower), transformer: Transformer(blocks: blocks, width: width, hidden: tower.intermediate),
            postNorm: norm(tower),
            projection: linear(inputs: width, outputs: configuration.projection, biased: false))
    }

    private mutating func linear(inputs: Int, outputs: Int, biased: Bool = true) -> Linear {
        Linear(
            weight: draw(inputs * outputs, deviation: 1 / Float(inputs).squareRoot()),
            bias: biased ? draw(outputs, deviation: 0.02) : nil, inputs: inputs, outputs: outputs)
    }

    private func norm(_ tower: TowerConfiguration) -> LayerNorm {
        LayerNorm(
            weight: [Float](repeating: 1, count: tower.width), bias: [Float](repeating: 0, count: tower.width),
            epsilon: tower.layerNormEpsilon)
    }

    /// Uniform with the given deviation: sqrt(12) deviations wide.
    private mutating func draw(_ count: Int, deviation: Float) -> [Float] {
        let width = deviation * Float(12).squareRoot()
        return [Float](unsafeUninitializedCapacity: count) { buffer, initialised in
            for index in 0..<count { buffer[index] = (random.uniform() - 0.5) * width }
            initialised = count
        }
    }
}
