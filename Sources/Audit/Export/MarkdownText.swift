/// Text for Markdown as GitHub and GitLab read it.
///
/// Names of classes, files and groups are somebody else's: none of them may become markup, HTML, a link, a mention of a
/// person or of an issue, and none may turn the direction of what follows. What Markdown reads as markup gets a backslash
/// or becomes an entity. Mentions and links are looked for after that, in the finished text, so a word joiner (U+2060),
/// which nobody sees, stands inside what would be one.
enum MarkdownText {
    /// A text on one line that says nothing but itself.
    ///
    /// - Parameter limit: scalars that are kept; what is cut off is marked with an ellipsis.
    static func escape(_ text: String, limit: Int = 600) -> String {
        let scalars = shortened(plain(text), limit: limit)
        var escaped = ""
        escaped.reserveCapacity(scalars.count * 2)
        for (index, scalar) in scalars.enumerated() {
            escaped += written(scalar)
            if splits(scalars, after: index) { escaped += joiner }
        }
        return escaped
    }

    /// A text of plain letters and digits, such as a digest, that nobody reads markup into.
    static func code(_ text: String) -> String { "`\(text.filter { $0 != "`" && !$0.isNewline })`" }

    private static let joiner = "\u{2060}"

    /// One space for every run of white space and control characters, and marks of direction by their code.
    private static func plain(_ text: String) -> [Unicode.Scalar] {
        var plain: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
                plain += "[U+\(String(scalar.value, radix: 16, uppercase: true))]".unicodeScalars
            case _ where scalar.properties.isWhitespace && scalar != "\u{A0}", "\0"..."\u{1F}", "\u{7F}"..."\u{9F}":
                if let last = plain.last, last != " " { plain.append(" ") }
            default: plain.append(scalar)
            }
        }
        while plain.last?.properties.isWhitespace == true { plain.removeLast() }
        return plain
    }

    private static func shortened(_ scalars: [Unicode.Scalar], limit: Int) -> [Unicode.Scalar] {
        scalars.count <= limit ? scalars : scalars.prefix(limit - 1) + ["\u{2026}"]
    }

    private static func written(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "<": "&lt;"
        case ">": "&gt;"
        case "&": "&amp;"
        case "\\", "`", "*", "_", "[", "]", "|", "~", "$", "#", "!": "\\\(scalar)"
        default: String(scalar)
        }
    }

    /// Whether a mention, a reference or a link would run on behind this place.
    private static func splits(_ scalars: [Unicode.Scalar], after index: Int) -> Bool {
        guard index + 1 < scalars.count else { return false }
        let next = scalars[index + 1]
        switch scalars[index] {
        // @person, #12, !12, ~label, %milestone, $12, &12, and :smile: or https://.
        case "@", "#", "!", "~", "%", "$", "&", ":":
            return isWord(next) || ["/", "\"", "+", "-"].contains(next)
        // www.somewhere
        case "w", "W": return next == "." && index > 0 && ["w", "W"].contains(scalars[index - 1])
        // GH-12
        case "-":
            return isDigit(next) && index > 1 && ["h", "H"].contains(scalars[index - 1])
                && ["g", "G"].contains(scalars[index - 2])
        default: return isInsideHash(scalars, after: index)
        }
    }

    /// Whether the place is behind the third of at least seven hexadecimal digits, which would be taken for a commit.
    private static func isInsideHash(_ scalars: [Unicode.Scalar], after index: Int) -> Bool {
        guard isHexadecimal(scalars[index]) else { return false }
        let start = scalars[..<index].lastIndex { !isHexadecimal($0) }.map { $0 + 1 } ?? 0
        guard index - start == 2 else { return false }
        return scalars[start...].prefix(7).count { isHexadecimal($0) } == 7
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func isHexadecimal(_ scalar: Unicode.Scalar) -> Bool {
        isDigit(scalar) || ("a"..."f").contains(scalar) || ("A"..."F").contains(scalar)
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        isDigit(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
    }
}
