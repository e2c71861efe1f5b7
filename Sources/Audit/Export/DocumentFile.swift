import Foundation

/// A JSON document of this program, wherever it lies: opened, and recognised by what it says of itself.
struct DocumentFile {
    let url: URL
    let format: String
    let version: Int
    private let content: Data

    /// What every document says of itself.
    private struct Head: Decodable {
        let format: String
        let version: Int
    }

    /// The most bytes of a document: that of a hundred thousand pictures has some hundreds of millions.
    private static let largest = 1_000_000_000

    /// What sentences call it.
    var name: String { url.relativePath }

    /// Opens a file; `what` says what it should be, and `remedy` what to name instead.
    init(_ url: URL, what: String, remedy: String) throws {
        self.url = url
        content = try Self.content(of: url, remedy: remedy)
        guard let head = try? JSONDecoder().decode(Head.self, from: content) else {
            throw AuditError(
                .badData,
                "\(url.relativePath): expected \(what) of this program as JSON but found other content; \(remedy).")
        }
        (format, version) = (head.format, head.version)
    }

    /// What the document holds; throws where it is of another version than the one that the program reads.
    func value<Value: Decodable>(_ type: Value.Type, version expected: Int) throws -> Value {
        guard version == expected else {
            let remedy = version < expected ? "write it again with this version of the program" : "update this program"
            throw AuditError(
                .badData,
                "\(name): expected version \(expected) of its format but found version \(version); \(remedy).")
        }
        do {
            return try JSONDecoder().decode(type, from: content)
        } catch let error as DecodingError {
            throw damaged("that \(Self.place(error)) cannot be read")
        }
    }

    /// What is said of a document with a fault.
    func damaged(_ found: String) -> AuditError {
        AuditError(
            .badData,
            "\(name): expected a whole document of version \(version) but found \(found); it is damaged or was changed, so "
                + "write it again.")
    }

    /// Whether there is something at a path, and what; links are followed.
    static func type(of url: URL) -> FileAttributeType? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)
        return attributes?[.type] as? FileAttributeType
    }

    private static func content(of url: URL, remedy: String) throws -> Data {
        let name = url.relativePath, target = url.resolvingSymlinksInPath()
        guard let type = type(of: url) else {
            throw AuditError(.missingInput, "\(name): expected a document but found no file; check the path.")
        }
        let size = try? FileManager.default.attributesOfItem(atPath: target.path)[.size] as? Int
        guard type == .typeRegular, (size ?? 0) <= largest else {
            throw AuditError(
                .badData,
                "\(name): expected a plain file of at most \(largest / 1_000_000) MB but found another; \(remedy).")
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

    /// Where a document is not what it should be.
    private static func place(_ error: DecodingError) -> String {
        let path: [any CodingKey] =
            switch error {
            case .dataCorrupted(let context), .typeMismatch(_, let context), .valueNotFound(_, let context):
                context.codingPath
            case .keyNotFound(let key, let context): context.codingPath + [key]
            @unknown default: []
            }
        let names = path.map { key in key.intValue.map { "\($0)" } ?? key.stringValue }
        return path.isEmpty ? "it" : PolicyPlace.shown(names.joined(separator: "."))
    }
}
