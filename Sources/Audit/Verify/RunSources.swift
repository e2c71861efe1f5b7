import Foundation

/// Where the pictures and the model of a finished run lie, found as `build` finds them from the names that it stored.
struct RunSources: Sendable {
    /// What the user said: a folder, an archive or the name of a known dataset.
    let datasetArgument: String?
    let dataFolder: String?
    /// What the user said of the model.
    let modelArgument: String?
    /// What the run calls them.
    let datasetName: String
    let modelName: String
    /// The output folder, where sample worlds and unpacked archives lie; nil where it is not at hand.
    let outputFolder: URL?

    /// Where the dataset comes from; nil where nobody said it and nothing lies where its name points.
    func datasetSource() throws -> DatasetSource? {
        if let outputFolder, datasetArgument == nil {
            let kept = outputFolder.appendingPathComponent("\(SampleDataset.folderName)/\(datasetName)")
            if datasetName == SampleDataset.name { return .sampleWorld }
            if RunName.isValid(datasetName), PictureFiles.isFolder(kept) { return .folder(kept) }
        }
        switch DatasetLocator.locate(datasetArgument ?? datasetName, dataFolder: dataFolder) {
        case .path(let source):
            let isThere = source.place.map { FileManager.default.fileExists(atPath: $0.path) } ?? false
            if isThere { return source }
            guard let datasetArgument else { return nil }
            throw AuditError(
                .missingInput,
                "--dataset \(datasetArgument): expected the dataset of the run but found nothing there; check the path."
            )
        case .known(let known, let source):
            if let source { return source }
            guard datasetArgument == nil else { throw known.isMissing(in: DatasetLocator.dataFolder(dataFolder)) }
            return nil
        case .sample: return .sampleWorld
        }
    }

    /// The folder of the dataset as it lies there now; nil where there is none.
    ///
    /// Nothing is unpacked or drawn.
    func dataset() throws -> URL? {
        switch try datasetSource() {
        case .folder(let folder): return folder
        case .sampleWorld:
            return outputFolder.map(SampleDataset.folder).flatMap { PictureFiles.isFolder($0) ? $0 : nil }
        case .archive(let archive):
            throw AuditError(
                .usage,
                "--dataset \(archive.relativePath): expected a folder with the pictures but found an archive; name the "
                    + "folder below datasets that a build unpacked it to.")
        case nil: return nil
        }
    }

    /// The model; nil where nobody said it and nothing has its name.
    func model() throws -> LocatedModel? {
        if let modelArgument { return try ModelLocator().locate(modelArgument) }
        guard let named = try? ModelLocator().locate(modelName), ModelLocator.isCheckpoint(named.folder) else {
            return nil
        }
        return named
    }

    /// Why pictures are not looked at.
    var missingDataset: String { "no dataset \(datasetName) is at hand; name its folder with --dataset" }

    /// Why the model is not looked at.
    var missingModel: String { "no model \(modelName) is at hand; name it with --model" }
}
