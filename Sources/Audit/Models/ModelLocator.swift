import Engine
import Foundation
import SampleWorld

/// A checkpoint that was found.
struct LocatedModel: Equatable {
    /// Folder of the checkpoint.
    let folder: URL
    /// What reports call it: the repository's name where it comes from the hub, else that of its folder.
    let name: String

    /// A folder that the user named.
    init(folder: URL) {
        self.init(folder: folder, name: HubCache.repositoryName(ofSnapshot: folder) ?? folder.lastPathComponent)
    }

    /// A folder under a name of its own.
    init(folder: URL, name: String) {
        self.folder = folder
        self.name = name
    }
}

/// Finds what `--model` means.
///
/// In this order: a path; a sample model; a name in the model folder; a repository in the cache of Hugging Face, with a
/// revision after an @ where it is not the one that the name alone stands for.
struct ModelLocator {
    var modelFolder = ModelFolder.url
    var cache = HubCache.standard()

    /// Finds a checkpoint.
    func locate(_ argument: String) throws(AuditError) -> LocatedModel {
        let path = URL(fileURLWithPath: argument)
        if FileManager.default.fileExists(atPath: path.path) { return LocatedModel(folder: path) }
        if let sample = SampleModel(rawValue: argument) { return try locate(sample) }
        let kept = modelFolder.appendingPathComponent(argument)
        if Self.isCheckpoint(kept) { return LocatedModel(folder: kept, name: argument) }
        let parts = argument.split(separator: "@", maxSplits: 1).map(String.init)
        let repository = parts.first.flatMap { RepositoryID($0) }.map(cache.repository)
        let revision = parts.count == 2 ? parts[1] : repository?.standardRevision
        if let repository, let revision, let snapshot = repository.snapshot(revision: revision) {
            return LocatedModel(folder: snapshot, name: argument)
        }
        throw unknown(argument, places: [path.relativePath, kept.path] + (repository.map { [$0.folder.path] } ?? []))
    }

    /// Whether a folder looks like a checkpoint of either layout.
    static func isCheckpoint(_ folder: URL) -> Bool {
        CheckpointFolder.Layout.allCases.contains {
            FileManager.default.fileExists(atPath: folder.appendingPathComponent($0.configurationFile).path)
        }
    }

    private func locate(_ sample: SampleModel) throws(AuditError) -> LocatedModel {
        guard let folder = sample.folder else {
            throw AuditError(
                .missingInput,
                "--model \(sample.rawValue): expected the sample model in one of "
                    + "\(sample.places.map(\.path).joined(separator: ", ")) but found none; install the program with its "
                    + "resources.")
        }
        return LocatedModel(folder: folder, name: sample.rawValue)
    }

    private func unknown(_ argument: String, places: [String]) -> AuditError {
        let samples = SampleModel.allCases.map(\.rawValue).joined(separator: " and ")
        let pull = RepositoryID(argument) == nil ? "ORGANISATION/NAME" : argument
        let remedy =
            argument.hasPrefix("sample-")
            ? "the sample models are \(samples)"
            : "name the folder of a checkpoint in the layout of Hugging Face or OpenCLIP, or fetch one with vlm-audit models "
                + "pull \(pull)"
        return AuditError(
            .missingInput,
            "--model \(argument): expected a CLIP checkpoint at one of \(places.joined(separator: ", ")) but found none; "
                + "\(remedy).")
    }
}
