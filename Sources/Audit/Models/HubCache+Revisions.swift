import Engine
import Foundation

/// Which revisions of a repository are in the cache, and which one its name alone stands for.
extension HubCache.Repository {
    /// The branches, tags and proposals of which files were downloaded, by name.
    var revisions: [String] {
        let references = folder.appendingPathComponent("refs")
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: references.path)) ?? []
        return names.filter { snapshot(revision: $0) != nil }.sorted()
    }

    /// What the repository's name alone stands for; nil where nothing does.
    ///
    /// That is `main` where it has weights that can be read. Where it has not, `models pull` has taken another revision in
    /// its place: the only one with such weights, or of several the proposal with the highest number.
    var standardRevision: String? {
        let main = "main", proposal = "refs/pr/"
        let revisions = revisions, usable = revisions.filter(hasWeights)
        if usable.contains(main) { return main }
        if usable.count == 1 { return usable[0] }
        let numbers = usable.filter { $0.hasPrefix(proposal) }.compactMap { Int($0.dropFirst(proposal.count)) }
        return numbers.max().map { "\(proposal)\($0)" } ?? revisions.first { $0 == main }
    }

    /// Whether a revision has a description and weights of the same layout.
    private func hasWeights(_ revision: String) -> Bool {
        guard let folder = snapshot(revision: revision) else { return false }
        func has(_ name: String) -> Bool {
            FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path)
        }
        return CheckpointFolder.Layout.allCases.contains { layout in
            has(layout.configurationFile) && Checkpoint.fileNames(stem: layout.weightsStem).contains(where: has)
        }
    }
}
