/// How wide a line of text is, without asking which fonts a machine has: a figure has the same bytes everywhere.
///
/// Readers see the figure in the sans-serif font of their own machine, so no font of ours would be exact. DejaVu Sans is
/// among the widest, and a text that fits in it fits in others.
enum LetterWidths {
    /// Advance widths of DejaVu Sans from the space to the tilde, in thousandths of the font size.
    private static let ascii = [
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,  // space to slash
        636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,  // 0 to ?
        1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,  // @ to O
        603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,  // P to _
        500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,  // ` to o
        635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,  // p to ~
    ]
    /// Width of letters beyond ASCII that are about as wide as Latin ones: accented, Greek, Cyrillic, Hebrew, Arabic.
    private static let otherLetter = 700
    /// Width of everything after them: signs such as the ellipsis, and scripts whose letters fill a square.
    private static let square = 1000
    /// The first scalar of the scripts that are taken for square.
    private static let firstSquare: UInt32 = 0x1100

    /// Width of a line of text at a font size of one.
    static func width(of text: String) -> Double {
        Double(text.reduce(0) { $0 + width(of: $1) }) / 1000
    }

    /// The text, cut with an ellipsis where it is wider than the room it has, both at a font size of one.
    static func fitted(_ text: String, width room: Double) -> String {
        var (used, cut) = (0, text.startIndex)
        for index in text.indices {
            used += width(of: text[index])
            if Double(used) > room * 1000 { return text[..<cut] + "\u{2026}" }
            // Up to here there is room for the ellipsis as well.
            if Double(used + square) <= room * 1000 { cut = text.index(after: index) }
        }
        return text
    }

    private static func width(of character: Character) -> Int {
        if let value = character.asciiValue, (0x20...0x7E).contains(value) { return ascii[Int(value) - 0x20] }
        guard let scalar = character.unicodeScalars.first else { return 0 }
        return scalar.value < firstSquare ? otherLetter : square
    }
}
