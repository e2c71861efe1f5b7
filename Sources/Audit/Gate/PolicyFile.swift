import Domain
import Engine
import Foundation

/// A policy as a file: TOML or YAML by its name, read into one tree.
struct PolicyFile: Sendable {
    let url: URL

    /// The most bytes of a policy; one that people wrote has some thousands.
    static let largest = 1_000_000
    /// The deepest that values may lie in one another; a policy needs three.
    static let deepest = 16

    /// The file as the user named it.
    var name: String { url.relativePath }

    /// The tree of what it says, and the digest of its bytes.
    func read() throws -> (tree: PolicyNode, digest: ContentDigest) {
        let reader: (String, PolicyPlace) throws -> PolicyNode
        switch url.pathExtension.lowercased() {
        case "toml": reader = PolicyTOML.read
        case "yaml", "yml": reader = PolicyYAML.read
        default:
            throw place.error(
                expected: "a policy whose name ends in .toml, .yaml or .yml", found: "another name",
                remedy: "rename it or name the policy")
        }
        let content = try content()
        // Both libraries read texts as C does, up to the first such byte, and would pass over what follows it.
        guard !content.contains(0) else {
            throw place.error(
                expected: "a text", found: "bytes of value 0, as files of other kinds have them",
                remedy: "name the policy, or write it as UTF-8")
        }
        guard let text = String(validating: content, as: UTF8.self) else {
            throw place.error(expected: "UTF-8", found: "bytes that are none", remedy: "save it as UTF-8")
        }
        let unmarked = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        return (try reader(unmarked, place), ContentDigest(of: content))
    }

    private var place: PolicyPlace { PolicyPlace(file: name) }

    private func content() throws -> Data {
        let target = url.resolvingSymlinksInPath()
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: target.path) else {
            throw AuditError(
                .missingInput, "\(name): expected a policy but found no file; check --policy.")
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
            throw place.error(
                expected: "a policy", found: isFolder ? "a folder" : "no plain file", remedy: "check --policy")
        }
        let size = (attributes[.size] as? Int) ?? 0
        guard size <= Self.largest else {
            throw place.error(
                expected: "a policy of at most \(Self.largest / 1_000_000) MB", found: "\(size) bytes",
                remedy: "check --policy")
        }
        do {
            return try Data(contentsOf: target)
        } catch {
            throw AuditError(
                .missingInput,
                "\(name): expected a file that can be read but found \"\(error.localizedDescription)\"; check its "
                    + "permissions.")
        }
    }
}
