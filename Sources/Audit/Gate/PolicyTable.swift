/// A table of a policy file and the keys that it may have; whatever else it has is refused.
struct PolicyTable {
    let place: PolicyPlace
    private let values: [String: PolicyNode]

    /// Takes a table whose keys are all known.
    init(_ node: PolicyNode, keys: [String], at place: PolicyPlace) throws {
        guard case .table(let entries) = node else {
            throw place.error(
                expected: "a table", found: node.shown, remedy: "write it as docs/gate.md describes it")
        }
        if let unknown = entries.first(where: { !keys.contains($0.key) })?.key {
            throw place.error(
                expected: "no keys but \(keys.joined(separator: ", "))",
                found: PolicyPlace.quoted(unknown) + NearestName.hint(unknown, among: keys),
                remedy: "correct it or take it out")
        }
        var values: [String: PolicyNode] = [:]
        for entry in entries {
            guard values.updateValue(entry.value, forKey: entry.key) == nil else {
                throw place.error(expected: "each key once", found: "\(entry.key) twice", remedy: "take one out")
            }
        }
        self.place = place
        self.values = values
    }

    /// Whether the table has a key.
    func has(_ key: String) -> Bool { values[key] != nil }

    // MARK: Values

    /// The most scalars of a text.
    private static let longest = 2000

    /// A text; nil where there is no such key.
    func text(_ key: String) throws -> String? {
        switch values[key] {
        case nil: return nil
        case .text(let text) where !text.allSatisfy(\.isWhitespace),
            .word(let text, mayBeText: true) where !text.isEmpty:
            guard text.unicodeScalars.count <= Self.longest else {
                throw refused(key, "a text of at most \(Self.longest) characters", remedy: "shorten it")
            }
            return text
        case .word(_, mayBeText: false):
            throw refused(key, "a text in quotation marks", remedy: "put it in quotation marks")
        default: throw refused(key, "a text", remedy: "write one")
        }
    }

    /// A text that has to be there.
    func requiredText(_ key: String) throws -> String {
        guard let text = try text(key) else { throw isMissing(key) }
        return text
    }

    /// A finite number; nil where there is no such key.
    func number(_ key: String) throws -> Double? {
        guard let node = values[key] else { return nil }
        // Swift also reads hexadecimal numbers and names of what is no number.
        guard case .word(let word, _) = node, word.utf8.allSatisfy(Self.isOfNumber), let number = Double(word),
            number.isFinite
        else { throw refused(key, "a number", remedy: "write one, such as 0.05") }
        return number
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"),
            UInt8(ascii: "E"):
            true
        default: false
        }
    }

    /// A whole number within bounds; nil where there is no such key.
    func count(_ key: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let node = values[key] else { return nil }
        guard case .word(let word, _) = node, let count = Int(word), range.contains(count) else {
            throw refused(
                key, "a whole number from \(range.lowerBound) to \(range.upperBound)", remedy: "write one")
        }
        return count
    }

    /// A day; nil where there is no such key.
    func day(_ key: String) throws -> CalendarDay? {
        switch values[key] {
        case nil: return nil
        case .text(let text), .word(let text, _):
            if let day = CalendarDay(text) { return day }
            fallthrough
        default: throw refused(key, "a date without a time", remedy: "write it as 2026-12-31")
        }
    }

    /// True or false; false where there is no such key.
    func flag(_ key: String) throws -> Bool {
        switch values[key] {
        case nil, .word("false", _): return false
        case .word("true", _): return true
        default: throw refused(key, "true or false", remedy: "write one of them")
        }
    }

    /// One of some words; nil where there is no such key.
    func choice<Word: RawRepresentable & CaseIterable>(_ key: String, of type: Word.Type) throws -> Word?
    where Word.RawValue == String {
        guard let node = values[key] else { return nil }
        let words = Word.allCases.map(\.rawValue)
        switch node {
        case .text(let text), .word(let text, mayBeText: true):
            if let word = Word(rawValue: text) { return word }
            throw place.key(key).error(
                expected: Self.either(words), found: node.shown + NearestName.hint(text, among: words),
                remedy: "write one of them")
        default: throw refused(key, Self.either(words), remedy: "write one of them in quotation marks")
        }
    }

    /// The tables of a list; none where there is no such key.
    func tables(_ key: String) throws -> [PolicyNode] {
        switch values[key] {
        case nil: return []
        case .list(let items): return items
        default: throw refused(key, "a list of tables", remedy: "write it as docs/gate.md describes it")
        }
    }

    /// A table within; nil where there is no such key.
    func table(_ key: String, keys: [String]) throws -> PolicyTable? {
        try values[key].map { try PolicyTable($0, keys: keys, at: place.key(key)) }
    }

    // MARK: Faults

    /// The error about a key that has to be there.
    func isMissing(_ key: String) -> AuditError {
        place.error(expected: "the key \(key)", found: "none", remedy: "add it")
    }

    /// The error about the value of a key.
    func refused(_ key: String, _ expected: String, remedy: String) -> AuditError {
        place.key(key).error(expected: expected, found: values[key]?.shown ?? "none", remedy: remedy)
    }

    /// "a, b or c".
    private static func either(_ words: [String]) -> String {
        words.dropLast().joined(separator: ", ") + (words.count > 1 ? " or " : "") + (words.last ?? "")
    }
}
