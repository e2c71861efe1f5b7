public import Foundation

/// A folder with a CLIP checkpoint: the layout that it has, and which of its files count.
public struct CheckpointFolder: Sendable {
    /// The two layouts that are read.
    public enum Layout: String, Codable, CaseIterable, Sendable {
        /// `config.json` and `model.safetensors`, as transformers writes them.
        case huggingFace
        /// `open_clip_config.json` and `open_clip_model.safetensors`, as open_clip writes them.
        case openCLIP

        /// Name of the file that describes the architecture.
        public var configurationFile: String { self == .huggingFace ? "config.json" : "open_clip_config.json" }

        /// Name of the file of weights without its ending.
        public var weightsStem: String { self == .huggingFace ? "model" : "open_clip_model" }
    }

    /// The folder.
    public let url: URL
    /// Its layout.
    public let layout: Layout

    private static let preprocessorFile = "preprocessor_config.json"

    /// Recognises the layout of a folder.
    ///
    /// Some folders hold a model in both layouts, and some a `config.json` of another library beside OpenCLIP's files. The
    /// layout of Hugging Face counts where it is complete, or where there is no other.
    public init(_ url: URL) {
        self.url = url
        let huggingFace = Layout.huggingFace
        func has(_ name: String) -> Bool {
            FileManager.default.fileExists(atPath: url.appendingPathComponent(name).path)
        }
        let isComplete =
            Checkpoint.fileNames(stem: huggingFace.weightsStem).contains(where: has)
            && (try? CLIPConfiguration.read(url.appendingPathComponent(huggingFace.configurationFile))) != nil
        layout = has(Layout.openCLIP.configurationFile) && !isComplete ? .openCLIP : huggingFace
    }

    /// A folder whose layout is known, complete or not.
    public init(_ url: URL, layout: Layout) {
        self.url = url
        self.layout = layout
    }

    /// The file that describes the architecture, whether it is there or not.
    public var configurationURL: URL { url.appendingPathComponent(layout.configurationFile) }

    /// Reads the architecture.
    public func configuration() throws(EngineError) -> CLIPConfiguration {
        switch layout {
        case .huggingFace: try CLIPConfiguration.read(configurationURL)
        case .openCLIP: try OpenCLIPConfiguration.read(configurationURL).model
        }
    }

    /// Opens the weights.
    public func weights() throws(EngineError) -> Checkpoint {
        try Checkpoint.open(url, stem: layout.weightsStem)
    }

    /// Files besides the weights that decide a number, as far as they are there.
    public var decidingFiles: [URL] {
        let preprocessing = layout == .huggingFace ? [url.appendingPathComponent(Self.preprocessorFile)] : []
        return ([configurationURL] + TokenizerFiles(folder: url).urls + preprocessing)
            .filter { FileManager.default.fileExists(atPath: $0.path) }
    }

    /// The names of the tensors in these weights.
    func names(in checkpoint: Checkpoint) -> TensorNames {
        switch layout {
        case .huggingFace: .huggingFace
        case .openCLIP: .openCLIP(text: checkpoint.shape(of: "text.positional_embedding") == nil ? "" : "text.")
        }
    }

    /// How pictures are prepared for a model of this architecture.
    func preprocessor(for configuration: CLIPConfiguration) throws(EngineError) -> ImagePreprocessor {
        if layout == .openCLIP { return try OpenCLIPConfiguration.read(configurationURL).preprocessor }
        let file = url.appendingPathComponent(Self.preprocessorFile)
        guard FileManager.default.fileExists(atPath: file.path) else {
            return ImagePreprocessor(size: configuration.imageSize, cropSize: configuration.imageSize)
        }
        let preprocessor = try ImagePreprocessor(contentsOf: file)
        guard preprocessor.cropSize == configuration.imageSize else {
            throw EngineError(
                .badData, file: file.relativePath,
                expected: "a crop_size of \(configuration.imageSize), the image_size in config.json",
                found: "\(preprocessor.cropSize)", remedy: "use the files of one checkpoint")
        }
        return preprocessor
    }
}
