public import Foundation

/// The weights in a folder: `model.safetensors`, or several files and their index.
///
/// The index, `model.safetensors.index.json`, is an object whose member `weight_map` names the file of every tensor.
/// OpenCLIP's files are called `open_clip_model` instead of `model`.
public struct Checkpoint: Sendable {
    /// Names of the single file and of the index.
    public static func fileNames(stem: String) -> [String] {
        ["\(stem).safetensors", "\(stem).safetensors.index.json"]
    }

    /// The folder.
    public let folder: URL
    /// The files of weights, sorted by name.
    public let files: [SafeTensors]
    private let fileOfTensor: [String: SafeTensors]

    /// Finds and opens the weights in a folder, whose names begin with `stem`.
    public static func open(_ folder: URL, stem: String = "model") throws(EngineError) -> Checkpoint {
        let manager = FileManager.default, names = fileNames(stem: stem)
        let single = folder.appendingPathComponent(names[0])
        if manager.fileExists(atPath: single.path) {
            let file = try SafeTensors.open(single)
            let fileOfTensor = Dictionary(uniqueKeysWithValues: file.names.map { ($0, file) })
            return Checkpoint(folder: folder, files: [file], fileOfTensor: fileOfTensor)
        }
        let index = folder.appendingPathComponent(names[1])
        if manager.fileExists(atPath: index.path) {
            do throws(EngineError) {
                return try sharded(folder, index: index)
            } catch {
                throw error.naming(index.relativePath)
            }
        }
        throw missing(folder, names: names)
    }

    /// Names of all tensors, sorted.
    public var names: [String] { fileOfTensor.keys.sorted() }

    /// Shape of a tensor, last index fastest, empty for a scalar; nil where there is none of that name.
    public func shape(of name: String) -> [Int]? { fileOfTensor[name]?.shape(of: name) }

    /// The elements of a tensor of F32, F16 or BF16, widened exactly to Float, row-major; its shape must be the one given.
    public func floats(_ name: String, shape: [Int]) throws(EngineError) -> [Float] {
        guard let file = fileOfTensor[name] else {
            throw EngineError(
                .badData, file: folder.relativePath, expected: "a tensor \(name) of \(TensorShape.phrase(shape))",
                found: "none of that name", remedy: "use the configuration that belongs to these weights")
        }
        return try file.floats(name, shape: shape)
    }

    /// The names of the files that an index names, sorted, whether they are there or not.
    public static func shards(index: URL) throws(EngineError) -> [String] {
        do throws(EngineError) {
            return Set(try map(index).map(\.file)).sorted()
        } catch {
            throw error.naming(index.relativePath)
        }
    }

    /// The file of each tensor as an index has it, by the tensor's name.
    private static func map(_ index: URL) throws(EngineError) -> [(tensor: String, file: String)] {
        let bytes: Data
        do { bytes = try Data(contentsOf: index) } catch {
            throw EngineError(
                .missingInput, expected: "a readable index of weights", found: "\"\(error.localizedDescription)\"",
                remedy: "check the path and its permissions")
        }
        guard let map = try JSONValue(parsing: bytes).object?["weight_map"]?.object else {
            throw EngineError(
                .badData, expected: "an object weight_map", found: "none", remedy: "copy or download the file again")
        }
        var files: [(tensor: String, file: String)] = []
        for (tensor, value) in map.sorted(by: { $0.key < $1.key }) {
            // An index must not lead out of its folder.
            guard let name = value.string, name.hasSuffix(".safetensors"), !name.contains("/") else {
                throw EngineError(
                    .badData, expected: "a safetensors file in the same folder for the tensor \(tensor)",
                    found: value.phrase, remedy: "copy or download the file again")
            }
            files.append((tensor, name))
        }
        return files
    }

    private static func sharded(_ folder: URL, index: URL) throws(EngineError) -> Checkpoint {
        var opened: [String: SafeTensors] = [:]
        var fileOfTensor: [String: SafeTensors] = [:]
        for (tensor, name) in try map(index) {
            let file: SafeTensors
            if let known = opened[name] {
                file = known
            } else {
                file = try SafeTensors.open(folder.appendingPathComponent(name))
                opened[name] = file
            }
            guard file.shape(of: tensor) != nil else {
                throw EngineError(
                    .badData, expected: "the tensor \(tensor) in \(name)", found: "none of that name there",
                    remedy: "copy or download the checkpoint again")
            }
            fileOfTensor[tensor] = file
        }
        return Checkpoint(
            folder: folder, files: opened.sorted { $0.key < $1.key }.map(\.value), fileOfTensor: fileOfTensor)
    }

    private static func missing(_ folder: URL, names: [String]) -> EngineError {
        let expected = "\(names[0]) or \(names[1]) there"
        let content: [String]
        do { content = try FileManager.default.contentsOfDirectory(atPath: folder.path) } catch {
            return EngineError(
                .missingInput, file: folder.relativePath, expected: "a folder with a checkpoint",
                found: "no readable folder", remedy: "check the path and its permissions")
        }
        let endings = [".bin", ".pt", ".pth", ".ckpt"]
        let pickles = content.filter { name in endings.contains { name.hasSuffix($0) } }.sorted()
        guard let pickle = pickles.first(where: { $0.contains("model") }) ?? pickles.first else {
            return EngineError(
                .missingInput, file: folder.relativePath, expected: expected, found: "neither",
                remedy: "name the folder of a CLIP checkpoint in the layout of Hugging Face or OpenCLIP")
        }
        let conversion =
            pickle.hasPrefix("open_clip")
            ? "safetensors.torch.save_file(torch.load(\"\(pickle)\", weights_only=True), \"\(names[0])\")"
            : "CLIPModel.from_pretrained(folder).save_pretrained(folder)"
        return EngineError(
            .unsupported, file: folder.relativePath, expected: expected,
            found: "only \(pickle), which is a Python pickle",
            remedy: "convert it to safetensors, in Python: \(conversion)")
    }
}
