import Domain
import Engine
import Foundation
import Synchronization
import TestSupport

@testable import Audit

/// A hub on this machine with one repository: it describes it as Hugging Face's does, and serves large files from another
/// address, as that does.
final class FakeHub: Sendable {
    static let commit = "3d74acf9a28c67741b2f4f2ea7635f0aaf6f0268"

    /// What is wrong with it.
    enum Fault: Sendable {
        /// Breaks the connection after so many bytes of weights, so many times.
        case breaks(after: Int, times: Int)
        /// Sends a file of the same length with one byte changed.
        case forges(String)
        /// Answers a question for proposals with this status and nothing else.
        case hidesProposals(Int)
    }

    let server: LoopbackServer
    private let storage: LoopbackServer

    /// Serves these files; a name ending in `.safetensors` or `.bin` is a large file.
    ///
    /// - `converter`: who proposes `refs/pr/7`, where alone the large file `model.safetensors` is then.
    init(
        _ files: [String: Data], fault: Fault? = nil, id: String = "org/tiny-clip", converter: String? = nil
    ) throws {
        let broken = Mutex(0)
        let storage = try LoopbackServer { request in
            let name = String(request.path.dropFirst("/storage/".count))
            guard var content = files[name] else { return LoopbackServer.Response(404) }
            if case .forges(name) = fault { content[content.count - 1] ^= 1 }
            var cut: Int?
            if case .breaks(let count, let times) = fault, name.hasSuffix(".safetensors") {
                broken.withLock { broken in
                    if broken < times { cut = count }
                    broken += 1
                }
            }
            return .file(content, for: request, cut: cut)
        }
        let address = storage.url.absoluteString
        self.storage = storage
        server = try LoopbackServer { request in
            switch request.target {
            case let target where target.hasPrefix("/api/models/\(id)/discussions?"):
                if case .hidesProposals(let status) = fault { return LoopbackServer.Response(status) }
                return LoopbackServer.Response(body: Self.proposals(of: converter))
            case "/api/models/\(id)/revision/main?blobs=true" where converter != nil:
                return LoopbackServer.Response(
                    body: Self.description(of: files.filter { $0.key != "model.safetensors" }))
            case "/api/models/\(id)/revision/main?blobs=true", "/api/models/\(id)/revision/\(Self.commit)?blobs=true",
                "/api/models/\(id)/revision/refs%2Fpr%2F7?blobs=true":
                return LoopbackServer.Response(body: Self.description(of: files))
            case let target where target.hasPrefix("/\(id)/resolve/\(Self.commit)/"):
                let name = String(target.split(separator: "/").last ?? "")
                guard let content = files[name] else { return LoopbackServer.Response(404) }
                if Self.isLarge(name) { return .redirect("\(address)/storage/\(name)") }
                var served = content
                if case .forges(name) = fault { served[served.count - 1] ^= 1 }
                return .file(served, for: request)
            default: return LoopbackServer.Response(401, body: Data(#"{"error":"Invalid credentials"}"#.utf8))
            }
        }
    }

    /// Requests for content of large files.
    var storageRequests: [LoopbackServer.Request] { storage.requests }

    func hub(token: String? = nil) -> Hub {
        Hub(endpoint: server.url.absoluteString, token: token, patience: Patience(retries: 3, pause: 0.001))
    }

    private static func isLarge(_ name: String) -> Bool { name.hasSuffix(".safetensors") || name.hasSuffix(".bin") }

    private static func description(of files: [String: Data]) -> Data {
        let siblings: [[String: Any]] = files.map { name, content in
            var sibling: [String: Any] = ["rfilename": name, "size": content.count, "blobId": gitName(content)]
            if isLarge(name) {
                let digest = ContentDigest(of: content).hex
                sibling["lfs"] = ["sha256": digest, "size": content.count, "pointerSize": 134]
            }
            return sibling
        }
        let answer: [String: Any] = ["id": "org/tiny-clip", "sha": commit, "siblings": siblings]
        return (try? JSONSerialization.data(withJSONObject: answer)) ?? Data()
    }

    private static func proposals(of author: String?) -> Data {
        let proposal: [String: Any] = [
            "num": 7, "title": "Adding `safetensors` variant of this model", "status": "open", "isPullRequest": true,
            "author": ["name": author ?? "nobody"],
        ]
        let answer: [String: Any] = ["discussions": author == nil ? [] : [proposal], "count": 1, "start": 0]
        return (try? JSONSerialization.data(withJSONObject: answer)) ?? Data()
    }

    static func gitName(_ content: Data) -> String {
        let folder = try? ScratchFolder()
        guard let file = folder?.url.appending(path: "x") else { return "" }
        try? content.write(to: file)
        return (try? GitBlob.name(ofFile: file)) ?? ""
    }

    /// The files of the tiny checkpoint, and some that are not needed.
    static func tinyClip() throws -> [String: Data] {
        var files = ["README.md": Data("A model.".utf8), "pytorch_model.bin": Data(count: 500)]
        for name in ["config.json", "model.safetensors", "vocab.json", "merges.txt", "preprocessor_config.json"] {
            files[name] = try Data(contentsOf: Golden.clipTiny.appending(path: name))
        }
        return files
    }
}
