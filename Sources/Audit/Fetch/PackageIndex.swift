import Domain
import Foundation

/// A file of a Python project on a package index.
struct PackageFile: Sendable {
    /// Name of the project in the index's spelling.
    let project: String
    /// Name of the file.
    let name: String
    /// SHA-256 that the file must have.
    let digest: ContentDigest
}

/// A Python package index, asked for single files by the simple API: as JSON (PEP 691) or as HTML (PEP 503).
struct PackageIndex {
    /// Address of all projects, without a slash at the end.
    let address: String
    var patience = Patience()

    /// The index that pip would use: `PIP_INDEX_URL`, or PyPI.
    static func standard(environment: [String: String] = ProcessInfo.processInfo.environment) -> PackageIndex {
        let address = environment["PIP_INDEX_URL"].flatMap { $0.isEmpty ? nil : $0 } ?? "https://pypi.org/simple"
        return PackageIndex(address: String(address.reversed().drop { $0 == "/" }.reversed()))
    }

    /// Fetches a file, unless it is there already as it should be.
    func fetch(_ package: PackageFile, to file: URL, progressStyle: Progress.Style) throws {
        let expected = ExpectedContent(digest: .sha256(package.digest))
        if FileManager.default.fileExists(atPath: file.path), try expected.difference(in: file) == nil { return }
        let progress = TransferProgress("Pull \(package.name)", style: progressStyle)
        try Download(
            request: HTTPRequest(url: try url(of: package)), file: file, expected: expected, patience: patience,
            progress: progress
        ).run()
        progress.finish()
    }

    /// Where the index has a file.
    func url(of package: PackageFile) throws -> URL {
        guard let page = URL(string: "\(address)/\(package.project)/"), ["http", "https"].contains(page.scheme) else {
            throw AuditError(
                .usage,
                "PIP_INDEX_URL: expected an address such as https://pypi.org/simple but found another text; correct it."
            )
        }
        let accepted = "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1"
        let (head, body) = try patience.text(HTTPRequest(url: page, headers: ["Accept": accepted]))
        let isJSON = head.headers["content-type"]?.contains("json") ?? false
        let links = isJSON ? Self.links(json: body) : Self.links(html: String(decoding: body, as: UTF8.self))
        let match = links.compactMap { URL(string: $0, relativeTo: head.url ?? page)?.absoluteURL }
            .first { $0.lastPathComponent == package.name }
        guard let match else {
            throw AuditError(
                .missingInput,
                "\(package.project): expected \(package.name) on the package index but found no such file; set PIP_INDEX_URL "
                    + "to an index that has it, or name the file with --from.")
        }
        return match
    }

    private struct Answer: Decodable {
        struct File: Decodable {
            let url: String
        }
        let files: [File]
    }

    private static func links(json: Data) -> [String] {
        (try? JSONDecoder().decode(Answer.self, from: json))?.files.map(\.url) ?? []
    }

    /// The addresses of all anchors.
    private static func links(html: String) -> [String] {
        html.matches(of: /<a\s[^>]*?href\s*=\s*["']([^"']+)["']/.ignoresCase()).map {
            $0.1.replacingOccurrences(of: "&amp;", with: "&")
        }
    }
}
