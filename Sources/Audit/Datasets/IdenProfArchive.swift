import Domain
import Engine
import Foundation

/// The release archive of IdenProf in the data folder, with its digest beside it.
///
/// The authors publish no digest, so what was fetched is known by what is in it, and by a digest that the user trusts.
struct IdenProfArchive {
    /// Where its authors publish it.
    static let address = "https://github.com/OlafenwaMoses/IdenProf/releases/download/v1.0/idenprof-jpg.zip"
    /// Number of professions.
    private static let classCount = 10

    /// The archive.
    let file: URL

    /// The archive's place in a data folder.
    init(folder: URL) { file = folder.appendingPathComponent("idenprof-jpg.zip") }

    /// Fetches it, and gives it its name once it has been looked into; returns its digest.
    func fetch(from address: URL, expected: ContentDigest?, style: Progress.Style) throws -> ContentDigest {
        let unchecked = file.appendingPathExtension("unchecked")
        var download = Download(request: HTTPRequest(url: address), file: unchecked)
        download.expected.digest = expected.map(ExpectedContent.Digest.sha256)
        let progress = TransferProgress("Fetch", style: style)
        download.progress = progress
        try download.run()
        progress.finish()
        do {
            try Self.checkContent(of: unchecked)
        } catch {
            try? FileManager.default.removeItem(at: unchecked)
            throw error
        }
        let digest = try ContentDigest(ofFile: unchecked)
        do {
            try FileManager.default.moveItem(at: unchecked, to: file)
            try note(digest)
        } catch {
            throw AuditError(
                .runError,
                "\(file.path): expected to give the archive its name but found that it cannot be done "
                    + "(\(error.localizedDescription)); check the permissions of its folder.")
        }
        return digest
    }

    /// Where the digest is kept, in the form that `sha256sum --check` reads.
    private var digestFile: URL { file.appendingPathExtension("sha256") }

    private func note(_ digest: ContentDigest) throws {
        try Data("\(digest)  \(file.lastPathComponent)\n".utf8).write(to: digestFile, options: .atomic)
    }

    /// Looks into an archive that is there; returns its digest, which has to be the expected one, or the one that was noted
    /// when the archive came.
    func check(_ expected: ContentDigest?) throws -> ContentDigest {
        try Self.checkContent(of: file)
        let digest = try ContentDigest(ofFile: file)
        let noted = (try? String(contentsOf: digestFile, encoding: .utf8))?.prefix { !$0.isWhitespace }
        guard let known = expected?.hex ?? noted.map(String.init) else {
            // Whoever put the archive here may not let us write beside it; then nothing is noted.
            try? note(digest)
            return digest
        }
        guard digest.hex == known else {
            throw AuditError(
                .badData,
                "\(file.path): expected the SHA-256 \(known) but found \(digest); take the file away to fetch it again."
            )
        }
        return digest
    }

    /// Refuses what is no archive of the ten professions in two splits.
    private static func checkContent(of archive: URL) throws {
        let reader = try ArchiveReader(archive)
        var classes: [Split: Set<Substring>] = [:]
        while let entry = try reader.next() {
            let parts = entry.path?.pathParts ?? []
            guard entry.kind == .file, parts.count >= 3, DatasetFiles.isWanted(parts.joined(separator: "/")),
                PictureFiles.isPicture(String(parts[parts.count - 1])),
                let split = Split(rawValue: String(parts[parts.count - 3]))
            else { continue }
            classes[split, default: []].insert(parts[parts.count - 2])
        }
        let counts = Split.allCases.map { classes[$0]?.count ?? 0 }
        guard counts.allSatisfy({ $0 == classCount }), classes[.train] == classes[.test] else {
            throw AuditError(
                .badData,
                "\(archive.path): expected IdenProf, pictures of the same \(classCount) classes in train and test, but found "
                    + "\(counts[0]) classes in train and \(counts[1]) in test; check the address.")
        }
    }
}
