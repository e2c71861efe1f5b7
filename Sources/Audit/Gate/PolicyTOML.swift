import TOMLKit

/// Reads a policy that is written in TOML 1.0.
enum PolicyTOML {
    /// The tree of a text; throws what is wrong with it and where.
    static func read(_ text: String, at place: PolicyPlace) throws -> PolicyNode {
        // The library would cut a text off at such a character.
        guard !text.contains("\\u0000"), !text.contains("\\U00000000") else {
            throw place.error(
                expected: "texts that can be shown", found: "the escape of a character of value 0",
                remedy: "take it out")
        }
        do {
            return try table(try TOMLTable(string: text), at: place, depth: 0)
        } catch let error as TOMLParseError {
            throw place.error(
                expected: "TOML", found: "\(PolicyPlace.quoted(error.description)) in line \(error.source.begin.line)",
                remedy: "correct it")
        }
    }

    private static func table(_ table: TOMLTable, at place: PolicyPlace, depth: Int) throws -> PolicyNode {
        .table(
            try table.keys.map { key in
                guard let value = table[key] else {
                    throw place.error(
                        expected: "names of keys that can be shown", found: PolicyPlace.quoted(key), remedy: "rename it"
                    )
                }
                return PolicyNode.Entry(key: key, value: try node(value, at: place, depth: depth + 1))
            })
    }

    private static func node(_ value: any TOMLValueConvertible, at place: PolicyPlace, depth: Int) throws -> PolicyNode
    {
        guard depth <= PolicyFile.deepest else { throw PolicyNode.isTooDeep(at: place) }
        if let inner = value.table { return try table(inner, at: place, depth: depth) }
        if let items = value.array {
            return .list(try (0..<items.count).map { try node(items[$0], at: place, depth: depth + 1) })
        }
        if let text = value.string { return .text(text) }
        let word =
            value.int.map { "\($0)" } ?? value.double.map { "\($0)" } ?? value.bool.map { "\($0)" }
            ?? value.date?.debugDescription ?? value.debugDescription
        return .word(word, mayBeText: false)
    }
}

extension PolicyNode {
    /// The error about values within values.
    static func isTooDeep(at place: PolicyPlace) -> AuditError {
        place.error(
            expected: "values that lie at most \(PolicyFile.deepest) deep in one another", found: "deeper ones",
            remedy: "write it as docs/gate.md describes it")
    }
}
