import Foundation

/// The files in a checkpoint's folder from which its tokenizer is made.
///
/// `vocab.json` and `merges.txt` where they are; else `tokenizer.json`, which holds both; else
/// `bpe_simple_vocab_16e6.txt.gz` of openai/CLIP, since folders of OpenCLIP may come without a tokenizer.
enum TokenizerFiles {
    case pair(vocabulary: URL, merges: URL)
    case combined(URL)
    case original(URL)

    /// Finds the files; the first pair where there is none, so that an error names what is missing.
    init(folder: URL) {
        func file(_ name: String) -> URL { folder.appendingPathComponent(name) }
        func has(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }
        let vocabulary = file("vocab.json"), merges = file("merges.txt")
        let combined = file("tokenizer.json"), original = file("bpe_simple_vocab_16e6.txt.gz")
        if !has(vocabulary), !has(merges), has(combined) {
            self = .combined(combined)
        } else if !has(vocabulary), !has(merges), has(original) {
            self = .original(original)
        } else {
            self = .pair(vocabulary: vocabulary, merges: merges)
        }
    }

    /// All of them.
    var urls: [URL] {
        switch self {
        case .pair(let vocabulary, let merges): [vocabulary, merges]
        case .combined(let url), .original(let url): [url]
        }
    }

    /// The parts of `tokenizer.json` of Hugging Face's tokenizers: the tokens as JSON, and the merges as lines.
    static func parts(ofCombined bytes: [UInt8]) throws(EngineError) -> (tokens: JSONValue, merges: [UInt8]) {
        guard let model = try JSONValue(parsing: bytes).object?["model"]?.object, model["type"]?.string == "BPE",
            let tokens = model["vocab"], case .array(let merges) = model["merges"]
        else {
            throw EngineError(
                .badData, expected: "a byte-pair model with its vocab and merges", found: "another kind of tokenizer",
                remedy: "use the tokenizer.json of a CLIP checkpoint")
        }
        var lines: [String] = []
        lines.reserveCapacity(merges.count)
        for merge in merges {
            // Two symbols with a space between them, or a list of two.
            if let line = merge.string {
                lines.append(line)
            } else if case .array(let pair) = merge, pair.count == 2, let left = pair[0].string,
                let right = pair[1].string
            {
                lines.append("\(left) \(right)")
            } else {
                throw EngineError(
                    .badData, expected: "two symbols as a merge", found: merge.phrase,
                    remedy: "copy or download the file again")
            }
        }
        return (tokens, Array(lines.joined(separator: "\n").utf8))
    }

    /// The tokens and merges of openai/CLIP's own file, for a vocabulary of the given size.
    ///
    /// Its first line is a title, and it holds more merges than the models know. Tokens are numbered in this order: the
    /// byte symbols, by their code points; the same at the end of a word; the merges; the two markers
    /// (`clip/simple_tokenizer.py`).
    static func parts(
        ofOriginal packed: [UInt8], vocabularySize: Int
    ) throws(EngineError) -> (tokens: [String: Int32], merges: [UInt8]) {
        let lines = try Gzip.unpacked(packed, limit: 64 << 20).split(separator: UInt8(ascii: "\n"))
        let symbols = ByteSymbols.table.sorted().map(String.init)
        let count = vocabularySize - 2 * symbols.count - 2
        guard count >= 0, lines.count > count else {
            throw EngineError(
                .badData, expected: "\(max(0, count)) merges, as many as a vocabulary of \(vocabularySize) needs,",
                found: "\(max(0, lines.count - 1))", remedy: "use the file of openai/CLIP")
        }
        let merges = lines[1...].prefix(count)
        var spellings = symbols + symbols.map { $0 + ByteSymbols.endOfWord }
        for merge in merges {
            let parts = merge.split(separator: UInt8(ascii: " "))
            spellings.append(String(decoding: parts.joined(), as: UTF8.self))
        }
        spellings += ["<|startoftext|>", "<|endoftext|>"]
        let tokens = Dictionary(zip(spellings, Int32(0)...)) { first, _ in first }
        return (tokens, Array(merges.joined(separator: [UInt8(ascii: "\n")])))
    }
}
