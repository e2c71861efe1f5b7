/// The tags of a page with their attributes, read byte by byte as a browser would.
struct Markup {
    struct Tag: Equatable {
        var name: String
        var attributes: [String: String] = [:]
    }

    let tags: [Tag]

    init(_ html: String) {
        var tags: [Tag] = []
        let bytes = Array(html.utf8)
        var index = 0
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        func skip(while condition: (UInt8) -> Bool) -> Range<Int> {
            let start = index
            while index < bytes.count, condition(bytes[index]) { index += 1 }
            return start..<index
        }
        let isSpace: (UInt8) -> Bool = { [32, 9, 10, 12, 13].contains($0) }
        while index < bytes.count {
            _ = skip { $0 != UInt8(ascii: "<") }
            guard index < bytes.count else { break }
            index += 1
            let end = UInt8(ascii: ">")
            var tag = Tag(name: text(skip { !isSpace($0) && $0 != end }))
            while index < bytes.count {
                _ = skip(while: isSpace)
                guard index < bytes.count, bytes[index] != end else { break }
                let name = text(skip { !isSpace($0) && $0 != end && $0 != UInt8(ascii: "=") })
                var value = ""
                if index < bytes.count, bytes[index] == UInt8(ascii: "=") {
                    index += 1
                    let quote = bytes[index]
                    index += 1
                    value = text(skip { $0 != quote })
                    index += 1
                }
                tag.attributes[name] = value
            }
            if !tag.name.isEmpty { tags.append(tag) }
        }
        self.tags = tags
    }

    func all(_ name: String) -> [Tag] { tags.filter { $0.name == name } }

    /// The tags and the names of their attributes, without values.
    var shape: [String] { tags.map { "\($0.name) \($0.attributes.keys.sorted().joined(separator: " "))" } }
}
