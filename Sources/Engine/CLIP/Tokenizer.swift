public import Foundation

/// Turns prompts into the numbers that the text tower reads, from the byte-pair vocabulary of a checkpoint.
///
/// Tested for equality with `CLIPTokenizer` of transformers; how a prompt is cleaned and split, and where that differs
/// from openai/CLIP, is said at `PromptText`.
public struct Tokenizer: Sendable {
    /// Spellings of the markers before and after a prompt: transformers and openai/CLIP, then open_clip.
    private static let markers = [("<|startoftext|>", "<|endoftext|>"), ("<start_of_text>", "<end_of_text>")]

    /// The token before every prompt.
    public let start: Int32
    /// The token after every prompt, where the text tower is read out.
    public let end: Int32
    /// Most tokens of a prompt, both markers included.
    public let contextLength: Int
    private let encoding: BytePairEncoding

    /// Reads the tokenizer in a checkpoint's folder, to be used with the text tower described.
    ///
    /// That is `vocab.json` and `merges.txt`; without them `tokenizer.json`, or `bpe_simple_vocab_16e6.txt.gz` of
    /// openai/CLIP.
    public static func read(folder: URL, configuration: CLIPConfiguration) throws(EngineError) -> Tokenizer {
        let (context, size) = (configuration.contextLength, configuration.vocabularySize)
        switch TokenizerFiles(folder: folder) {
        case .pair(let vocabulary, let merges):
            return try Tokenizer(
                vocabulary: vocabulary, merges: merges, contextLength: context, vocabularySize: size)
        case .combined(let url):
            return try naming(url) { () throws(EngineError) in
                let parts = try TokenizerFiles.parts(ofCombined: try bytes(url))
                let tokens = try Self.tokens(parts.tokens, vocabularySize: size)
                return try Tokenizer(
                    tokens: tokens, encoding: BytePairEncoding(vocabulary: tokens, lines: parts.merges),
                    contextLength: context)
            }
        case .original(let url):
            return try naming(url) { () throws(EngineError) in
                let parts = try TokenizerFiles.parts(ofOriginal: try bytes(url), vocabularySize: size)
                return try Tokenizer(
                    tokens: parts.tokens, encoding: BytePairEncoding(vocabulary: parts.tokens, lines: parts.merges),
                    contextLength: context)
            }
        }
    }

    /// Reads the two files; every token must be below the size of the vocabulary that the weights have.
    public init(vocabulary: URL, merges: URL, contextLength: Int, vocabularySize: Int) throws(EngineError) {
        let tokens = try Self.naming(vocabulary) { () throws(EngineError) in
            try Self.tokens(try JSONValue(parsing: try Self.bytes(vocabulary)), vocabularySize: vocabularySize)
        }
        let markers = try Self.naming(vocabulary) { () throws(EngineError) in try Self.markers(in: tokens) }
        let encoding = try Self.naming(merges) { () throws(EngineError) in
            try BytePairEncoding(vocabulary: tokens, lines: try Self.bytes(merges))
        }
        self.init(markers: markers, encoding: encoding, contextLength: contextLength)
    }

    private init(tokens: [String: Int32], encoding: BytePairEncoding, contextLength: Int) throws(EngineError) {
        self.init(markers: try Self.markers(in: tokens), encoding: encoding, contextLength: contextLength)
    }

    private init(markers: (start: Int32, end: Int32), encoding: BytePairEncoding, contextLength: Int) {
        (start, end) = markers
        self.encoding = encoding
        self.contextLength = contextLength
    }

    private static func naming<Result>(
        _ url: URL, _ body: () throws(EngineError) -> Result
    ) throws(EngineError) -> Result {
        do { return try body() } catch { throw error.naming(url.relativePath) }
    }

    private static func markers(in tokens: [String: Int32]) throws(EngineError) -> (start: Int32, end: Int32) {
        for names in markers {
            if let start = tokens[names.0], let end = tokens[names.1] { return (start, end) }
        }
        throw EngineError(
            .badData, expected: "the tokens <|startoftext|> and <|endoftext|>", found: "at most one of them",
            remedy: "use the vocab.json of a CLIP checkpoint")
    }

    /// The tokens of a prompt between the two markers, without padding.
    ///
    /// A prompt that is longer than the text tower's context is refused rather than cut, and so is one that holds a
    /// marker: the model would not see the rest of it, and an audit must not say that it did.
    public func encode(_ prompt: String) throws(EngineError) -> [Int32] {
        let lowercased = prompt.lowercased()
        for marker in Self.markers.flatMap({ [$0.0, $0.1] }) where lowercased.contains(marker) {
            throw EngineError(
                .badData, expected: "a prompt in plain words",
                found: "the marker \(marker) in \"\(prompt.prefix(120))\"",
                remedy: "take it out of the prompt")
        }
        let tokens = [start] + PromptText.words(prompt).flatMap { encoding.encode(String($0).utf8) } + [end]
        guard tokens.count <= contextLength else {
            throw EngineError(
                .badData, expected: "a prompt of at most \(contextLength - 2) tokens",
                found: "\(tokens.count - 2) in \"\(prompt.prefix(120))\"", remedy: "shorten the prompt")
        }
        return tokens
    }

    private static func tokens(_ json: JSONValue, vocabularySize: Int) throws(EngineError) -> [String: Int32] {
        guard let members = json.object else {
            throw EngineError(
                .badData, expected: "a JSON object of tokens", found: "another kind of value",
                remedy: "copy or download the file again")
        }
        var tokens: [String: Int32] = [:]
        tokens.reserveCapacity(members.count)
        for (spelling, value) in members {
            guard let number = value.integer, (0..<min(vocabularySize, Int(Int32.max))).contains(number) else {
                throw EngineError(
                    .badData,
                    expected: "a number from 0 to \(vocabularySize - 1) for the token \"\(spelling.prefix(80))\"",
                    found: value.phrase, remedy: "use the config.json and vocab.json of the same checkpoint")
            }
            tokens[spelling] = Int32(number)
        }
        return tokens
    }

    private static func bytes(_ url: URL) throws(EngineError) -> [UInt8] {
        do { return [UInt8](try Data(contentsOf: url)) } catch {
            throw EngineError(
                .missingInput, expected: "a file of the checkpoint's tokenizer", found: "no readable file",
                remedy: "copy vocab.json and merges.txt, or openai/CLIP's bpe_simple_vocab_16e6.txt.gz, into the "
                    + "checkpoint's folder")
        }
    }
}
