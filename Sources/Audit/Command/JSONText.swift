import Foundation

/// JSON as people and programs read it on standard output or in a file: indented, keys sorted.
enum JSONText {
    /// The UTF-8 bytes of a value.
    static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    /// The text of a value.
    static func text(_ value: some Encodable) throws -> String {
        String(decoding: try encode(value), as: UTF8.self)
    }
}
