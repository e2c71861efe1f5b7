public import Domain
public import Foundation

/// A CLIP checkpoint, ready to use: both towers, the tokenizer and the way pictures are prepared.
public struct CLIPModel: Sendable {
    /// Sizes of both towers.
    public let configuration: CLIPConfiguration
    /// How pictures become the model's input.
    public let preprocessor: ImagePreprocessor
    /// Factor between cosine similarities and logits: exp of the stored value, about 100 in released models.
    public let logitScale: Float

    let vision: VisionTower
    private let text: TextTower
    private let tokenizer: Tokenizer

    /// Loads a checkpoint from its folder, in the layout of Hugging Face or of OpenCLIP.
    public static func load(_ folder: URL) throws(EngineError) -> CLIPModel {
        try load(folder, configuration: try CLIPConfiguration.read(folder: folder))
    }

    /// Loads the weights of a folder under a configuration that need not be the folder's own.
    static func load(_ url: URL, configuration: CLIPConfiguration) throws(EngineError) -> CLIPModel {
        let folder = CheckpointFolder(url), checkpoint = try folder.weights()
        let names = CheckpointNames(
            checkpoint: checkpoint, configuration: configuration, names: folder.names(in: checkpoint),
            configurationFile: folder.configurationURL)
        return CLIPModel(
            configuration: configuration, preprocessor: try folder.preprocessor(for: configuration),
            logitScale: exp(try names.logitScale()),
            vision: VisionTower(weights: try names.vision()), text: TextTower(weights: try names.text()),
            tokenizer: try Tokenizer.read(folder: url, configuration: configuration))
    }

    /// The digest of everything in a checkpoint's folder that decides a number.
    ///
    /// That is weights, configuration, vocabulary and preprocessing; other files, such as a model card, do not count.
    public static func digest(of url: URL) throws(EngineError) -> ContentDigest {
        let folder = CheckpointFolder(url)
        var lines: [String] = []
        for url in try folder.weights().files.map(\.url) + folder.decidingFiles {
            lines.append("\(url.lastPathComponent)\t\(try ContentDigest(ofFile: url))")
        }
        return ContentDigest(of: lines.joined(separator: "\n"))
    }

    /// Length of an embedding.
    public var embeddingLength: Int { vision.embeddingLength }

    /// Pictures that a lane takes at a time: about 600 tokens, from where products run at nearly full speed.
    ///
    /// It depends on the architecture alone, because the last bits of a result may depend on the size of the products.
    public var microBatch: Int { Self.microBatch(tokens: configuration.visionTokens) }

    static func microBatch(tokens: Int) -> Int { max(1, min(16, (600 + tokens / 2) / tokens)) }

    /// A worker of its own scratch memory.
    public func makeLane(capacity: Int? = nil) -> VisionLane {
        VisionLane(tower: vision, capacity: capacity ?? microBatch)
    }

    /// The embedding of a prompt, not normalised.
    public func embed(prompt: String) throws(EngineError) -> [Float] {
        text.embed(try tokenizer.encode(prompt))
    }

    /// A picture as the vision tower takes it: resized, cropped and normalised, planar 3 x side x side.
    public func picture(_ image: PixelImage) throws(EngineError) -> [Float] {
        preprocessor.normalise(try crop(image))
    }

    /// The part of a picture that the model sees, in 8-bit colours: side x side pixels.
    public func crop(_ image: PixelImage) throws(EngineError) -> PixelImage {
        try preprocessor.crop(image, side: configuration.imageSize)
    }

    /// A picture and its blurred counterpart, both larger than the input by the jitter.
    ///
    /// The blur is Pillow's, on the 8-bit crop, because sizes of pictures differ but crops do not.
    public func pair(_ image: PixelImage, jitter: Int, blurSigma: Float) throws(EngineError) -> ImagePair {
        let side = configuration.imageSize + jitter
        let sharp = try preprocessor.crop(image, side: side)
        return ImagePair(
            side: side, sharp: preprocessor.normalise(sharp),
            blurred: preprocessor.normalise(GaussianBlur.blurred(sharp, sigma: blurSigma)))
    }
}
