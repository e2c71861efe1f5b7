/// Puts words of scripts that run from right to left between isolating marks, so that they keep their own order and
/// leave that of the English text around them alone, also where no element can do it: in titles, alternative texts and
/// drawings.
///
/// Without them, "Hebrew word, 82 pictures" shows the number before the word. What is isolated reaches from the first
/// such letter to the last one before a letter that runs from left to right (Unicode Standard Annex 9, first strong
/// isolates).
struct RightToLeft {
    private static let start: Unicode.Scalar = "\u{2068}"
    private static let end: Unicode.Scalar = "\u{2069}"

    /// Where the last letter of the open stretch ends, in bytes; nil where none is open.
    private var lastEnd: Int?

    /// Opens or closes a stretch before a scalar is added to a text.
    mutating func isolate(_ scalar: Unicode.Scalar, in text: inout String) {
        if Self.runsRightToLeft(scalar) {
            if lastEnd == nil { text.unicodeScalars.append(Self.start) }
            lastEnd = text.utf8.count
        } else if lastEnd != nil, Self.runsLeftToRight(scalar) {
            end(in: &text)
        }
    }

    /// Notes where a scalar that was added ends.
    mutating func note(_ scalar: Unicode.Scalar, in text: String) {
        if lastEnd != nil, Self.runsRightToLeft(scalar) || scalar.properties.generalCategory == .nonspacingMark {
            lastEnd = text.utf8.count
        }
    }

    /// Closes the stretch that is open, behind its last letter.
    mutating func end(in text: inout String) {
        guard let lastEnd else { return }
        let place = text.utf8.index(text.startIndex, offsetBy: lastEnd)
        text.unicodeScalars.insert(Self.end, at: place)
        self.lastEnd = nil
    }

    /// Hebrew, Arabic, Syriac, Thaana, N'Ko and what lies among them, their presentation forms, and the old scripts of
    /// the supplementary planes.
    private static func runsRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: scalar != "\u{61C}"
        default: false
        }
    }

    /// Every other letter, and marks of direction, which are written as their codes.
    private static func runsLeftToRight(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.properties.isAlphabetic }
        switch scalar.value {
        case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: return true
        default: break
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return false
        }
    }
}
