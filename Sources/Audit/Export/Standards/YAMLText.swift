import Yams

/// YAML that is read alike by readers of 1.1 and of 1.2, in ASCII: whatever is not, is written as its code, so that no name
/// makes a line read differently.
enum YAMLText {
    /// A value; the keys of a table keep their order.
    indirect enum Value: Sendable {
        /// Words of the program's own, which need no quotation marks.
        case word(String)
        /// Whatever came from the data.
        case text(String)
        case number(Double)
        case count(Int)
        case list([Value])
        case rows([(key: String, value: Value)], isInline: Bool)

        /// A table without the keys that have no value, a line for each.
        static func table(_ rows: KeyValuePairs<String, Value?>) -> Value { .rows(present(rows), isInline: false) }

        /// The same on one line.
        static func inline(_ rows: KeyValuePairs<String, Value?>) -> Value { .rows(present(rows), isInline: true) }

        private static func present(_ rows: KeyValuePairs<String, Value?>) -> [(key: String, value: Value)] {
            rows.compactMap { key, value in value.map { (key: key, value: $0) } }
        }
    }

    /// The document, which ends in a line break.
    static func encode(_ value: Value) throws -> String {
        // Lines of any width: a text that is broken to fit reads differently in a card than in a file.
        try Yams.serialize(node: node(value), width: -1, allowUnicode: false)
    }

    private static func node(_ value: Value) -> Node {
        switch value {
        case .word(let word): .scalar(Node.Scalar(word, Tag(.str), .plain))
        case .text(let text): .scalar(Node.Scalar(text, Tag(.str), .doubleQuoted))
        case .number(let number): .scalar(Node.Scalar(written(number), Tag(.float), .plain))
        case .count(let count): .scalar(Node.Scalar(String(count), Tag(.int), .plain))
        case .list(let items): .sequence(Node.Sequence(items.map(node), Tag(.seq), .block))
        case .rows(let rows, let isInline):
            .mapping(
                Node.Mapping(
                    rows.map { (node(.word($0.key)), node($0.value)) }, Tag(.map), isInline ? .flow : .block))
        }
    }

    /// A number that YAML 1.1 takes for one as well: its exponent needs a fraction before it.
    private static func written(_ number: Double) -> String {
        let text = "\(number)"
        guard let exponent = text.firstIndex(of: "e"), !text[..<exponent].contains(".") else { return text }
        return text[..<exponent] + ".0" + text[exponent...]
    }
}
