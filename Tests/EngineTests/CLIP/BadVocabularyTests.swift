import Engine
import Foundation
import TestSupport
import Testing

@Suite("A vocabulary that does not fit is refused in one clear sentence")
struct BadVocabularyTests {
    /// Reads the tiny checkpoint's vocabulary after `change` has had its way with the content of the two files.
    private func complaint(
        vocabularySize: Int = 562, _ change: (inout String, inout String) -> Void
    ) throws -> EngineError {
        var vocabulary = try String(contentsOf: Golden.clipTiny.appending(path: "vocab.json"), encoding: .utf8)
        var merges = try String(contentsOf: Golden.clipTiny.appending(path: "merges.txt"), encoding: .utf8)
        change(&vocabulary, &merges)
        return try WeightFiles.withFolder { folder in
            let urls = (folder.appending(path: "vocab.json"), folder.appending(path: "merges.txt"))
            try vocabulary.write(to: urls.0, atomically: false, encoding: .utf8)
            try merges.write(to: urls.1, atomically: false, encoding: .utf8)
            return try #require(throws: EngineError.self) {
                try Tokenizer(
                    vocabulary: urls.0, merges: urls.1, contextLength: 77, vocabularySize: vocabularySize)
            }
        }
    }

    @Test("a token beyond the vocabulary of the weights")
    func tooLarge() throws {
        let error = try complaint(vocabularySize: 561) { _, _ in }
        #expect(error.file?.hasSuffix("vocab.json") == true)
        #expect(error.expected == "a number from 0 to 560 for the token \"<|endoftext|>\"")
        #expect(error.found == "561")
    }

    @Test("no markers, a missing byte, a token twice, a negative number")
    func badTokens() throws {
        let markers = try complaint { vocabulary, _ in vocabulary.replace("<|endoftext|>", with: "<|end|>") }
        #expect(markers.expected == "the tokens <|startoftext|> and <|endoftext|>")
        let byte = try complaint { vocabulary, _ in vocabulary.replace("\"a</w>\"", with: "\"aaaa\"") }
        #expect(byte.expected == "the byte symbol \"a</w>\" in vocab.json")
        let twice = try complaint { vocabulary, _ in vocabulary.replace("\"a</w>\"", with: "\"b</w>\"") }
        #expect(twice.expected == "every name once in its JSON")
        let negative = try complaint { vocabulary, _ in vocabulary.replace(": 560", with: ": -1") }
        #expect(negative.found == "-1")
    }

    @Test("merges of another vocabulary, and lines that are no merges")
    func badMerges() throws {
        let symbol = try complaint { _, merges in merges += "zz q\n" }
        #expect(symbol.file?.hasSuffix("merges.txt") == true)
        #expect(symbol.found == "\"zz\" in line 50")
        let result = try complaint { _, merges in merges += "z q\n" }
        #expect(result.found == "\"zq\" in line 50")
        #expect(try complaint { _, merges in merges += "a b c\n" }.found == "\"a b c\"")
        #expect(try complaint { _, merges in merges += "abc\n" }.expected == "two symbols in line 50")
    }

    @Test("Windows line ends and a missing version line change nothing")
    func lineEnds() throws {
        let tokens = try Golden.facts().tokens[0]
        var merges = try String(contentsOf: Golden.clipTiny.appending(path: "merges.txt"), encoding: .utf8)
        merges = merges.split(separator: "\n").dropFirst().joined(separator: "\r\n")
        try WeightFiles.withFolder { folder in
            let url = folder.appending(path: "merges.txt")
            try merges.write(to: url, atomically: false, encoding: .utf8)
            let tokenizer = try Tokenizer(
                vocabulary: Golden.clipTiny.appending(path: "vocab.json"), merges: url, contextLength: 77,
                vocabularySize: 562)
            #expect(try tokenizer.encode("a photo of a chef") == tokens)
        }
    }

    @Test("files that are not there")
    func missing() throws {
        let error = try #require(throws: EngineError.self) {
            try Tokenizer.read(folder: URL(filePath: "/nowhere"), configuration: .vitB32)
        }
        #expect(
            error.description == "/nowhere/vocab.json: expected a file of the checkpoint's tokenizer but found "
                + "no readable file; copy vocab.json and merges.txt, or openai/CLIP's bpe_simple_vocab_16e6.txt.gz, into "
                + "the checkpoint's folder.")
    }
}
