import Crypto
public import Domain
public import Foundation

extension ContentDigest {
    /// The digest of some bytes.
    public init(of data: some DataProtocol) {
        self.init(SHA256.hash(data: data))
    }

    /// The digest of a text's UTF-8 bytes.
    public init(of text: String) {
        self.init(of: Array(text.utf8))
    }

    /// The digest of a value, by way of JSON with sorted keys.
    public init(ofJSON value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        self.init(of: try encoder.encode(value))
    }

    /// The digest of a regular file of any size, read piece by piece; a pipe or a device could go on for ever.
    public init(ofFile url: URL) throws(EngineError) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)
        guard let type = attributes?[.type] as? FileAttributeType, type == .typeRegular else {
            throw EngineError(
                .missingInput, file: url.path, expected: "a readable file",
                found: attributes == nil ? "nothing at this path" : "something that is not a file",
                remedy: "check the path")
        }
        var hasher = SHA256()
        do {
            let file = try FileHandle(forReadingFrom: url)
            defer { try? file.close() }
            while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { hasher.update(data: piece) }
        } catch {
            throw EngineError(
                .missingInput, file: url.path, expected: "a readable file", found: "none that could be opened",
                remedy: "check the path and its permissions")
        }
        self.init(hasher.finalize())
    }

    private init(_ digest: SHA256.Digest) {
        self.init(hex: digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined())
    }
}
