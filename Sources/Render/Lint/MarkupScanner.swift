/// The tags of a written page or drawing in order, read byte by byte.
///
/// Not a parser of HTML at large: pages are made by our templates, and what they may hold is little. Whatever it does not
/// expect it reads as a browser would, as a tag or as text.
struct MarkupScanner {
    struct Tag: Hashable {
        /// In small letters; with a slash before it where it closes an element.
        let name: String
        /// Values with the entities as they stand.
        let attributes: [String: String]

        subscript(_ attribute: String) -> String? { attributes[attribute] }
    }

    /// A tag, and the text that follows it up to the next one.
    struct Piece {
        let tag: Tag
        let text: String
    }

    private let bytes: [UInt8]
    private var index = 0

    /// All tags of a file, each with the text behind it.
    static func pieces(of file: [UInt8]) -> [Piece] {
        var scanner = MarkupScanner(bytes: file)
        var pieces: [Piece] = []
        scanner.take { $0 != UInt8(ascii: "<") }
        while let tag = scanner.tag() {
            pieces.append(Piece(tag: tag, text: scanner.text(scanner.take { $0 != UInt8(ascii: "<") })))
        }
        return pieces
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func tag() -> Tag? {
        guard index < bytes.count else { return nil }
        index += 1
        // A slash before the name closes an element, one behind it is none of the name's.
        let isClosing = index < bytes.count && bytes[index] == UInt8(ascii: "/")
        if isClosing { index += 1 }
        let name = text(take { !Self.isSpace($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") })
        var attributes: [String: String] = [:]
        while index < bytes.count {
            take { Self.isSpace($0) || $0 == UInt8(ascii: "/") }
            guard index < bytes.count, bytes[index] != UInt8(ascii: ">") else { break }
            let key = text(take { !Self.isSpace($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") })
            var value = ""
            if index < bytes.count, bytes[index] == UInt8(ascii: "=") {
                index += 1
                value = self.value()
            }
            attributes[key.lowercased()] = value
        }
        index += 1
        return Tag(name: (isClosing ? "/" : "") + name.lowercased(), attributes: attributes)
    }

    /// A value with quotes around it or without.
    private mutating func value() -> String {
        guard index < bytes.count else { return "" }
        let quote = bytes[index]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return text(take { !Self.isSpace($0) && $0 != UInt8(ascii: ">") })
        }
        index += 1
        defer { index += 1 }
        return text(take { $0 != quote })
    }

    @discardableResult
    private mutating func take(while condition: (UInt8) -> Bool) -> Range<Int> {
        let start = min(index, bytes.count)
        index = start
        while index < bytes.count, condition(bytes[index]) { index += 1 }
        return start..<index
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
}
