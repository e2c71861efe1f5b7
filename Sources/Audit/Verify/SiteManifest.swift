import Domain
import Engine
import Foundation
import Render

/// `manifest.json` in every site: digests of all that the site was made from, and of all that it is made of.
///
/// docs/manifest.schema.json describes it. It is written last, and its own digest is the site's seal: who has noted that
/// one number can tell later that nothing was changed.
struct SiteManifest: Codable, Sendable {
    /// What every such document calls itself.
    static let format = "vlm-audit-manifest"
    /// Counts up when the document changes its shape.
    static let version = 1

    /// The file in the site.
    static let file = SiteFile(label: "To verify", title: "The digests of all files", name: "manifest.json")

    let format: String
    let version: Int
    /// What wrote the site.
    let program: ReportDocument.Program
    let run: Run
    let inputs: Inputs
    /// Every audited picture, in order of path.
    let pictures: [RunRows.Picture]
    /// The pictures that the page on the dataset shows in small, in order: they decide which rows of `thumbnail` count.
    let thumbnails: [ContentDigest]
    /// Every table of the database, in order of name.
    let tables: [RunRows.Table]
    /// SHA-256 of every file of the site but this one and the list of files, by path.
    let files: [String: ContentDigest]

    struct Run: Codable, Hashable, Sendable {
        let name: String
        /// Digest of everything that decides the run's numbers.
        let identity: ContentDigest
    }

    /// What the run was given.
    struct Inputs: Codable, Hashable, Sendable {
        let dataset: Named
        /// Its digest covers weights, configuration, vocabulary and preprocessing.
        let model: Named
        /// SHA-256 of the prompts of all classes as a JSON array.
        let prompts: ContentDigest
        /// SHA-256 of the file of the trained head.
        let head: ContentDigest
        /// In order of method and digest.
        let parameters: [Parameters]
        /// In order of region.
        let detectors: [Named]
    }

    struct Named: Codable, Hashable, Sendable {
        let name: String
        let digest: ContentDigest
    }

    /// The constants of one method.
    struct Parameters: Codable, Hashable, Sendable {
        let method: String
        let digest: ContentDigest
    }

    /// Takes the digests of a run and of the files of its site.
    ///
    /// - `folder`: where the site is; `files`: everything in it so far, by path.
    init(_ content: ReportContent, folder: URL, files: [String]) throws {
        let run = content.findings.run.name
        let origin = try content.database.origin(run: run)
        let rows = try RunRows.read(run: run, thumbnails: content.thumbnails, database: content.database)
        format = Self.format
        version = Self.version
        program = ReportDocument.Program(name: VLMAudit.name, version: ProgramVersion.current)
        (self.run, inputs) = (origin.run, origin.inputs)
        (pictures, tables) = (rows.pictures, rows.tables)
        thumbnails = content.thumbnails
        self.files = Dictionary(
            uniqueKeysWithValues: try files.map { ($0, try ContentDigest(ofFile: folder.appendingPathComponent($0))) })
    }

    /// The content of the file.
    var bytes: Data {
        get throws { try JSONText.encode(self) + Data("\n".utf8) }
    }

    /// Reads the manifest of a site, and takes its digest.
    static func read(in folder: URL) throws -> (manifest: SiteManifest, seal: ContentDigest) {
        let file = folder.appendingPathComponent(self.file.name)
        guard let data = try? Data(contentsOf: file) else {
            throw AuditError(
                .missingInput,
                "\(file.path): expected the manifest of a site but found none; render the site again with this version."
            )
        }
        guard let kind = try? JSONDecoder().decode(Kind.self, from: data), kind.format == format else {
            throw AuditError(
                .badData,
                "\(file.path): expected the manifest of a site but found something else; render the site again.")
        }
        guard kind.version == version, let manifest = try? JSONDecoder().decode(SiteManifest.self, from: data) else {
            throw AuditError(
                .badData,
                "\(file.path): expected a whole manifest of version \(version) but found a damaged one or version "
                    + "\(kind.version); use the program that wrote it, or render the site again.")
        }
        return (manifest, ContentDigest(of: data))
    }

    /// What tells a manifest from another file, and its version.
    private struct Kind: Decodable {
        let format: String
        let version: Int
    }
}
