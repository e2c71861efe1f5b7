/// The recursive-descent parser behind `JSONValue`.
struct JSONParser {
    private static let deepest = 64

    private let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// One value with nothing but white space around it.
    mutating func document() throws(EngineError) -> JSONValue {
        let value = try value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw failure("the end of the text") }
        return value
    }

    private mutating func value(depth: Int) throws(EngineError) -> JSONValue {
        guard depth < Self.deepest else { throw failure("at most \(Self.deepest) levels of nesting") }
        skipSpace()
        switch peek {
        case UInt8(ascii: "{"): return try .object(object(depth: depth))
        case UInt8(ascii: "["): return try .array(array(depth: depth))
        case UInt8(ascii: "\""): return try .string(string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(EngineError) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        position += 1
        skipSpace()
        if take("}") { return members }
        while true {
            skipSpace()
            let start = position
            let name = try string()
            skipSpace()
            guard take(":") else { throw failure("a colon") }
            guard members.updateValue(try value(depth: depth + 1), forKey: name) == nil else {
                position = start
                throw failure("every name once", found: "\"\(name.prefix(80))\" again")
            }
            skipSpace()
            if take("}") { return members }
            guard take(",") else { throw failure("a comma or a closing brace") }
        }
    }

    private mutating func array(depth: Int) throws(EngineError) -> [JSONValue] {
        var elements: [JSONValue] = []
        position += 1
        skipSpace()
        if take("]") { return elements }
        while true {
            elements.append(try value(depth: depth + 1))
            skipSpace()
            if take("]") { return elements }
            guard take(",") else { throw failure("a comma or a closing bracket") }
        }
    }

    private mutating func string() throws(EngineError) -> String {
        guard take("\"") else { throw failure("a quoted string") }
        var result = ""
        var runStart = position
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                try append(bytes[runStart..<position], to: &result)
                position += 1
                return result
            case UInt8(ascii: "\\"):
                try append(bytes[runStart..<position], to: &result)
                position += 1
                result.unicodeScalars.append(try escape())
                runStart = position
            case 0..<0x20: throw failure("no control character inside a string")
            default: position += 1
            }
        }
        throw failure("a closing quote")
    }

    private func append(_ run: ArraySlice<UInt8>, to result: inout String) throws(EngineError) {
        guard let text = String(validating: run, as: UTF8.self) else { throw failure("UTF-8") }
        // Most strings are a single run: no copy.
        if result.isEmpty { result = text } else { result += text }
    }

    /// The character that an escape stands for; the backslash is already taken.
    private mutating func escape() throws(EngineError) -> Unicode.Scalar {
        guard let kind = peek else { throw failure("an escaped character") }
        position += 1
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(kind)
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            let unit = try fourDigits()
            if let scalar = Unicode.Scalar(unit) { return scalar }
            // Beyond the basic plane a character is written as two halves.
            guard unit < 0xDC00, take("\\"), take("u") else { throw failure("both halves of a surrogate pair") }
            let second = try fourDigits()
            guard (0xDC00..<0xE000).contains(second),
                let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00))
            else { throw failure("both halves of a surrogate pair") }
            return scalar
        default: throw failure("an escape of JSON")
        }
    }

    private mutating func fourDigits() throws(EngineError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw failure("four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    private mutating func number() throws(EngineError) -> JSONValue {
        let start = position
        var isWhole = true
        _ = take("-")
        let first = position
        try digits()
        if bytes[first] == UInt8(ascii: "0"), position > first + 1 { throw failure("a number without leading zeros") }
        if take(".") {
            isWhole = false
            try digits()
        }
        if take("e") || take("E") {
            isWhole = false
            if !take("+") { _ = take("-") }
            try digits()
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isWhole, let value = Int(text) { return .integer(value) }
        guard let value = Double(text), value.isFinite else { throw failure("a number that fits 64 bits") }
        return .number(value)
    }

    private mutating func digits() throws(EngineError) {
        let start = position
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        guard position > start else { throw failure("a value") }
    }

    private mutating func word(_ spelling: StaticString, _ value: JSONValue) throws(EngineError) -> JSONValue {
        let end = position + spelling.utf8CodeUnitCount
        guard end <= bytes.count, spelling.withUTF8Buffer({ $0.elementsEqual(bytes[position..<end]) }) else {
            throw failure("a value")
        }
        position = end
        return value
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private func failure(_ expected: String, found: String? = nil) -> EngineError {
        let byte = peek.map { (0x21..<0x7F).contains($0) ? "'\(Unicode.Scalar($0))'" : "the byte \($0)" }
        return EngineError(
            .badData, expected: "\(expected) in its JSON",
            found: "\(found ?? byte ?? "its end") at byte \(position)", remedy: "copy or download the file again")
    }
}
