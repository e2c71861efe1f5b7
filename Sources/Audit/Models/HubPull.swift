import Engine
import Foundation

/// Fetches the files of a CLIP checkpoint from the hub into the cache of Hugging Face.
///
/// Only what is read is fetched: configuration, weights, tokenizer and preprocessing. What is there already is checked and
/// not fetched again, so that the same command continues a pull that was stopped.
struct HubPull {
    let id: RepositoryID
    let revision: String
    let hub: Hub
    let cache: HubCache
    let progressStyle: Progress.Style
    /// Told what the user should know.
    var notify: (String) -> Void = { _ in }

    /// Fetches the files and returns the folder in which they are.
    func run() throws -> URL {
        guard
            revision.split(separator: "/", omittingEmptySubsequences: false).allSatisfy({
                RepositoryID.isPlain(String($0))
            })
        else {
            throw AuditError(
                .usage,
                "--revision \(revision): expected a branch, a tag or a commit but found another form; correct it.")
        }
        var revision = revision, listing = try hub.listing(of: id, revision: revision)
        if revision == "main", HubFiles.hasOnlyPickles(listing), let conversion = try hub.conversion(of: id) {
            notify(
                "\(id): the weights on main are a Python pickle alone, so \(conversion) is taken, where the hub's own bot has "
                    + "converted them to safetensors; --model finds it as \(id)@\(conversion), and as \(id) where no other revision "
                    + "was pulled.")
            revision = conversion
            listing = try hub.listing(of: id, revision: revision)
        }
        let snapshot = cache.repository(id).snapshot(commit: listing.commit)
        // Small files first: they tell whether the large ones can be used at all.
        let description = CheckpointFolder.Layout.allCases.compactMap { listing.file($0.configurationFile) }
        try fetch(description, of: listing, into: snapshot)
        let files = try HubFiles(id: id, revision: revision, listing: listing, snapshot: snapshot)
        try fetch(files.small, of: listing, into: snapshot)
        try fetch(try files.weights(), of: listing, into: snapshot)
        if revision != listing.commit { try write(listing.commit, to: cache.repository(id).reference(revision)) }
        return snapshot
    }

    /// Fetches files and links them into the folder of their commit.
    private func fetch(_ files: [Hub.File], of listing: Hub.Listing, into snapshot: URL) throws {
        let repository = cache.repository(id)
        var missing: [Hub.File] = []
        for file in files {
            let blob = repository.blob(file.digest.hex)
            let expected = ExpectedContent(size: file.size, digest: file.digest)
            let isThere = FileManager.default.fileExists(atPath: blob.path)
            if !isThere {
                missing.append(file)
            } else if try expected.difference(in: blob) != nil {
                missing.append(file)
            }
        }
        let total = missing.reduce(0) { $0 + $1.size }
        let already = missing.reduce(0) { $0 + min($1.size, PartialFile.size(for: repository.blob($1.digest.hex))) }
        // A few small files are there at once.
        let progress =
            total < 1_000_000
            ? nil : TransferProgress("Pull \(id)", total: total, already: already, style: progressStyle)
        for file in missing {
            try Download(
                request: try hub.request(for: file, of: id, commit: listing.commit),
                file: repository.blob(file.digest.hex), expected: ExpectedContent(size: file.size, digest: file.digest),
                patience: hub.patience, progress: progress
            ).run()
        }
        progress?.finish()
        for file in files { try link(file, into: snapshot) }
    }

    /// A relative link, so that the cache can be moved as a whole.
    private func link(_ file: Hub.File, into snapshot: URL) throws {
        let manager = FileManager.default, link = snapshot.appendingPathComponent(file.name)
        let destination = "../../blobs/\(file.digest.hex)"
        if (try? manager.destinationOfSymbolicLink(atPath: link.path)) == destination { return }
        do {
            try manager.createDirectory(at: snapshot, withIntermediateDirectories: true)
            // Of an older program without links, or one that was stopped.
            try? manager.removeItem(at: link)
            try manager.createSymbolicLink(atPath: link.path, withDestinationPath: destination)
        } catch {
            throw AuditError(
                .runError,
                "\(link.path): expected to make a link to \(destination) but found \"\(error.localizedDescription)\"; "
                    + "choose another folder with HF_HUB_CACHE.")
        }
    }

    private func write(_ commit: String, to reference: URL) throws {
        try ResultFile.write(
            Data(commit.utf8), to: reference, what: "the commit of a revision", option: "HF_HUB_CACHE")
    }
}

/// Which files of a repository a checkpoint consists of.
struct HubFiles {
    let id: RepositoryID
    let revision: String
    let listing: Hub.Listing
    let snapshot: URL
    /// The layout that is pulled.
    let layout: CheckpointFolder.Layout

    /// Decides on a layout by what the repository has and what its configuration says.
    init(id: RepositoryID, revision: String, listing: Hub.Listing, snapshot: URL) throws {
        (self.id, self.revision, self.listing, self.snapshot) = (id, revision, listing, snapshot)
        let layouts = Self.layouts(listing)
        guard !layouts.isEmpty else { throw Self.nothing(id, revision: revision, listing: listing) }
        var refusal: EngineError?
        for layout in layouts {
            do throws(EngineError) {
                _ = try CheckpointFolder(snapshot, layout: layout).configuration()
                self.layout = layout
                return
            } catch { refusal = refusal ?? error }
        }
        throw refusal ?? EngineError(.badData, expected: "a configuration", found: "none", remedy: "check the name")
    }

    /// The layouts of which a repository has both description and weights.
    private static func layouts(_ listing: Hub.Listing) -> [CheckpointFolder.Layout] {
        CheckpointFolder.Layout.allCases.filter { layout in
            listing.file(layout.configurationFile) != nil
                && Checkpoint.fileNames(stem: layout.weightsStem).contains { listing.file($0) != nil }
        }
    }

    /// Whether there are weights, but none that can be read.
    static func hasOnlyPickles(_ listing: Hub.Listing) -> Bool { layouts(listing).isEmpty && pickle(listing) != nil }

    private static func pickle(_ listing: Hub.Listing) -> String? {
        listing.files.map(\.name).first { name in
            !name.contains("/") && [".bin", ".pt", ".pth", ".ckpt"].contains { name.hasSuffix($0) }
        }
    }

    /// Tokenizer, preprocessing, and the index of weights in several files.
    var small: [Hub.File] {
        let pair = ["vocab.json", "merges.txt"]
        let tokenizer = pair.allSatisfy { listing.file($0) != nil } ? pair : ["tokenizer.json"]
        let index = listing.file(weightNames[0]) == nil ? [weightNames[1]] : []
        return (tokenizer + ["preprocessor_config.json"] + index).compactMap(listing.file)
    }

    /// The files of weights; the index must be there.
    func weights() throws -> [Hub.File] {
        if let single = listing.file(weightNames[0]) { return [single] }
        let index = snapshot.appendingPathComponent(weightNames[1])
        return try Checkpoint.shards(index: index).map { name in
            guard let file = listing.file(name) else {
                throw AuditError(
                    .badData,
                    "\(id): expected the file \(name), which \(weightNames[1]) names, but found none; choose another --revision."
                )
            }
            return file
        }
    }

    private var weightNames: [String] { Checkpoint.fileNames(stem: layout.weightsStem) }

    private static func nothing(_ id: RepositoryID, revision: String, listing: Hub.Listing) -> AuditError {
        let pickle = pickle(listing)
        let found = pickle.map { "only \($0), a Python pickle, which could run any program" } ?? "none"
        let remedy =
            pickle == nil
            ? "choose a repository of a CLIP model"
            : "name a revision that has them with --revision, such as refs/pr/NUMBER where the repository's community page "
                + "lists a conversion to safetensors, or convert the weights with transformers and name the folder"
        return AuditError(
            .badData,
            "\(id) at \(revision): expected a CLIP checkpoint with weights as safetensors but found \(found); \(remedy)."
        )
    }
}
