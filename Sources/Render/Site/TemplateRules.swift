/// What the templates of the report may contain; swift-mustache itself lets all of this pass in silence.
enum TemplateRules {
    /// Throws at the first tag of a template that breaks a rule.
    static func check(_ text: String, file: String, partials: Set<String>) throws(RenderError) {
        guard text.hasPrefix(TemplateLibrary.firstLine + "\n") else {
            throw RenderError(
                file: file, expected: "\(TemplateLibrary.firstLine) as its first line",
                found: "\"\(text.prefix { !$0.isNewline })\"", remedy: "Add the line: it turns on safe escaping.")
        }
        for tag in tags(of: text.dropFirst(TemplateLibrary.firstLine.count)) {
            try check(tag: tag, file: file, partials: partials)
        }
    }

    private static func check(tag: String, file: String, partials: Set<String>) throws(RenderError) {
        func fail(_ expected: String, _ remedy: String) -> RenderError {
            RenderError(file: file, expected: expected, found: "{{\(tag)}}", remedy: remedy)
        }
        let name = tag.drop { "#^/<>$!".contains($0) }.trimmingSpaces
        switch tag.first {
        case "!", "$":
            return
        case "{", "&", "=", "%":
            throw fail("escaped values only", "Write {{name}} instead.")
        case ">", "<":
            guard partials.contains(name) else {
                throw fail("a partial that exists", "Add templates/\(name).mustache or correct the name.")
            }
        case "/":
            return
        default:
            guard name == "." || name.allSatisfy({ $0.isASCII && $0.isLetter }) else {
                throw fail("a plain name or \".\"", "Take computed values and nested names into the page's struct.")
            }
        }
    }

    /// The inner texts of all {{...}} in order.
    private static func tags(of text: Substring) -> [String] {
        var tags: [String] = []
        var rest = text
        while let start = rest.firstRange(of: "{{") {
            rest = rest[start.upperBound...]
            guard let end = rest.firstRange(of: "}}") else { break }
            tags.append(String(rest[..<end.lowerBound]))
            rest = rest[end.upperBound...]
        }
        return tags
    }
}

extension Substring {
    /// The text without the spaces around it.
    fileprivate var trimmingSpaces: String {
        let inner = drop { $0 == " " }
        return String(inner.reversed().drop { $0 == " " }.reversed())
    }
}
