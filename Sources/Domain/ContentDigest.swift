/// The SHA-256 of some content, written as 64 lower-case hexadecimal digits; the identity of everything that is stored.
public struct ContentDigest: Hashable, Codable, Sendable, CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    public let hex: String

    /// Wraps digits that a hash function produced or a database row holds.
    public init(hex: String) {
        self.hex = hex
    }

    /// Writes the digest as a bare string, so that JSON and SQL hold the digits themselves.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }

    /// Reads the bare string of digits.
    public init(from decoder: any Decoder) throws {
        hex = try decoder.singleValueContainer().decode(String.self)
    }

    /// The first twelve digits: enough to name a file or to compare by eye.
    public var short: String { String(hex.prefix(12)) }

    /// The 64 digits.
    public var description: String { hex }
}
