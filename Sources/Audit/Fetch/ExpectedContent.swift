import Domain
import Engine
import Foundation

/// What is known of a file before it is fetched.
struct ExpectedContent: Hashable, Sendable {
    /// A digest of the whole file.
    enum Digest: Hashable, Sendable {
        case sha256(ContentDigest)
        /// The name that git gives to a file of this content.
        case gitBlob(String)

        /// The digits.
        var hex: String {
            switch self {
            case .sha256(let digest): digest.hex
            case .gitBlob(let name): name
            }
        }
    }

    /// Size in bytes.
    var size: Int?
    var digest: Digest?

    /// What differs in a file, as what was expected and what was found; nil where nothing does.
    func difference(in file: URL) throws(EngineError) -> (expected: String, found: String)? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
        if let size, let found = attributes?[.size] as? Int, found != size { return ("\(size) bytes", "\(found)") }
        switch digest {
        case nil: return nil
        case .sha256(let expected):
            let found = try ContentDigest(ofFile: file)
            return found == expected ? nil : ("the SHA-256 \(expected)", "\(found)")
        case .gitBlob(let expected):
            let found = try GitBlob.name(ofFile: file)
            return found == expected ? nil : ("the git digest \(expected)", found)
        }
    }
}
