/// The blocks of one tower and the sizes that they share.
struct Transformer: Sendable {
    let blocks: [TransformerBlock]
    /// Length of a token.
    let width: Int
    /// Length of a token inside the perceptron.
    let hidden: Int
}

/// The weights of the vision tower, named as the CLIP paper and its code name them.
struct VisionWeights: Sendable {
    let grid: PatchGrid
    /// (3 x patch x patch) to (width), without bias: the convolution of stride `patch`.
    let patchEmbedding: Linear
    /// What every token starts from, (tokens, width): the position embeddings, with the class embedding added to row 0.
    let tokenConstants: ConstantTensor
    let preNorm: LayerNorm
    let transformer: Transformer
    let postNorm: LayerNorm
    /// (width) to (embedding), without bias.
    let projection: Linear
}

/// The weights of the text tower.
struct TextWeights: Sendable {
    /// (vocabulary, width).
    let tokenEmbedding: ConstantTensor
    /// (context length, width).
    let positionEmbedding: ConstantTensor
    let contextLength: Int
    let vocabularySize: Int
    let transformer: Transformer
    let finalNorm: LayerNorm
    /// (width) to (embedding), without bias.
    let projection: Linear
}
