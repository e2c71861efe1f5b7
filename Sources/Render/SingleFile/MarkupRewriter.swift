/// Goes over the tags of rendered pages and changes some of their attributes.
///
/// It reads what the templates of this program write, in which every text is escaped: "<" opens a tag, ">" ends it, and a
/// value stands between double quotes. It is no reader of any other HTML.
struct MarkupRewriter {
    /// One attribute.
    struct Attribute {
        let tag: Substring
        let name: Substring
        let value: Substring
    }

    /// What becomes of an attribute.
    enum Change {
        case keep
        case value(String)
        /// A link without a target: its words become plain text.
        case unlink
    }

    /// What becomes of each attribute with a value.
    let change: (Attribute) -> Change

    /// The page with its attributes changed.
    func rewritten(_ html: String) -> String {
        var result = "", rest = html[...]
        result.reserveCapacity(html.utf8.count)
        while let start = rest.utf8.firstIndex(of: UInt8(ascii: "<")) {
            result += rest[..<start]
            guard let end = rest[start...].utf8.firstIndex(of: UInt8(ascii: ">")) else { break }
            let after = rest.utf8.index(after: end)
            let tag = rest[start..<after]
            rest = rest[after...]
            // A link that leads nowhere may hold what a link may hold, unlike a span.
            result += changed(tag) ?? #"<a class="not-inside">"#
        }
        return result + rest
    }

    /// A tag with its attributes changed; nil where it is a link that becomes plain text.
    private func changed(_ tag: Substring) -> String? {
        var result = ""
        var written = tag.startIndex
        let name = tag.dropFirst().prefix { $0.isLetter || $0.isNumber }
        for (attribute, range) in Self.attributes(of: tag, named: name) {
            switch change(attribute) {
            case .keep: continue
            case .unlink: return nil
            case .value(let value):
                result += tag[written..<range.lowerBound] + value
                written = range.upperBound
            }
        }
        return result + tag[written...]
    }

    /// Every attribute with a value in the tags of a page.
    static func attributes(of html: String) -> [Attribute] {
        var found: [Attribute] = []
        _ = MarkupRewriter { attribute in
            found.append(attribute)
            return .keep
        }.rewritten(html)
        return found
    }

    /// The names of all elements of a page.
    static func tagNames(of html: String) -> Set<String> {
        var names: Set<String> = [], rest = html.utf8[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[rest.index(after: start)...]
            names.insert(
                String(decoding: rest.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }, as: UTF8.self))
        }
        return names
    }

    private static func attributes(
        of tag: Substring, named name: Substring
    ) -> [(attribute: Attribute, range: Range<Substring.Index>)] {
        var found: [(attribute: Attribute, range: Range<Substring.Index>)] = []
        let bytes = tag.utf8, quote = UInt8(ascii: "\"")
        var index = bytes.startIndex
        while let open = bytes[index...].firstIndex(of: quote) {
            let start = bytes.index(after: open)
            guard let end = bytes[start...].firstIndex(of: quote) else { break }
            let before = tag[index..<open].dropLast()
            let label = before[
                (before.lastIndex { $0 == " " || $0 == "\n" }.map(before.index(after:)) ?? before.startIndex)...]
            found.append((Attribute(tag: name, name: label, value: tag[start..<end]), start..<end))
            index = bytes.index(after: end)
        }
        return found
    }
}
