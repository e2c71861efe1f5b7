import Foundation

/// JSON as people and programs read it on standard output or in a file: indented, keys sorted, and with marks that turn
/// the direction of text written as their codes, so that no name makes a line read differently than it is.
enum JSONText {
    /// The UTF-8 bytes of a value.
    static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(value), as: UTF8.self)
        guard text.unicodeScalars.contains(where: turnsDirection) else { return Data(text.utf8) }
        var escaped = ""
        for scalar in text.unicodeScalars {
            if turnsDirection(scalar) {
                // All of them have four digits, and stand in strings only.
                escaped += "\\u\(String(scalar.value, radix: 16))"
            } else {
                escaped.unicodeScalars.append(scalar)
            }
        }
        return Data(escaped.utf8)
    }

    private static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{200E}", "\u{200F}", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}": true
        default: false
        }
    }

    /// The text of a value.
    static func text(_ value: some Encodable) throws -> String {
        String(decoding: try encode(value), as: UTF8.self)
    }
}
