import Foundation

/// The cache in which Hugging Face's libraries keep what they download, shared with them.
///
/// A repository `org/name` is the folder `models--org--name` with `blobs` (content under its digest), `snapshots/COMMIT`
/// (the files of a commit, as relative links to blobs) and `refs` (the commit of a branch or tag). Source:
/// huggingface_hub, `file_download.py`.
struct HubCache {
    /// The folder of all repositories.
    let root: URL

    /// The cache that the environment names: `HF_HUB_CACHE`, or `hub` in `HF_HOME`, or in `~/.cache/huggingface`.
    static func standard(environment: [String: String] = ProcessInfo.processInfo.environment) -> HubCache {
        func folder(_ variable: String) -> URL? {
            environment[variable].flatMap { $0.isEmpty ? nil : URL(fileURLWithPath: $0) }
        }
        if let hub = folder("HF_HUB_CACHE") ?? folder("HUGGINGFACE_HUB_CACHE") { return HubCache(root: hub) }
        let caches =
            folder("XDG_CACHE_HOME") ?? FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".cache")
        let home = folder("HF_HOME") ?? caches.appendingPathComponent("huggingface")
        return HubCache(root: home.appendingPathComponent("hub"))
    }

    /// A repository, whether it is there or not.
    func repository(_ id: RepositoryID) -> Repository {
        Repository(
            id: id, folder: root.appendingPathComponent("models--\(id.organisation)--\(id.name)", isDirectory: true))
    }

    /// All repositories of models that are there, by name.
    var repositories: [Repository] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        return names.sorted().compactMap { name in
            let parts = name.components(separatedBy: "--")
            guard parts.count == 3, parts[0] == "models" else { return nil }
            return RepositoryID("\(parts[1])/\(parts[2])").map(repository)
        }
    }

    /// One repository.
    struct Repository {
        let id: RepositoryID
        let folder: URL

        /// Where content lies, by its digest.
        func blob(_ digest: String) -> URL { folder.appendingPathComponent("blobs/\(digest)") }

        /// Where the files of a commit lie.
        func snapshot(commit: String) -> URL { folder.appendingPathComponent("snapshots/\(commit)", isDirectory: true) }

        /// Where the commit of a branch or tag is written.
        func reference(_ revision: String) -> URL { folder.appendingPathComponent("refs/\(revision)") }

        /// The files of a branch, a tag or a commit; nil where they were not downloaded.
        func snapshot(revision: String) -> URL? {
            let written = (try? String(contentsOf: reference(revision), encoding: .utf8)) ?? revision
            let commit = written.trimmingCharacters(in: .whitespacesAndNewlines)
            guard RepositoryID.isPlain(commit) else { return nil }
            let folder = snapshot(commit: commit)
            return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
        }
    }

    /// The name of the repository that a snapshot's folder belongs to; nil for any other folder.
    static func repositoryName(ofSnapshot folder: URL) -> String? {
        let parts = folder.standardizedFileURL.pathComponents
        guard parts.count >= 3, parts[parts.count - 2] == "snapshots" else { return nil }
        let names = parts[parts.count - 3].components(separatedBy: "--")
        return names.count == 3 && names[0] == "models" ? "\(names[1])/\(names[2])" : nil
    }
}

/// The name of a repository on the hub, `ORGANISATION/NAME`.
struct RepositoryID: Hashable, CustomStringConvertible {
    let organisation: String
    let name: String

    /// Reads a name; nil where it is not one.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, parts.allSatisfy({ Self.isPlain($0) && !$0.contains("--") }) else { return nil }
        (organisation, name) = (parts[0], parts[1])
    }

    var description: String { "\(organisation)/\(name)" }

    /// Whether a text is one component of a path or an address and needs no escape: letters, digits, `.`, `-` and `_`.
    static func isPlain(_ text: String) -> Bool {
        !text.isEmpty && text.count <= 96 && text != "." && text != ".."
            && text.unicodeScalars.allSatisfy {
                ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
                    || "._-".unicodeScalars.contains($0)
            }
    }
}
