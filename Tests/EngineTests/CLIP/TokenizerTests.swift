import Engine
import Foundation
import TestSupport
import Testing

@Suite("Prompts become the tokens that transformers gives them")
struct TokenizerTests {
    private struct Vectors: Decodable {
        struct Vector: Decodable {
            let text: String
            let ids: [Int32]
        }
        let vectors: [Vector]
    }

    private static func tiny() throws -> Tokenizer {
        try Tokenizer.read(folder: Golden.clipTiny, configuration: .read(folder: Golden.clipTiny))
    }

    @Test("the prompts of the tiny checkpoint")
    func prompts() throws {
        let (tokenizer, facts) = (try Self.tiny(), try Golden.facts())
        #expect(try facts.prompts.map(tokenizer.encode) == facts.tokens)
        #expect(tokenizer.start == 560)
        #expect(tokenizer.end == 561)
        #expect(tokenizer.contextLength == 77)
    }

    @Test("scripts, marks, digits, contractions, spaces and symbols", arguments: try Golden.facts().tokenizerCases)
    func cases(_ example: GoldenFacts.TokenizerCase) throws {
        #expect(try Self.tiny().encode(example.text) == example.ids)
    }

    @Test("a prompt as long as the context is taken, a longer one refused")
    func length() throws {
        let tokenizer = try Self.tiny()
        #expect(try tokenizer.encode(String(repeating: "a ", count: 75)).count == 77)
        let error = try #require(throws: EngineError.self) { try tokenizer.encode(String(repeating: "a ", count: 76)) }
        #expect(error.expected == "a prompt of at most 75 tokens")
        #expect(error.found.hasPrefix("76 in \"a a a"))
        #expect(error.remedy == "shorten the prompt")
    }

    @Test(
        "a prompt with a marker is refused",
        arguments: ["a <|endoftext|> photo", "<|STARTOFTEXT|>", "x<end_of_text>", "<start_of_text>x"])
    func marker(_ prompt: String) throws {
        let error = try #require(throws: EngineError.self) { try Self.tiny().encode(prompt) }
        #expect(error.expected == "a prompt in plain words")
    }

    @Test(
        "public vectors for the vocabulary of the real models",
        .enabled(
            if: SharedFolder.has("models/idenprof-clip-tiny") && SharedFolder.has("oracles/tokenizer"),
            "shared/models/idenprof-clip-tiny or shared/oracles/tokenizer is not at hand"))
    func vectors() throws {
        let folder = try #require(SharedFolder.url("models/idenprof-clip-tiny"))
        let file = try #require(SharedFolder.url("oracles/tokenizer/vectors.json"))
        let vectors = try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: file)).vectors
        let tokenizer = try Tokenizer.read(folder: folder, configuration: .vitB32)
        for vector in vectors { #expect(try tokenizer.encode(vector.text) == vector.ids, "\(vector.text)") }
        #expect(vectors.count >= 18)
        #expect(try tokenizer.encode("a photo of a chef") == [49406, 320, 1125, 539, 320, 4895, 49407])
    }
}
