import Domain
import Engine
import Foundation
import TestSupport
import Testing

@testable import Audit

@Suite("A checkpoint is pulled from the hub into the cache of Hugging Face")
struct HubPullTests {
    private func pull(
        _ hub: FakeHub, into cache: ScratchFolder, id: String = "org/tiny-clip", revision: String = "main",
        token: String? = nil
    ) throws -> URL {
        try HubPull(
            id: #require(RepositoryID(id)), revision: revision, hub: hub.hub(token: token),
            cache: HubCache(root: cache.url), progressStyle: Progress.Style(quiet: true)
        ).run()
    }

    /// What the tiny checkpoint's pull leaves in the cache, links with what they lead to.
    private func listing(_ cache: ScratchFolder) throws -> Set<String> {
        let files = FileManager.default
        return Set(
            try files.subpathsOfDirectory(atPath: cache.url.path).compactMap { path in
                let full = cache.url.appending(path: path).path
                if let link = try? files.destinationOfSymbolicLink(atPath: full) { return "\(path) -> \(link)" }
                var isFolder: ObjCBool = false
                _ = files.fileExists(atPath: full, isDirectory: &isFolder)
                return isFolder.boolValue ? nil : path
            })
    }

    @Test func `only what is read, as blobs and relative links, and then found by its name`() throws {
        let files = try FakeHub.tinyClip(), hub = try FakeHub(files), cache = try ScratchFolder()
        let folder = try pull(hub, into: cache)
        var expected: Set = ["models--org--tiny-clip/refs/main"]
        for (name, content) in files where name != "README.md" && name != "pytorch_model.bin" {
            let blob = name == "model.safetensors" ? ContentDigest(of: content).hex : FakeHub.gitName(content)
            expected.insert("models--org--tiny-clip/blobs/\(blob)")
            expected.insert("models--org--tiny-clip/snapshots/\(FakeHub.commit)/\(name) -> ../../blobs/\(blob)")
        }
        #expect(try listing(cache) == expected)
        let main = cache.url.appending(path: "models--org--tiny-clip/refs/main")
        #expect(try String(contentsOf: main, encoding: .utf8) == FakeHub.commit)
        let located = try ModelLocator(modelFolder: cache.url, cache: HubCache(root: cache.url)).locate("org/tiny-clip")
        #expect(located.name == "org/tiny-clip")
        #expect(located.folder.path == folder.path)
        #expect(try CLIPModel.digest(of: folder) == CLIPModel.digest(of: Golden.clipTiny))
        #expect(LocatedModel(folder: folder).name == "org/tiny-clip")
    }

    @Test func `a second pull asks for the list and fetches nothing`() throws {
        let hub = try FakeHub(try FakeHub.tinyClip()), cache = try ScratchFolder()
        _ = try pull(hub, into: cache)
        let (before, contents) = (hub.server.requests.count, try listing(cache))
        _ = try pull(hub, into: cache)
        #expect(hub.server.requests.count == before + 1)
        #expect(try listing(cache) == contents)
    }

    @Test func `a connection that breaks is taken up where it broke`() throws {
        let hub = try FakeHub(try FakeHub.tinyClip(), fault: .breaks(after: 100_000, times: 2)),
            cache = try ScratchFolder()
        let folder = try pull(hub, into: cache)
        #expect(hub.storageRequests.map { $0.headers["range"] } == [nil, "bytes=100000-", "bytes=200000-"])
        #expect(try CLIPModel.digest(of: folder) == CLIPModel.digest(of: Golden.clipTiny))
    }

    @Test func `a pull that was given up is continued`() throws {
        let files = try FakeHub.tinyClip(), cache = try ScratchFolder()
        let bad = try FakeHub(files, fault: .breaks(after: 10_000, times: 100))
        let error = try #require(throws: DownloadError.self) { try pull(bad, into: cache) }
        #expect(error.status == .resumable)
        let locator = ModelLocator(modelFolder: cache.url, cache: HubCache(root: cache.url))
        #expect(throws: AuditError.self) { try locator.locate("org/tiny-clip") }
        let good = try FakeHub(files)
        let folder = try pull(good, into: cache)
        #expect(good.storageRequests.map { $0.headers["range"] } == ["bytes=40000-"])
        // The small files were there.
        #expect(good.server.requests.count == 2)
        #expect(try CLIPModel.digest(of: folder) == CLIPModel.digest(of: Golden.clipTiny))
    }

    @Test(arguments: ["model.safetensors", "vocab.json"]) func `content of another digest is refused`(
        _ name: String
    ) throws {
        let hub = try FakeHub(try FakeHub.tinyClip(), fault: .forges(name)), cache = try ScratchFolder()
        let error = try #require(throws: DownloadError.self) { try pull(hub, into: cache) }
        #expect(error.status == .badData)
        #expect(error.description.contains(name))
        #expect(try !listing(cache).contains { $0.contains("/\(name) ->") || $0.hasSuffix(".part") })
    }

    @Test func `a damaged file in the cache is fetched again`() throws {
        let hub = try FakeHub(try FakeHub.tinyClip()), cache = try ScratchFolder()
        let folder = try pull(hub, into: cache)
        let blob = folder.appending(path: "merges.txt").resolvingSymlinksInPath()
        try Data("damaged".utf8).write(to: blob)
        _ = try pull(hub, into: cache)
        #expect(try CLIPModel.digest(of: folder) == CLIPModel.digest(of: Golden.clipTiny))
    }

    @Test func `a repository that does not exist`() throws {
        let hub = try FakeHub(try FakeHub.tinyClip()), cache = try ScratchFolder()
        let error = try #require(throws: AuditError.self) { try pull(hub, into: cache, id: "org/other") }
        #expect(error.status == .missingInput)
        #expect(error.description.contains("org/other: expected a repository with the revision main"))
        #expect(error.description.contains("(status 401); check the name, and set HF_TOKEN"))
        #expect(throws: AuditError.self) { try pull(hub, into: cache, revision: "other") }
        #expect(throws: AuditError.self) { try pull(hub, into: cache, revision: "../main") }
        #expect(try listing(cache).isEmpty)
    }

    @Test func `weights as a pickle alone are refused before they are fetched`() throws {
        var files = try FakeHub.tinyClip()
        files["model.safetensors"] = nil
        let hub = try FakeHub(files), cache = try ScratchFolder()
        let error = try #require(throws: AuditError.self) { try pull(hub, into: cache) }
        #expect(error.description.contains("but found only pytorch_model.bin, a Python pickle"))
        #expect(error.description.contains("--revision"))
        #expect(hub.storageRequests.isEmpty)
    }

    @Test func `where the hub's own bot has converted a pickle, its revision is taken and named`() throws {
        let hub = try FakeHub(try FakeHub.tinyClip(), converter: "SFconvertbot"), cache = try ScratchFolder()
        var notices: [String] = []
        let folder = try HubPull(
            id: #require(RepositoryID("org/tiny-clip")), revision: "main", hub: hub.hub(),
            cache: HubCache(root: cache.url), progressStyle: Progress.Style(quiet: true), notify: { notices.append($0) }
        ).run()
        #expect(notices.count == 1)
        #expect(notices[0].hasSuffix("@refs/pr/7, and as org/tiny-clip where no other revision was pulled."))
        #expect(try CLIPModel.digest(of: folder) == CLIPModel.digest(of: Golden.clipTiny))
        let models = cache.url.appending(path: "models"), hubCache = HubCache(root: cache.url)
        let located = try ModelLocator(modelFolder: models, cache: hubCache).locate("org/tiny-clip")
        #expect(located.name == "org/tiny-clip")
        #expect(located.folder.path == folder.path)
        let entries = ModelList(modelFolder: models, cache: hubCache).entries()
        #expect(entries.map(\.name) == ["org/tiny-clip", "sample-v1", "sample-v2"])
        #expect(entries[0].problem == nil)
        // The branch stays what it is on the hub.
        #expect(try listing(cache).filter { $0.contains("/refs/") } == ["models--org--tiny-clip/refs/refs/pr/7"])
        let other = try FakeHub(try FakeHub.tinyClip(), converter: "somebody")
        let error = try #require(throws: AuditError.self) { try pull(other, into: try ScratchFolder()) }
        #expect(error.description.contains("a Python pickle"))
    }

    @Test(arguments: [(404, 65), (200, 65), (403, 65), (429, 2), (503, 2)])
    func `a hub that fails to say what is proposed is not one where nothing is`(
        _ code: Int, _ status: Int32
    ) throws {
        var files = try FakeHub.tinyClip()
        files["model.safetensors"] = nil
        let hub = try FakeHub(files, fault: .hidesProposals(code)), cache = try ScratchFolder()
        let error = try #require(throws: (any Error).self) { try pull(hub, into: cache) }
        let (found, sentence) = ExitStatus.describe(error)
        #expect(found.rawValue == status)
        #expect(sentence.contains("but found only pytorch_model.bin") == ([403, 404].contains(code)))
    }

    @Test func `merges without a vocabulary are no tokenizer`() throws {
        var files = try FakeHub.tinyClip()
        files["vocab.json"] = nil
        files["tokenizer.json"] = Data("{}".utf8)
        let hub = try FakeHub(files), cache = try ScratchFolder()
        _ = try pull(hub, into: cache)
        let links = try listing(cache)
        #expect(links.contains { $0.contains("/tokenizer.json ->") })
        #expect(!links.contains { $0.contains("/merges.txt ->") })
    }

    @Test func `another model than CLIP is refused before its weights are fetched`() throws {
        var files = try FakeHub.tinyClip()
        files["config.json"] = Data(#"{"model_type": "bert"}"#.utf8)
        let hub = try FakeHub(files), cache = try ScratchFolder()
        let error = try #require(throws: EngineError.self) { try pull(hub, into: cache) }
        #expect(error.description.contains("a CLIP model"))
        #expect(hub.storageRequests.isEmpty)
    }

    @Test func `a revision has a reference of its own, and a commit needs none`() throws {
        let hub = try FakeHub(try FakeHub.tinyClip()), cache = try ScratchFolder()
        _ = try pull(hub, into: cache, revision: FakeHub.commit)
        #expect(try !listing(cache).contains { $0.contains("/refs/") })
        _ = try pull(hub, into: cache, revision: "refs/pr/7")
        #expect(try listing(cache).contains("models--org--tiny-clip/refs/refs/pr/7"))
        let locator = ModelLocator(modelFolder: cache.url, cache: HubCache(root: cache.url))
        for name in ["org/tiny-clip@refs/pr/7", "org/tiny-clip@\(FakeHub.commit)"] {
            #expect(try locator.locate(name).name == name)
        }
        #expect(throws: AuditError.self) { try locator.locate("org/tiny-clip@../main") }
    }

    @Test func `the token goes to the hub and not to the server that it redirects to`() throws {
        let hub = try FakeHub(try FakeHub.tinyClip()), cache = try ScratchFolder()
        _ = try pull(hub, into: cache, token: "secret")
        #expect(hub.server.requests.allSatisfy { $0.headers["authorization"] == "Bearer secret" })
        #expect(!hub.storageRequests.isEmpty)
        #expect(hub.storageRequests.allSatisfy { $0.headers["authorization"] == nil })
    }

    @Test func `weights in several files`() throws {
        var files = try FakeHub.tinyClip()
        let whole = try SafeTensors.open(Golden.clipTiny.appending(path: "model.safetensors"))
        files["model.safetensors"] = nil
        var map: [String: String] = [:], shards: [[NamedTensor]] = [[], []]
        for (index, name) in whole.names.enumerated() where whole.type(of: name) != .int64 {
            let shape = whole.shape(of: name) ?? []
            shards[index % 2].append(
                NamedTensor(name: name, shape: shape, values: try whole.floats(name, shape: shape)))
            map[name] = "model-0000\(index % 2 + 1)-of-00002.safetensors"
        }
        for (index, shard) in shards.enumerated() {
            files["model-0000\(index + 1)-of-00002.safetensors"] = SafeTensorsWriter.data(shard)
        }
        files["model.safetensors.index.json"] = try JSONSerialization.data(withJSONObject: ["weight_map": map])
        let hub = try FakeHub(files), cache = try ScratchFolder()
        let folder = try pull(hub, into: cache)
        #expect(hub.storageRequests.count == 2)
        #expect(
            try CLIPModel.load(folder).embed(prompt: "a photo of a chef")
                == CLIPModel.load(Golden.clipTiny).embed(prompt: "a photo of a chef"))
    }

    @Test func `an answer that is none, and an address that is none`() throws {
        let server = try LoopbackServer { _ in LoopbackServer.Response(body: Data("<html>".utf8)) }
        let hub = Hub(endpoint: server.url.absoluteString, token: nil)
        let id = try #require(RepositoryID("org/x"))
        let error = try #require(throws: AuditError.self) { try hub.listing(of: id, revision: "main") }
        #expect(error.description.contains("check HF_ENDPOINT"))
        let none = try #require(throws: AuditError.self) {
            try Hub(endpoint: "nowhere", token: nil).listing(of: id, revision: "main")
        }
        #expect(none.status == .usage)
    }

    @Test(arguments: [200, 401]) func `errors do not show the password of an address`(_ code: Int) throws {
        let server = try LoopbackServer { _ in LoopbackServer.Response(code) }
        let endpoint = server.url.absoluteString.replacingOccurrences(of: "//", with: "//user:secret@")
        let id = try #require(RepositoryID("org/x"))
        let error = try #require(throws: AuditError.self) {
            try Hub(endpoint: endpoint, token: nil).listing(of: id, revision: "main")
        }
        #expect(error.description.contains("http://127.0.0.1:"))
        #expect(!error.description.contains("secret"))
    }

    @Test func `where the cache is`() {
        func root(_ environment: [String: String]) -> String { HubCache.standard(environment: environment).root.path }
        #expect(root(["HF_HUB_CACHE": "/a", "HF_HOME": "/b"]) == "/a")
        #expect(root(["HF_HOME": "/b"]) == "/b/hub")
        #expect(root(["XDG_CACHE_HOME": "/c"]) == "/c/huggingface/hub")
        #expect(root([:]).hasSuffix("/.cache/huggingface/hub"))
    }

    @Test(arguments: ["org", "a/b/c", "/b", "a/", "../b", "a/..", "a b/c", "a--b/c", "a/b\n", ""])
    func `what is no name of a repository`(_ text: String) { #expect(RepositoryID(text) == nil) }
}
