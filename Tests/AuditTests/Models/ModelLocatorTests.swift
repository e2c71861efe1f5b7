import Engine
import Foundation
import TestSupport
import Testing

@testable import Audit

@Suite("What --model means")
struct ModelLocatorTests {
    /// A model folder and a cache, both empty at first.
    private struct Places {
        let scratch: ScratchFolder
        var models: URL { scratch.url.appending(path: "models") }
        var cache: URL { scratch.url.appending(path: "hub") }
        var locator: ModelLocator { ModelLocator(modelFolder: models, cache: HubCache(root: cache)) }
        var list: ModelList { ModelList(modelFolder: models, cache: HubCache(root: cache)) }

        init() throws { scratch = try ScratchFolder() }

        func put(_ folder: URL, files: [String] = ["config.json", "model.safetensors", "vocab.json", "merges.txt"])
            throws
        {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for name in files {
                try FileManager.default.copyItem(
                    at: Golden.clipTiny.appending(path: name), to: folder.appending(path: name))
            }
        }

        /// A repository as Hugging Face's libraries leave it, with its file for a revision.
        func putRepository(
            _ folder: String, files: [String] = ["config.json", "model.safetensors"], revision: String = "main",
            commit: String = FakeHub.commit
        ) throws {
            let repository = cache.appending(path: folder)
            try put(repository.appending(path: "snapshots/\(commit)"), files: files)
            let reference = repository.appending(path: "refs/\(revision)")
            try FileManager.default.createDirectory(
                at: reference.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(commit.utf8).write(to: reference)
        }
    }

    @Test func `a path, a sample, a name in the model folder, a repository in the cache`() throws {
        let places = try Places()
        try places.put(places.models.appending(path: "mine"))
        try places.put(places.models.appending(path: "org/own"))
        try places.putRepository("models--org--name")
        let path = places.models.appending(path: "mine").path
        #expect(try places.locator.locate(path).folder.path == path)
        #expect(try places.locator.locate("sample-v1").name == "sample-v1")
        for name in ["mine", "org/own"] {
            let located = try places.locator.locate(name)
            #expect(located.folder.path == places.models.appending(path: name).path)
            #expect(located.name == name)
        }
        let located = try places.locator.locate("org/name")
        #expect(located.folder.path.hasSuffix("models--org--name/snapshots/\(FakeHub.commit)"))
        #expect(located.name == "org/name")
        // A report names the repository, not the commit, however the folder was found.
        #expect(LocatedModel(folder: located.folder).name == "org/name")
    }

    @Test func `a repository without weights on main is found by what was pulled in its place`() throws {
        let places = try Places(), folder = "models--org--name"
        let commits = [String(repeating: "1", count: 40), String(repeating: "2", count: 40)]
        func commit(_ name: String) throws -> String { try places.locator.locate(name).folder.lastPathComponent }
        try places.putRepository(folder, revision: "refs/pr/9", commit: commits[0])
        #expect(try commit("org/name") == commits[0])
        try places.putRepository(folder, revision: "refs/pr/10", commit: commits[1])
        #expect(try commit("org/name") == commits[1])
        // What transformers leaves of a branch with a pickle.
        try places.putRepository(folder, files: ["config.json"])
        #expect(try commit("org/name") == commits[1])
        #expect(try commit("org/name@main") == FakeHub.commit)
        #expect(try commit("org/name@refs/pr/9") == commits[0])
        #expect(try places.locator.locate("org/name").name == "org/name")
        let entries = places.list.entries()
        #expect(
            entries.map(\.name) == ["org/name", "org/name@main", "org/name@refs/pr/9", "sample-v1", "sample-v2"])
        #expect(entries[0].folder.hasSuffix(commits[1]))
        #expect(entries[1].problem?.contains("expected model.safetensors") == true)
        try places.put(
            places.cache.appending(path: "\(folder)/snapshots/\(FakeHub.commit)"), files: ["model.safetensors"])
        #expect(try commit("org/name") == FakeHub.commit)
    }

    @Test func `of two branches neither stands for the repository`() throws {
        let places = try Places()
        for (index, revision) in ["v1", "v2"].enumerated() {
            try places.putRepository(
                "models--org--name", revision: revision, commit: String(repeating: "\(index)", count: 40))
        }
        #expect(throws: AuditError.self) { try places.locator.locate("org/name") }
        #expect(places.list.entries().prefix(2).map(\.name) == ["org/name@v1", "org/name@v2"])
    }

    @Test func `an unknown name lists what was tried and how to get it`() throws {
        let places = try Places()
        func complaint(_ name: String) throws -> String {
            try #require(throws: AuditError.self) { try places.locator.locate(name) }.description
        }
        let repository = try complaint("org/name")
        for part in [
            places.models.appending(path: "org/name").path, "models--org--name", "vlm-audit models pull org/name.",
        ] {
            #expect(repository.contains(part), "\(repository)")
        }
        #expect(try complaint("sample-v3").hasSuffix("but found none; the sample models are sample-v1 and sample-v2."))
        #expect(try complaint("clip").hasSuffix("vlm-audit models pull ORGANISATION/NAME."))
        // The face detector is no checkpoint.
        try places.put(places.models.appending(path: "mtcnn"), files: [])
        #expect(try complaint("mtcnn").contains("expected a CLIP checkpoint"))
    }

    @Test func `the list shows what is there, with what is wrong with it, and no other models`() throws {
        let places = try Places()
        try places.put(places.models.appending(path: "mine"))
        try places.put(places.models.appending(path: "org/broken"), files: ["config.json"])
        try places.put(places.models.appending(path: "mtcnn"), files: [])
        try Data(count: 7).write(to: ModelFolder.faceDetector(in: places.models))
        try places.putRepository("models--org--name")
        try places.putRepository("models--org--bert", files: [])
        let bert = places.cache.appending(path: "models--org--bert/snapshots/\(FakeHub.commit)/config.json")
        try Data(#"{"model_type": "bert"}"#.utf8).write(to: bert)
        let entries = places.list.entries()
        #expect(entries.map(\.name) == ["mine", "mtcnn", "org/broken", "org/name", "sample-v1", "sample-v2"])
        #expect(entries[0].problem == nil)
        #expect(entries[0].architecture == "vision 2 x 32, patch 32, text 2 x 32, 224 px, quick_gelu")
        #expect(entries[0].bytes ?? 0 > 353_338)
        #expect(entries[1].bytes == 7)
        #expect(entries[2].problem?.contains("expected model.safetensors") == true)
        #expect(entries[3].source == .hubCache)
    }

    @Test func `architectures have the names that people know`() {
        #expect(CLIPConfiguration.vitB32.summary == "ViT-B/32, 224 px, quick_gelu")
        var larger = CLIPConfiguration.vitL14
        larger.imageSize = 336
        larger.vision.activation = .gelu
        #expect(larger.summary == "ViT-L/14, 336 px, gelu")
    }

    @Test func `help names the three commands, and wrong command lines are refused`() async throws {
        let fixture = try Fixture(withDataset: false)
        let help = try await fixture.run(["models", "--help"])
        for command in ["list", "pull", "verify"] { #expect(help.output.contains("  \(command) ")) }
        try await fixture.run(["models", "pull", "org/name", "--from", "x"]).expectUsage("--from", "mtcnn")
        try await fixture.run(["models", "pull", "name"]).expectSentence(64, "ORGANISATION/NAME")
        try await fixture.run(["models", "pull", "org/name"], environment: ["HF_ENDPOINT": "nowhere"])
            .expectSentence(64, "HF_ENDPOINT")
        try await fixture.run(["models", "verify", "org/name"]).expectSentence(66, "models pull org/name")
    }

    @Test func `the list, as text and as JSON, from outside`() async throws {
        let fixture = try Fixture(withDataset: false)
        try FileManager.default.createDirectory(at: fixture.url("models"), withIntermediateDirectories: true)
        try fixture.copy(Golden.clipTiny, to: "models/tiny")
        let environment = ["HF_HUB_CACHE": fixture.url("hub").path, "VLM_AUDIT_MODELS": "models"]
        let text = try await fixture.run(["models", "list"], environment: environment)
        text.expectSuccess()
        #expect(text.outputLines.map { $0.prefix { $0 != "\t" } } == ["tiny", "sample-v1", "sample-v2"])
        let json = try await fixture.run(["models", "list", "--json"], environment: environment)
        let entries = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
        #expect(entries?.first?["layout"] as? String == "huggingFace")
        let explained = try await fixture.run(
            ["explain", "--model", "tiny", "--prompts", "a,b", "x.jpg", "--quiet"], environment: environment)
        explained.expectSentence(66, "x.jpg")
    }
}
