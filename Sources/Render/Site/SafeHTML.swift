import Mustache

/// Escapes text for HTML scalar by scalar.
///
/// The escaper of swift-mustache goes by grapheme: a quote that carries a combining mark is another grapheme than a bare
/// quote, is let through and ends the attribute around it. This one also writes the code of marks that turn the
/// direction of the text that follows, so that a file name cannot make a page read differently than it is, and
/// replaces control characters, which HTML does not allow.
struct SafeHTML: MustacheContentType {
    func escapeText(_ text: String) -> String {
        var safe = ""
        safe.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "&": safe += "&amp;"
            case "\"": safe += "&quot;"
            case "'": safe += "&#39;"
            case "\n", "\t": safe.unicodeScalars.append(scalar)
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
                safe += "[U+\(String(scalar.value, radix: 16, uppercase: true))]"
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}": safe += "\u{FFFD}"
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }
}
