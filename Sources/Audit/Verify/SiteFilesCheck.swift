import Domain
import Engine
import Foundation
import Render

/// Whether a folder holds the files of a manifest and nothing else.
struct SiteFilesCheck {
    let folder: URL
    let manifest: SiteManifest
    /// The run whose site is expected; nil where any is.
    let run: String?

    func check() throws -> VerificationCheck {
        let found = try SiteFiles(folder: folder.path), own: Set = [SiteManifest.file.name, Site.listName]
        var problems = found.links.map {
            VerificationCheck.Problem(what: $0, expected: "a file of its own", found: "a link to another place")
        }
        if let run, run != manifest.run.name {
            problems.append(
                .init(
                    what: SiteManifest.file.name, expected: "the manifest of run \(run)",
                    found: "that of run \(manifest.run.name)"))
        }
        // Only what the folder was seen to hold is read, whatever paths a manifest names.
        for (path, digest) in manifest.files.sorted(by: { $0.key < $1.key }) where !found.links.contains(path) {
            guard found.sizes[path] != nil else {
                problems.append(.init(what: path, expected: "a file of digest \(digest)", found: "none"))
                continue
            }
            let actual = try? ContentDigest(ofFile: folder.appendingPathComponent(path))
            guard actual != digest else { continue }
            problems.append(
                .init(what: path, expected: "digest \(digest)", found: actual?.hex ?? "a file that cannot be read"))
        }
        for path in found.sizes.keys.sorted() where manifest.files[path] == nil && !own.contains(path) {
            problems.append(.init(what: path, expected: "no file that the manifest does not list", found: "one"))
        }
        // The list of files cannot be in the manifest, because it lists the manifest; it follows from it.
        let list = Site.list(of: manifest.files.keys + [SiteManifest.file.name])
        if found.sizes[Site.listName] != nil,
            (try? Data(contentsOf: folder.appendingPathComponent(Site.listName))) != Data(list)
        {
            problems.append(.init(what: Site.listName, expected: "the files of the manifest", found: "another list"))
        }
        return VerificationCheck(
            .files, "\(NumberFormat.count(manifest.files.count)) files of the site",
            problems: problems.sorted { $0.what < $1.what })
    }
}
