/// Byte-pair encoding of single words: the pair of neighbours that was merged earliest in training is merged first.
///
/// Sennrich et al., Neural machine translation of rare words with subword units, ACL 2016, on bytes, with the end of a
/// word marked (`clip/simple_tokenizer.py`). Works on token numbers: spelling matters only when it is built.
struct BytePairEncoding: Sendable {
    private struct Merge {
        let rank: Int32
        let result: Int32
    }

    /// Token of each byte inside a word and at its end.
    private let inside: [Int32]
    private let atEnd: [Int32]
    /// Left token in the upper, right token in the lower half of the key.
    private let merges: [UInt64: Merge]

    /// Looks up the symbols of all bytes and the parts and result of each merge in the vocabulary.
    ///
    /// `lines` is the content of `merges.txt`: perhaps a line with its version, then two symbols a line, in the order
    /// of training. Errors do not name the file yet.
    init(vocabulary: [String: Int32], lines: [UInt8]) throws(EngineError) {
        func token(_ spelling: String, line: Int) throws(EngineError) -> Int32 {
            guard let token = vocabulary[spelling] else {
                throw EngineError(
                    .badData, expected: "only symbols of vocab.json",
                    found: "\"\(spelling.prefix(80))\" in line \(line)",
                    remedy: "use the vocab.json and merges.txt of the same checkpoint")
            }
            return token
        }
        inside = try ByteSymbols.table.map { symbol throws(EngineError) in
            try Self.byteToken(String(symbol), vocabulary)
        }
        atEnd = try ByteSymbols.table.map { symbol throws(EngineError) in
            try Self.byteToken("\(symbol)\(ByteSymbols.endOfWord)", vocabulary)
        }
        var merges: [UInt64: Merge] = [:]
        merges.reserveCapacity(vocabulary.count)
        var rank: Int32 = 0
        for (index, line) in lines.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            if line.isEmpty || (index == 0 && line.starts(with: "#version".utf8)) { continue }
            let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
                throw EngineError(
                    .badData, expected: "two symbols in line \(index + 1)",
                    found: "\"\(String(decoding: line.prefix(80), as: UTF8.self))\"",
                    remedy: "copy or download the file again")
            }
            let (left, right) = (String(decoding: parts[0], as: UTF8.self), String(decoding: parts[1], as: UTF8.self))
            let key = Self.key(try token(left, line: index + 1), try token(right, line: index + 1))
            merges[key] = Merge(rank: rank, result: try token(left + right, line: index + 1))
            rank += 1
        }
        self.merges = merges
    }

    /// The tokens of one word.
    func encode(_ word: some Sequence<UInt8>) -> [Int32] {
        let bytes = Array(word)
        guard let last = bytes.last else { return [] }
        var tokens = bytes.dropLast().map { inside[Int($0)] } + [atEnd[Int(last)]]
        while let (pair, merge) = earliestMerge(tokens) {
            // All occurrences at once, from left to right.
            var merged: [Int32] = []
            var index = 0
            while index < tokens.count {
                if index + 1 < tokens.count, Self.key(tokens[index], tokens[index + 1]) == pair {
                    merged.append(merge.result)
                    index += 2
                } else {
                    merged.append(tokens[index])
                    index += 1
                }
            }
            tokens = merged
        }
        return tokens
    }

    private func earliestMerge(_ tokens: [Int32]) -> (pair: UInt64, merge: Merge)? {
        var best: (pair: UInt64, merge: Merge)?
        for (left, right) in zip(tokens, tokens.dropFirst()) {
            let pair = Self.key(left, right)
            if let merge = merges[pair], merge.rank < best?.merge.rank ?? .max { best = (pair, merge) }
        }
        return best
    }

    private static func key(_ left: Int32, _ right: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
    }

    private static func byteToken(_ symbol: String, _ vocabulary: [String: Int32]) throws(EngineError) -> Int32 {
        guard let token = vocabulary[symbol] else {
            throw EngineError(
                .badData, expected: "the byte symbol \"\(symbol)\" in vocab.json", found: "no such token",
                remedy: "use the vocab.json of a CLIP checkpoint")
        }
        return token
    }
}
