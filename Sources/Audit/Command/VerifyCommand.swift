import ArgumentParser
import Domain
import Foundation

/// `vlm-audit verify`: whether a site is what was written, and belongs to its database.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Checks that a site was not changed and belongs to its database.",
        discussion: """
            Holds every file of the site, every row of the database that the run rests on, the trained head, report.json, \
            and where they are at hand the pictures and the model, against the digests in the site's manifest.json. Ends \
            with 1 where something does not hold. docs/verify.md says what this proves and what it does not.
            """)

    @Argument(help: "Name of the run, or the folder of a site that may lie anywhere; the latest run without it.")
    var site: String?

    @Option(
        help: "Folder with the database; output without it, and for the folder of a site the one that it lies in.")
    var output: String?

    @Option(help: "The dataset, as for build; found by its name without it.")
    var dataset: String?

    @Option(help: "Folder where datasets with a name are looked for; $VLM_AUDIT_DATA or data without it.")
    var dataDir: String?

    @Option(help: "The model, as for build; found by its name without it.")
    var model: String?

    @Option(help: "The seal that was noted when the site was written, or its first eight digits or more.")
    var seal: String?

    @Flag(help: "Write the result as JSON on standard output.")
    var json = false

    @Flag(help: "Say nothing while working.")
    var quiet = false

    func validate() throws {
        guard let seal else { return }
        guard (8...64).contains(seal.utf8.count), seal.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) }) else {
            throw ValidationError("--seal \(seal): expected 8 to 64 of the digits 0 to 9 and a to f.")
        }
    }

    func run() throws {
        let place = try place()
        let (manifest, digest) = try SiteManifest.read(in: place.site)
        let verification = SiteVerification(
            folder: place.site, manifest: manifest, seal: digest, run: place.run,
            output: try place.output.map {
                SiteVerification.Output(folder: $0, database: try AuditDatabase(folder: $0))
            },
            sources: RunSources(
                datasetArgument: dataset, dataFolder: dataDir, modelArgument: model,
                datasetName: manifest.inputs.dataset.name, modelName: manifest.inputs.model.name,
                outputFolder: place.output),
            noted: seal, progressStyle: Progress.Style(quiet: quiet))
        let checks = try verification.checks()
        print(
            json
                ? try JSONText.text(VerificationResult(verification, checks))
                : VerificationText(verification: verification, checks: checks).text)
        if checks.contains(where: { $0.outcome == .differs }) { throw ExitCode(ExitStatus.gateFailed.rawValue) }
    }

    /// Where things are.
    private struct Place {
        /// The folder of the site.
        let site: URL
        /// The run whose site it should be; nil where any will do.
        let run: String?
        /// The output folder; nil where no database is at hand.
        let output: URL?
    }

    /// Finds the site and the database: a run of the output folder first, then the folder of a site.
    private func place() throws -> Place {
        let folder = URL(fileURLWithPath: output ?? "output")
        guard let site else {
            let name = try RunOptions.open(nil, in: folder).run
            return Place(site: folder.appendingPathComponent(name), run: name, output: folder)
        }
        let named = folder.appendingPathComponent(site)
        if RunName.isValid(site), PictureFiles.isFolder(named) {
            return Place(site: named, run: site, output: try database(in: folder))
        }
        let place = URL(fileURLWithPath: site).standardizedFileURL
        guard PictureFiles.isFolder(place) else {
            throw AuditError(
                .missingInput,
                "\(site): expected a run with a site in \(folder.path), or the folder of a site, but found neither; render "
                    + "the run first, or check the name and --output.")
        }
        return Place(
            site: place, run: nil,
            output: try database(in: output == nil ? place.deletingLastPathComponent() : folder))
    }

    /// The folder where it has a database; nil where it has none, unless the user named it.
    private func database(in folder: URL) throws -> URL? {
        let file = folder.appendingPathComponent(AuditDatabase.fileName)
        if FileManager.default.fileExists(atPath: file.path) { return folder }
        guard output != nil else { return nil }
        throw AuditError(
            .missingInput,
            "\(file.path): expected the database of an audit but found none; check --output, or leave it out to check the "
                + "site alone.")
    }
}

/// What `verify --json` says.
struct VerificationResult: Encodable {
    let run: String
    /// The folder of the site.
    let site: String
    /// Digest of its manifest.
    let seal: ContentDigest
    /// Whether nothing differs; what was not checked does not count.
    let holds: Bool
    let checks: [VerificationCheck]

    init(_ verification: SiteVerification, _ checks: [VerificationCheck]) {
        run = verification.manifest.run.name
        site = verification.folder.relativePath
        seal = verification.seal
        holds = !checks.contains { $0.outcome == .differs }
        self.checks = checks
    }
}
