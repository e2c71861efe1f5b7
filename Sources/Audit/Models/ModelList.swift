import Engine
import Foundation
import SampleWorld

/// A model that is at hand, as `models list` shows it.
struct ModelEntry: Encodable {
    /// Where a model comes from.
    enum Source: String, Encodable {
        case modelFolder = "model folder"
        case hubCache = "Hugging Face cache"
        case sample = "shipped sample"
    }

    /// What `--model` takes.
    let name: String
    let source: Source
    let folder: String
    /// In words; nil where it cannot be read.
    let architecture: String?
    /// `huggingFace` or `openCLIP`; nil for other models than CLIP.
    let layout: CheckpointFolder.Layout?
    /// Bytes of the files that count.
    let bytes: Int?
    /// Why the model cannot be used, as one sentence; nil where it can.
    let problem: String?

    /// Looks at a checkpoint; nil where the folder holds something else than CLIP.
    init?(name: String, source: Source, folder: URL) {
        guard ModelLocator.isCheckpoint(folder) else { return nil }
        self.name = name
        self.source = source
        self.folder = folder.path
        let checkpoint = CheckpointFolder(folder)
        layout = checkpoint.layout
        do throws(EngineError) {
            architecture = try checkpoint.configuration().summary
        } catch {
            // Other programs keep other models in the same cache.
            if source == .hubCache, error.kind == .unsupported { return nil }
            architecture = nil
            bytes = nil
            problem = error.description
            return
        }
        do throws(EngineError) {
            let files = try checkpoint.weights().files.map(\.url) + checkpoint.decidingFiles
            bytes = files.reduce(0) { $0 + Self.size($1) }
            problem = nil
        } catch {
            bytes = nil
            problem = error.description
        }
    }

    /// The face detector, where it is there.
    init?(faceDetector file: URL) {
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        name = "mtcnn"
        source = .modelFolder
        folder = file.deletingLastPathComponent().path
        architecture = "MTCNN face detector"
        layout = nil
        bytes = Self.size(file)
        problem = nil
    }

    /// The size of a file; a link's is that of the file it leads to.
    private static func size(_ file: URL) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.resolvingSymlinksInPath().path)
        return attributes?[.size] as? Int ?? 0
    }
}

/// All models that are at hand.
struct ModelList {
    var modelFolder = ModelFolder.url
    var cache = HubCache.standard()

    /// The models: first those of the model folder, then those of the cache, then the samples; by name.
    func entries() -> [ModelEntry] {
        kept(in: modelFolder, prefix: "", depth: 0).sorted { $0.name < $1.name } + cached() + samples()
    }

    /// Checkpoints in a folder and one level of folders in it, such as `models/openai/clip`.
    private func kept(in folder: URL, prefix: String, depth: Int) -> [ModelEntry] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        var entries =
            depth == 0 ? [ModelEntry(faceDetector: ModelFolder.faceDetector(in: folder))].compactMap { $0 } : []
        for name in names where !name.hasPrefix(".") {
            let child = folder.appendingPathComponent(name)
            if let entry = ModelEntry(name: prefix + name, source: .modelFolder, folder: child) {
                entries.append(entry)
            } else if depth == 0 {
                entries += kept(in: child, prefix: "\(name)/", depth: 1)
            }
        }
        return entries
    }

    /// Every revision in the cache; the one that the repository's name alone stands for comes first, under that name.
    private func cached() -> [ModelEntry] {
        cache.repositories.flatMap { repository -> [ModelEntry] in
            let standard = repository.standardRevision
            let others = repository.revisions.filter { $0 != standard }
            let named = others.map { (name: "\(repository.id)@\($0)", revision: $0) }
            let first = standard.map { (name: repository.id.description, revision: $0) }
            return ([first].compactMap { $0 } + named).compactMap { name, revision in
                repository.snapshot(revision: revision).flatMap {
                    ModelEntry(name: name, source: .hubCache, folder: $0)
                }
            }
        }
    }

    private func samples() -> [ModelEntry] {
        SampleModel.allCases.compactMap { sample in
            sample.folder.flatMap { ModelEntry(name: sample.rawValue, source: .sample, folder: $0) }
        }
    }
}

extension CLIPConfiguration {
    /// The architecture in words: "ViT-B/32", or its sizes where it has no name of its own.
    var summary: String {
        let named = [("ViT-B/32", Self.vitB32), ("ViT-B/16", .vitB16), ("ViT-L/14", .vitL14)]
        func sizes(_ configuration: CLIPConfiguration) -> [Int] {
            [configuration.vision, configuration.text].flatMap { [$0.width, $0.layers, $0.heads, $0.intermediate] }
                + [configuration.patchSize, configuration.projection]
        }
        let name = named.first { sizes($0.1) == sizes(self) }?.0
        let words =
            name ?? "vision \(vision.layers) x \(vision.width), patch \(patchSize), text \(text.layers) x \(text.width)"
        return "\(words), \(imageSize) px, \(vision.activation.rawValue)"
    }
}
