import Mustache

/// Escapes text for HTML scalar by scalar.
///
/// The escaper of swift-mustache goes by grapheme: a quote that carries a combining mark is another grapheme than a bare
/// quote, is let through and ends the attribute around it. This one also replaces what `SafeText` replaces: HTML does not
/// allow control characters.
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
            default:
                if let other = SafeText.replacement(of: scalar) {
                    safe += other
                } else {
                    safe.unicodeScalars.append(scalar)
                }
            }
        }
        return safe
    }
}
