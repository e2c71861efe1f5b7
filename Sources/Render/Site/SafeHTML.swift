import Mustache

/// Escapes text for HTML and SVG scalar by scalar.
///
/// The escaper of swift-mustache goes by grapheme: a quote that carries a combining mark is another grapheme than a bare
/// quote, is let through and ends the attribute around it. This one also replaces what `SafeText` replaces, since HTML and
/// XML do not allow all characters, and isolates words that run from right to left, see `RightToLeft`.
struct SafeHTML: MustacheContentType {
    func escapeText(_ text: String) -> String {
        if text.utf8.allSatisfy(Self.isPlain) { return text }
        var safe = ""
        safe.reserveCapacity(text.utf8.count + 64)
        var direction = RightToLeft()
        for scalar in text.unicodeScalars {
            direction.isolate(scalar, in: &safe)
            switch scalar {
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "&": safe += "&amp;"
            case "\"": safe += "&quot;"
            case "'": safe += "&#39;"
            default:
                if let other = SafeText.replacement(of: scalar) {
                    safe += other
                } else {
                    safe.unicodeScalars.append(scalar)
                }
            }
            direction.note(scalar, in: safe)
        }
        direction.end(in: &safe)
        return safe
    }

    /// Whether a byte is a character that stands as it is: most texts hold no other.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
        case 0x20...0x7E, UInt8(ascii: "\n"), UInt8(ascii: "\t"): true
        default: false
        }
    }
}
