import Mustache

/// Escapes text for HTML and SVG scalar by scalar.
///
/// The escaper of swift-mustache goes by grapheme: a quote that carries a combining mark is another grapheme than a bare
/// quote, is let through and ends the attribute around it. This one also writes the code of marks that turn the
/// direction of the text that follows, so that a file name cannot make a page read differently than it is, replaces
/// characters that HTML or XML does not allow, and isolates words that run from right to left, see `RightToLeft`.
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
            case "\n", "\t": safe.unicodeScalars.append(scalar)
            case "\u{200E}", "\u{200F}", "\u{61C}", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}":
                safe += "[U+\(String(scalar.value, radix: 16, uppercase: true))]"
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": safe += "\u{FFFD}"
            default: safe.unicodeScalars.append(scalar)
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
