import Domain
import Engine
import Foundation
import Logging

/// Where a dataset comes from, and what has to be done before its pictures lie in a folder.
enum DatasetSource: Hashable, Sendable {
    /// It lies in a folder.
    case folder(URL)
    /// It lies in an archive, which is unpacked on the first use.
    case archive(URL)
    /// The sample world, which the program draws on the first use.
    case sampleWorld

    /// What a path means: an archive where a file is there, and a folder otherwise.
    init(path: URL) {
        let isFile = FileManager.default.fileExists(atPath: path.path) && !PictureFiles.isFolder(path)
        self = isFile ? .archive(path) : .folder(path)
    }

    /// The folder or file that a person knows it by; nil for the sample world.
    var place: URL? {
        switch self {
        case .folder(let url), .archive(let url): url
        case .sampleWorld: nil
        }
    }

    /// The folder of the dataset, which is made in the output folder where there is none yet.
    func folder(outputFolder: URL, lanes: Int, progressStyle: Progress.Style, log: Logger) async throws -> URL {
        switch self {
        case .folder(let folder): return folder
        case .archive(let archive):
            return try UnpackedDataset(archive: archive, outputFolder: outputFolder)
                .folder(progressStyle: progressStyle, log: log)
        case .sampleWorld:
            let folder = SampleDataset.folder(in: outputFolder)
            try await SampleDataset.prepare(folder, lanes: lanes, progressStyle: progressStyle)
            return folder
        }
    }
}
