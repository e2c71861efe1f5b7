import Domain
import Engine
import Foundation
import Logging

/// The inputs of a replay, which have to be the very ones of the run.
struct ReplaySources {
    let sources: RunSources
    let run: RunRow
    let outputFolder: URL

    /// The folder of the dataset, drawn or unpacked as for a build, with the file of a picture in it.
    func dataset(
        with picture: RunSampleRow, lanes: Int, progressStyle: Progress.Style, log: Logger
    ) async throws -> URL {
        guard let source = try sources.datasetSource() else {
            throw AuditError(
                .missingInput,
                "\(sources.datasetName): expected the dataset of run \(run.name) but found none of this name; name its folder "
                    + "with --dataset.")
        }
        let folder = try await source.folder(
            outputFolder: outputFolder, lanes: lanes, progressStyle: progressStyle, log: log)
        let path = picture.sample.path
        try FolderBoundary(folder).check(path)
        let file = folder.appendingPathComponent(path), digest = try ContentDigest(ofFile: file)
        guard digest == picture.image else {
            throw AuditError(
                .badData,
                "\(file.path): expected the picture of run \(run.name), of digest \(picture.image), but found one of digest "
                    + "\(digest); put the file back, or name the folder of the pictures with --dataset.")
        }
        return folder
    }

    /// The model, loaded.
    func model() throws -> CLIPModel {
        guard let located = try sources.model() else {
            throw AuditError(
                .missingInput,
                "\(sources.modelName): expected the model of run \(run.name) but found none of this name; name its folder with "
                    + "--model.")
        }
        let digest = try CLIPModel.digest(of: located.folder)
        guard digest == run.model else {
            throw AuditError(
                .badData,
                "\(located.folder.path): expected the model of run \(run.name), of digest \(run.model), but found one of digest "
                    + "\(digest); name the right one with --model.")
        }
        return try CLIPModel.load(located.folder)
    }

    /// Makes sure that the file of the trained head is there and unchanged, before anything is computed.
    func checkHead(_ digest: ContentDigest) throws {
        let file = HeadFile.url(digest, folder: outputFolder), found = try? ContentDigest(ofFile: file)
        guard found != digest else { return }
        throw AuditError(
            found == nil ? .missingInput : .badData,
            "\(file.path): expected the trained head of run \(run.name) but found \(found == nil ? "none" : "other content"); "
                + "put the file back.")
    }
}
