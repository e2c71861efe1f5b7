/// A JSON document, read strictly: the headers, configurations and vocabularies that come with weights, and lines of
/// metadata.
///
/// Foundation's decoders keep one of two members with the same name without a word, and tell 1 from 1.0 and true only
/// with difficulty; in a file that decides what a model computes, both are damage that must be named. RFC 8259, with at
/// most 64 levels and no repeated names.
public enum JSONValue: Hashable, Sendable {
    /// The word null.
    case null
    /// True or false.
    case bool(Bool)
    /// A number written without fraction or exponent that fits 64 bits.
    case integer(Int)
    /// Any other number.
    case number(Double)
    /// A text.
    case string(String)
    /// A list.
    case array([JSONValue])
    /// Members by their names.
    case object([String: JSONValue])

    /// Parses one document; the error names the byte at fault but no file, which the caller adds.
    public init(parsing bytes: some Sequence<UInt8>) throws(EngineError) {
        var parser = JSONParser(bytes: Array(bytes))
        self = try parser.document()
    }

    /// What the value is, as a noun phrase for error messages.
    public var phrase: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .number(let value): "\(value)"
        case .string(let value): "\"\(value.prefix(80))\""
        case .array: "a list"
        case .object: "an object"
        }
    }

    /// The members, where this is an object.
    public var object: [String: JSONValue]? {
        if case .object(let members) = self { members } else { nil }
    }

    /// The whole number, where this is one.
    var integer: Int? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// The text, where this is one.
    var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The elements as whole numbers, where this is a list of nothing else.
    var integers: [Int]? {
        guard case .array(let elements) = self else { return nil }
        let values = elements.compactMap(\.integer)
        return values.count == elements.count ? values : nil
    }

    /// The text as a JSON string with its quotes, escaping only what RFC 8259 demands.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\u{00}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
