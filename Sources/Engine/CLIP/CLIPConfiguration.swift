/// The sizes of one transformer tower.
public struct TowerConfiguration: Hashable, Codable, Sendable {
    /// Length of a token's vector.
    public var width: Int
    /// Number of blocks.
    public var layers: Int
    /// Attention heads in each block; they divide the width.
    public var heads: Int
    /// Length of the vector inside the MLP.
    public var intermediate: Int
    /// Added to the variance in every layer norm.
    public var layerNormEpsilon: Float
    /// The function inside the MLP.
    public var activation: Activation

    /// Describes a tower; by default with an MLP of four times the width and OpenAI's constants.
    public init(
        width: Int, layers: Int, heads: Int, intermediate: Int? = nil, layerNormEpsilon: Float = 1e-5,
        activation: Activation = .quickGELU
    ) {
        self.width = width
        self.layers = layers
        self.heads = heads
        self.intermediate = intermediate ?? 4 * width
        self.layerNormEpsilon = layerNormEpsilon
        self.activation = activation
    }

    /// Length of the vector of one head.
    public var headWidth: Int { width / heads }
}

/// The architecture of a CLIP model with a vision transformer; everything that its weights do not say themselves.
///
/// Radford et al., Learning transferable visual models from natural language supervision, 2021.
public struct CLIPConfiguration: Hashable, Codable, Sendable {
    /// The tower that looks at pictures.
    public var vision: TowerConfiguration
    /// Side of the square picture in pixels.
    public var imageSize: Int
    /// Side of a square patch in pixels; it divides the picture's side.
    public var patchSize: Int
    /// The tower that reads prompts.
    public var text: TowerConfiguration
    /// Most tokens of a prompt, the markers at both ends included.
    public var contextLength: Int
    /// Number of different tokens.
    public var vocabularySize: Int
    /// Length of the embeddings that both towers end in.
    public var projection: Int

    /// Describes an architecture; by default with a 224 pixel picture and OpenAI's vocabulary.
    public init(
        vision: TowerConfiguration, imageSize: Int = 224, patchSize: Int, text: TowerConfiguration,
        contextLength: Int = 77, vocabularySize: Int = 49_408, projection: Int
    ) {
        self.vision = vision
        self.imageSize = imageSize
        self.patchSize = patchSize
        self.text = text
        self.contextLength = contextLength
        self.vocabularySize = vocabularySize
        self.projection = projection
    }

    /// Patches along each side of the picture.
    public var patchesPerSide: Int { imageSize / patchSize }

    /// Tokens in the vision tower: one for each patch and the class token before them.
    public var visionTokens: Int { patchesPerSide * patchesPerSide + 1 }
}
