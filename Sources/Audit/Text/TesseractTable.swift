import Domain

/// The words in a table that tesseract writes (`tsv`): a head, then one line of twelve columns for each page, block,
/// paragraph, line and word.
struct TesseractTable {
    /// One word.
    struct Word: Hashable {
        /// In pixels of the picture that tesseract saw.
        let box: Box
        /// How sure it is, in [0, 100].
        let confidence: Double
        let text: String
    }

    private static let columnCount = 12
    /// What the first column says of a word.
    private static let wordLevel = "5"
    /// Larger than any picture that we decode.
    private static let largest = 1_000_000.0

    /// The words in order; lines that are not what they should be are passed over.
    let words: [Word]

    /// Reads a table.
    init(_ text: String) {
        words = text.split(whereSeparator: \.isNewline).compactMap { line in
            let cells = line.split(separator: "\t", maxSplits: Self.columnCount - 1, omittingEmptySubsequences: false)
            guard cells.count == Self.columnCount, cells[0] == Self.wordLevel,
                let confidence = Double(cells[10]), (0...100).contains(confidence)
            else { return nil }
            let numbers = cells[6...9].compactMap { Double($0) }.filter { (0...Self.largest).contains($0) }
            guard numbers.count == 4, numbers[2] > 0, numbers[3] > 0 else { return nil }
            let word = cells[11].filter { !$0.isWhitespace }
            return Word(
                box: Box(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3]),
                confidence: confidence, text: word)
        }
    }
}
