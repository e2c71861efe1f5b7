import Yams

/// Reads a policy that is written in YAML.
///
/// A value without quotation marks stays the word that it is: YAML's own rules would make a switch of `off`.
enum PolicyYAML {
    /// The tree of a text; throws what is wrong with it and where.
    static func read(_ text: String, at place: PolicyPlace) throws -> PolicyNode {
        // Values that stand for others may stand for more than any memory holds, and a policy needs none.
        if let anchor = text.firstMatch(of: /(?:^|[\s,\[{:?\-])(&[^\s&]+)/.anchorsMatchLineEndings()) {
            throw place.error(
                expected: "values without anchors", found: PolicyPlace.quoted(String(anchor.1)),
                remedy: "write each value where it belongs, and no & before a word")
        }
        let root: Node?
        do {
            root = try compose(yaml: text, .default, .default, .utf8)
        } catch {
            throw place.error(expected: "YAML", found: PolicyPlace.quoted(problem(error)), remedy: "correct it")
        }
        guard let root, root.scalar?.string.isEmpty != true else { return .table([]) }
        return try node(root, at: place, depth: 0)
    }

    private static func node(_ node: Node, at place: PolicyPlace, depth: Int) throws -> PolicyNode {
        guard depth <= PolicyFile.deepest else { throw PolicyNode.isTooDeep(at: place) }
        switch node {
        case .mapping(let mapping):
            return .table(
                try mapping.map { key, value in
                    guard let name = key.scalar?.string else {
                        throw place.error(
                            expected: "names as keys", found: "a list or a table as a key", remedy: "write a name")
                    }
                    return PolicyNode.Entry(key: name, value: try self.node(value, at: place, depth: depth + 1))
                })
        case .sequence(let sequence):
            return .list(try sequence.map { try self.node($0, at: place, depth: depth + 1) })
        case .scalar(let scalar):
            guard scalar.style == .plain || scalar.style == .any else { return .text(scalar.string) }
            return .word(["~", "null"].contains(scalar.string) ? "" : scalar.string, mayBeText: true)
        case .alias:
            throw place.error(expected: "values without aliases", found: "one", remedy: "write the value itself")
        }
    }

    /// What the library says, in one line without the text around it.
    private static func problem(_ error: any Error) -> String {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            "\(problem) in line \(mark.line)"
        case .duplicatedKeysInMapping(let keys, let context):
            "the key \(keys.joined(separator: ", ")) twice in line \(context.mark.line)"
        default: "\(error)"
        }
    }
}
