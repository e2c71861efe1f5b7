import Crypto
public import Foundation

/// The name under which git keeps a file: the SHA-1 of "blob", the size, a zero byte and the content.
///
/// Hugging Face names small files of a repository by it. It identifies content and guards against damage, not against
/// somebody who forges content: that is what SHA-256 is for.
public enum GitBlob {
    /// The 40 lower-case hexadecimal digits for a file, which is read into memory.
    public static func name(ofFile url: URL) throws(EngineError) -> String {
        let content: Data
        do { content = try Data(contentsOf: url) } catch {
            throw EngineError(
                .missingInput, file: url.path, expected: "a readable file", found: "none that could be opened",
                remedy: "check the path and its permissions")
        }
        var hasher = Insecure.SHA1()
        hasher.update(data: Data("blob \(content.count)\0".utf8))
        hasher.update(data: content)
        return hasher.finalize().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
