import ArgumentParser
import Domain
import Engine
import Foundation
import Logging

/// `vlm-audit datasets pull`: fetches a dataset's archive to the data folder.
struct DatasetPullCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pull",
        abstract: "Fetches a dataset to the data folder.",
        discussion: """
            The dataset occupation is the release archive of IdenProf. A fetch that was stopped goes on where it was. What \
            was fetched has to be an archive of ten classes in train and test; its SHA-256 is written beside it.
            """)

    @Argument(help: "Name of the dataset: occupation.")
    var name: String

    @Option(help: "Folder to fetch to; $VLM_AUDIT_DATA or data without it.")
    var dataDir: String?

    @Option(help: "Another address of the archive.")
    var url = IdenProfArchive.address

    @Option(help: "SHA-256 that the archive has to have, in 64 hexadecimal digits; its authors publish none.")
    var sha256: String?

    @Flag(help: "Say nothing while working.")
    var quiet = false

    func validate() throws {
        guard name == KnownDataset.occupation.rawValue else {
            throw ValidationError("\(name): expected occupation, the one dataset that can be fetched.")
        }
        guard let address = URL(string: url), ["http", "https"].contains(address.scheme), address.host() != nil else {
            throw ValidationError("--url \(url): expected an address that begins with http:// or https://.")
        }
        if let sha256, sha256.count != 64 || !sha256.allSatisfy({ $0.isASCII && $0.isHexDigit }) {
            throw ValidationError("--sha256 \(sha256): expected 64 hexadecimal digits.")
        }
    }

    func run() async throws {
        var log = Logger(label: VLMAudit.name)
        log.logLevel = quiet ? .error : .notice
        let archive = IdenProfArchive(folder: DatasetLocator.dataFolder(dataDir))
        let expected = sha256.map { ContentDigest(hex: $0.lowercased()) }
        guard let address = URL(string: url) else { return }
        let isThere = FileManager.default.fileExists(atPath: archive.file.path)
        let digest =
            try isThere
            ? archive.check(expected)
            : archive.fetch(from: address, expected: expected, style: Progress.Style(quiet: quiet))
        log.notice("\(isThere ? "It is there already" : "Fetched"), with the SHA-256 \(digest).")
        print(archive.file.relativePath)
    }
}
