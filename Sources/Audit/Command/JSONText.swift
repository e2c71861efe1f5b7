import Foundation

/// JSON as people and programs read it on standard output or in a file: indented, keys sorted, and with marks that turn
/// the direction of text or are not to be seen written as their codes, so that no name makes a line read differently.
enum JSONText {
    /// The UTF-8 bytes of a value.
    static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(value), as: UTF8.self)
        guard text.unicodeScalars.contains(where: isHidden) else { return Data(text.utf8) }
        var escaped = ""
        for scalar in text.unicodeScalars {
            if isHidden(scalar) {
                // They stand in strings only.
                let code = String(scalar.value, radix: 16)
                escaped += "\\u" + String(repeating: "0", count: 4 - code.count) + code
            } else {
                escaped.unicodeScalars.append(scalar)
            }
        }
        return Data(escaped.utf8)
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{7F}"..."\u{9F}", "\u{200E}", "\u{200F}", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}",
            "\u{FFFE}", "\u{FFFF}":
            true
        default: false
        }
    }

    /// The text of a value.
    static func text(_ value: some Encodable) throws -> String {
        String(decoding: try encode(value), as: UTF8.self)
    }
}
