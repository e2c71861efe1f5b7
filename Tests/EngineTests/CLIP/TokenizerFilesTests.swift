import Foundation
import TestSupport
import Testing

@testable import Engine

@Suite("A tokenizer is read from whichever files a checkpoint has")
struct TokenizerFilesTests {
    private func expectTinyTokens(_ folder: URL) throws {
        let tokenizer = try Tokenizer.read(folder: folder, configuration: .read(folder: Golden.clipTiny))
        for example in try Golden.facts().tokenizerCases {
            #expect(try tokenizer.encode(example.text) == example.ids, "\(example)")
        }
    }

    /// `tokenizer.json` of the tiny vocabulary, with merges as lines or as lists.
    private func combined(asLists: Bool) throws -> Data {
        let vocabulary = try JSONSerialization.jsonObject(
            with: Data(contentsOf: Golden.clipTiny.appending(path: "vocab.json")))
        let lines = try String(contentsOf: Golden.clipTiny.appending(path: "merges.txt"), encoding: .utf8)
            .split(separator: "\n").dropFirst().map(String.init)
        let merges: Any = asLists ? lines.map { $0.split(separator: " ").map(String.init) } : lines
        return try JSONSerialization.data(
            withJSONObject: ["model": ["type": "BPE", "vocab": vocabulary, "merges": merges]])
    }

    @Test(arguments: [true, false]) func `tokenizer.json`(_ asLists: Bool) throws {
        let folder = try ScratchFolder()
        let whole = try combined(asLists: asLists), url = folder.url.appending(path: "tokenizer.json")
        try whole.write(to: url)
        try expectTinyTokens(folder.url)
        for length in stride(from: 0, to: whole.count, by: 97) {
            try whole.prefix(length).write(to: url)
            #expect(throws: EngineError.self) { try Tokenizer.read(folder: folder.url, configuration: .vitB32) }
        }
    }

    @Test func `another kind of tokenizer is refused`() throws {
        let folder = try ScratchFolder()
        for text in [#"{"model":{"type":"WordPiece"}}"#, "{}", #"{"model":{"type":"BPE","vocab":{},"merges":[7]}}"#] {
            try Data(text.utf8).write(to: folder.url.appending(path: "tokenizer.json"))
            let error = try #require(throws: EngineError.self) {
                try Tokenizer.read(folder: folder.url, configuration: .vitB32)
            }
            #expect(error.file?.hasSuffix("tokenizer.json") == true)
        }
    }

    @Test(
        .enabled(
            if: SharedFolder.has("oracles/clip") && SharedFolder.has("oracles/tokenizer"),
            "shared/oracles/clip or shared/oracles/tokenizer is not at hand"))
    func `the packed file of openai/CLIP`() throws {
        let name = "bpe_simple_vocab_16e6.txt.gz"
        let file = try #require(SharedFolder.url("oracles/clip/\(name)"))
        let folder = try ScratchFolder(), copy = folder.url.appending(path: name)
        let packed = try Data(contentsOf: file)
        try packed.write(to: copy)
        let tokenizer = try Tokenizer.read(folder: folder.url, configuration: .vitB32)
        #expect(tokenizer.start == 49_406)
        #expect(tokenizer.end == 49_407)
        struct Vectors: Decodable {
            struct Vector: Decodable {
                let text: String
                let ids: [Int32]
            }
            let vectors: [Vector]
        }
        let vectors = try #require(SharedFolder.url("oracles/tokenizer/vectors.json"))
        for vector in try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: vectors)).vectors {
            #expect(try tokenizer.encode(vector.text) == vector.ids, "\(vector.text)")
        }
        for length in [0, 5, 1000, packed.count - 1] {
            try packed.prefix(length).write(to: copy)
            let error = try #require(throws: EngineError.self) {
                try Tokenizer.read(folder: folder.url, configuration: .vitB32)
            }
            #expect(error.file?.hasSuffix(name) == true)
        }
    }
}
