/// CLIP's (and GPT-2's) table of one printable character per byte, in which vocabularies and merges are written.
///
/// Bytes 33...126, 161...172 and 174...255 stand for themselves; the other 68, in ascending order, are written as
/// U+0100 onwards. Source: openai/CLIP, `clip/simple_tokenizer.py`, `bytes_to_unicode`.
enum ByteSymbols {
    /// What follows the last symbol of a word.
    static let endOfWord = "</w>"

    /// The character of every byte, at the byte's index.
    static let table: [Unicode.Scalar] = {
        var next: UInt32 = 0x100
        return (0...255 as ClosedRange<UInt8>).map { byte in
            if (33...126).contains(byte) || (161...172).contains(byte) || byte >= 174 { return Unicode.Scalar(byte) }
            defer { next += 1 }
            // U+0100...U+0143 are all characters.
            return Unicode.Scalar(next) ?? "?"
        }
    }()
}
