import Domain
import Engine
import Foundation
import Render

/// Whether a site is what its manifest says, and belongs to its database.
struct SiteVerification: Sendable {
    /// The site's.
    let folder: URL
    let manifest: SiteManifest
    /// Digest of the manifest.
    let seal: ContentDigest
    /// The run whose site is expected; nil where any is.
    let run: String?
    /// What the digests are held against; nil where there is the site alone.
    let output: Output?
    /// Where pictures and model are looked for.
    let sources: RunSources
    /// The start of the seal that the user noted.
    let noted: String?
    let progressStyle: Progress.Style

    /// An output folder with its database.
    struct Output: Sendable {
        let folder: URL
        let database: AuditDatabase
    }

    /// Why checks are left out where there is the site alone.
    private static let noDatabase = "the database is not at hand; name its folder with --output"

    /// Looks at everything that there is, in the order of the report.
    func checks() throws -> [VerificationCheck] {
        var checks = noted.map { [checkSeal($0)] } ?? []
        checks.append(try SiteFilesCheck(folder: folder, manifest: manifest, run: run).check())
        if let output {
            checks += try checkDatabase(output)
        } else {
            checks += [.database, .rows, .inputs, .head, .numbers].map {
                VerificationCheck($0, notChecked: Self.noDatabase)
            }
        }
        checks.append(try checkPictures())
        checks.append(try checkModel())
        return checks
    }

    private func checkSeal(_ noted: String) -> VerificationCheck {
        VerificationCheck(
            .seal, "the digest of the manifest",
            problems: seal.hex.hasPrefix(noted)
                ? [] : [.init(what: SiteManifest.file.name, expected: "seal \(noted)", found: seal.hex)])
    }

    private func checkDatabase(_ output: Output) throws -> [VerificationCheck] {
        let database = output.database, run = manifest.run.name
        try database.checkSoundness(file: output.folder.appendingPathComponent(AuditDatabase.fileName).path)
        let runs = try database.runNames()
        guard runs.contains(run) else {
            let problem = VerificationCheck.Problem(
                what: AuditDatabase.fileName, expected: "run \(run)",
                found: runs.isEmpty ? "no run" : "only \(runs.joined(separator: ", "))")
            return [VerificationCheck(.database, "the run of this site", problems: [problem])]
                + [.rows, .inputs, .head, .numbers].map {
                    VerificationCheck($0, notChecked: "the run is not in the database")
                }
        }
        let rows = try RowsCheck(manifest: manifest, database: database).check()
        return [
            VerificationCheck(.database, "a sound file that holds the run"), rows,
            try InputsCheck(manifest: manifest, database: database).check(), checkHead(in: output.folder),
            // Numbers of changed rows would differ as well, and rows of a wrong shape cannot be read.
            rows.outcome == .holds
                ? try checkNumbers(output)
                : VerificationCheck(.numbers, notChecked: "the rows that they come from were changed"),
        ]
    }

    private func checkHead(in output: URL) -> VerificationCheck {
        let file = HeadFile.url(manifest.inputs.head, folder: output), digest = try? ContentDigest(ofFile: file)
        let name = "\(HeadFile.folderName)/\(file.lastPathComponent)"
        return VerificationCheck(
            .head, "the trained head",
            problems: digest == manifest.inputs.head
                ? []
                : [
                    .init(
                        what: name, expected: "a file of the digest in its name",
                        found: digest.map { "one of \($0)" } ?? "none that can be read")
                ])
    }

    /// Makes `report.json` again and holds it against the file.
    private func checkNumbers(_ output: Output) throws -> VerificationCheck {
        let name = RunReport.numbers.name
        guard manifest.program.version == ProgramVersion.current else {
            return VerificationCheck(
                .numbers,
                notChecked: "\(name) was written by version \(manifest.program.version), and this is "
                    + ProgramVersion.current)
        }
        guard let found = try? Data(contentsOf: folder.appendingPathComponent(name)) else {
            return VerificationCheck(
                .numbers, "\(name) made again",
                problems: [.init(what: name, expected: "the numbers of the run", found: "no such file")])
        }
        let content = try ReportContent.read(
            run: manifest.run.name, database: output.database, outputFolder: output.folder)
        let expected = try JSONExport().bytes(of: content)
        return VerificationCheck(
            .numbers, "\(name) made again from the database",
            problems: expected == found
                ? []
                : [
                    .init(
                        what: name, expected: "the very bytes that the database gives",
                        found: "others in \(Self.differences(expected, found))")
                ])
    }

    /// The parts of a JSON document that differ from another's, in words.
    private static func differences(_ expected: Data, _ found: Data) -> String {
        func parts(_ data: Data) -> [String: NSObject]? {
            (try? JSONSerialization.jsonObject(with: data)) as? [String: NSObject]
        }
        guard let one = parts(expected), let other = parts(found) else { return "the form of the file" }
        let keys = Set(one.keys).union(other.keys).filter { one[$0] != other[$0] }.sorted()
        return keys.isEmpty ? "how they are written" : keys.joined(separator: ", ")
    }

    private func checkPictures() throws -> VerificationCheck {
        guard let root = try sources.dataset() else {
            return VerificationCheck(.pictures, notChecked: sources.missingDataset)
        }
        let pictures =
            try output.map { try $0.database.contents(dataset: manifest.inputs.dataset.digest) } ?? []
        return PicturesCheck(
            root: root,
            pictures: pictures.isEmpty ? manifest.pictures.map { ($0.path, $0.sha256) } : pictures,
            progressStyle: progressStyle
        ).check()
    }

    private func checkModel() throws -> VerificationCheck {
        guard let located = try sources.model() else {
            return VerificationCheck(.model, notChecked: sources.missingModel)
        }
        let digest = try CLIPModel.digest(of: located.folder), expected = manifest.inputs.model.digest
        return VerificationCheck(
            .model, "weights, configuration and vocabulary in \(located.folder.relativePath)",
            problems: digest == expected
                ? []
                : [
                    .init(
                        what: located.folder.relativePath, expected: "a model of digest \(expected)",
                        found: digest.hex)
                ])
    }
}
