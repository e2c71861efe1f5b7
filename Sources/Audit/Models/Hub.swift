import Domain
import Foundation

/// Hugging Face's hub, or a server that speaks as it does: which files a repository has, and where they are.
struct Hub {
    /// Address, without a slash at the end.
    let endpoint: String
    /// Sent with every request to the hub itself, never to the servers that it redirects to.
    let token: String?
    var patience = Patience()

    /// The hub that the environment names with `HF_ENDPOINT` and `HF_TOKEN`.
    static func standard(environment: [String: String] = ProcessInfo.processInfo.environment) -> Hub {
        let endpoint = environment["HF_ENDPOINT"].flatMap { $0.isEmpty ? nil : $0 } ?? "https://huggingface.co"
        let token = environment["HF_TOKEN"]?.trimmingCharacters(in: .whitespacesAndNewlines)
        return Hub(
            endpoint: String(endpoint.reversed().drop { $0 == "/" }.reversed()),
            token: token.flatMap { $0.isEmpty ? nil : $0 })
    }

    /// A file of a repository.
    struct File: Hashable {
        let name: String
        /// Bytes.
        let size: Int
        /// SHA-256 of large files, git's name of small ones.
        let digest: ExpectedContent.Digest
    }

    /// The files of one commit.
    struct Listing {
        let commit: String
        let files: [File]

        /// The file of a name.
        func file(_ name: String) -> File? { files.first { $0.name == name } }
    }

    /// Asks for the files of a branch, tag or commit.
    func listing(of id: RepositoryID, revision: String) throws -> Listing {
        var plain = CharacterSet.alphanumerics
        plain.insert(charactersIn: "-._~")
        let escaped = revision.addingPercentEncoding(withAllowedCharacters: plain) ?? revision
        let request = try request("/api/models/\(id)/revision/\(escaped)?blobs=true")
        let body: Data
        do throws(DownloadError) {
            body = try patience.text(request).body
        } catch {
            guard case .status(let code) = error.reason, (400..<500).contains(code), !error.isTransient else {
                throw error
            }
            throw AuditError(
                .missingInput,
                "\(id): expected a repository with the revision \(revision) at \(place) but found none (status \(code)); "
                    + "check the name, and set HF_TOKEN where the repository needs permission.")
        }
        guard let answer = try? JSONDecoder().decode(Answer.self, from: body), Self.isHex(answer.sha, 40) else {
            throw Self.unreadable(request, expected: "the hub's description of a repository")
        }
        return Listing(commit: answer.sha, files: (answer.siblings ?? []).compactMap(Self.file))
    }

    /// The revision in which the hub's own bot proposes a repository's weights as safetensors; nil where it does not.
    ///
    /// The proposals of others are left alone: nobody has looked at them. (transformers, `safetensors_conversion.py`.)
    /// A hub that has no list of proposals, or hides it, has none for us; any other failure is an error.
    func conversion(of id: RepositoryID) throws -> String? {
        let bot = "SFconvertbot", title = "Adding `safetensors` variant of this model"
        let request = try request("/api/models/\(id)/discussions?author=\(bot)&type=pull_request&status=open&p=0")
        let body: Data
        do throws(DownloadError) {
            body = try patience.text(request).body
        } catch {
            if [.status(403), .status(404)].contains(error.reason) { return nil }
            throw error
        }
        guard let proposals = try? JSONDecoder().decode(Proposals.self, from: body) else {
            throw Self.unreadable(request, expected: "the hub's list of proposals for a repository")
        }
        let match = proposals.discussions.first {
            $0.author?.name == bot && $0.title == title && $0.status == "open" && $0.isPullRequest
        }
        return match.map { "refs/pr/\($0.num)" }
    }

    private struct Proposals: Decodable {
        let discussions: [Proposal]

        struct Proposal: Decodable {
            let num: Int
            let title: String
            let status: String
            let isPullRequest: Bool
            let author: Author?
        }

        struct Author: Decodable {
            let name: String?
        }
    }

    /// The request for one file of a commit.
    func request(for file: File, of id: RepositoryID, commit: String) throws -> HTTPRequest {
        try request("/\(id)/resolve/\(commit)/\(file.name)")
    }

    private func request(_ path: String) throws -> HTTPRequest {
        guard let url = URL(string: endpoint + path), ["http", "https"].contains(url.scheme) else {
            throw AuditError(
                .usage,
                "HF_ENDPOINT: expected an address such as https://huggingface.co but found another text; correct it.")
        }
        return HTTPRequest(url: url, headers: token.map { ["Authorization": "Bearer \($0)"] } ?? [:])
    }

    /// The address as errors show it.
    private var place: String { URL(string: endpoint)?.shown ?? "the hub" }

    private static func unreadable(_ request: HTTPRequest, expected: String) -> AuditError {
        AuditError(
            .badData, "\(request.url.shown): expected \(expected) but found something else; check HF_ENDPOINT.")
    }

    /// What the hub says of a repository, as far as it matters here.
    private struct Answer: Decodable {
        let sha: String
        let siblings: [Sibling]?

        struct Sibling: Decodable {
            let rfilename: String
            let size: Int?
            let blobId: String?
            let lfs: LargeFile?
        }

        struct LargeFile: Decodable {
            let sha256: String
            let size: Int
        }
    }

    /// Digests become names of files, so nothing but digits is taken for one.
    private static func file(_ sibling: Answer.Sibling) -> File? {
        if let large = sibling.lfs, isHex(large.sha256, 64), large.size >= 0 {
            return File(
                name: sibling.rfilename, size: large.size, digest: .sha256(ContentDigest(hex: large.sha256)))
        }
        guard let name = sibling.blobId, isHex(name, 40), let size = sibling.size, size >= 0 else { return nil }
        return File(name: sibling.rfilename, size: size, digest: .gitBlob(name))
    }

    private static func isHex(_ text: String, _ count: Int) -> Bool {
        text.utf8.count == count
            && text.utf8.allSatisfy {
                ("0"..."9").contains(Unicode.Scalar($0)) || ("a"..."f").contains(Unicode.Scalar($0))
            }
    }
}
