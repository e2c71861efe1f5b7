/// Makes sure that a report in one file needs nothing else and that its links lead somewhere.
enum SingleFileCheck {
    /// Throws at the first thing that is not as it has to be.
    static func check(_ bytes: [UInt8]) throws(RenderError) {
        let html = String(decoding: bytes, as: UTF8.self)
        let attributes = MarkupRewriter.attributes(of: html)
        var names: Set<Substring> = []
        for attribute in attributes where attribute.name == "id" {
            guard names.insert(attribute.value).inserted else {
                throw defect(expected: "each name once", found: "\"\(attribute.value)\" twice")
            }
        }
        for attribute in attributes {
            switch attribute.name {
            case "href":
                guard attribute.value.first == "#", names.contains(attribute.value.dropFirst()) else {
                    throw defect(expected: "links within the file", found: "one to \"\(attribute.value)\"")
                }
            case "src", "srcset":
                guard attribute.value.hasPrefix("data:") else {
                    throw defect(expected: "pictures within the file", found: "\"\(attribute.value.prefix(80))\"")
                }
            case "for", "aria-labelledby", "aria-describedby", "aria-controls":
                for name in attribute.value.split(separator: " ") where !names.contains(name) {
                    throw defect(expected: "a name behind every \(attribute.name)", found: "none for \"\(name)\"")
                }
            case let name where name == "style" || name == "action" || name.hasPrefix("on"):
                throw defect(expected: "neither scripts nor styles in tags", found: "\(name) in a \(attribute.tag)")
            default: break
            }
        }
        let loading: Set<String> = ["script", "link", "iframe", "object", "embed", "base", "form"]
        if let tag = MarkupRewriter.tagNames(of: html).intersection(loading).min() {
            throw defect(expected: "no element that loads or sends something", found: "a \(tag)")
        }
        for word in ["url(", "@import"] where style(of: html).contains(word) {
            throw defect(expected: "a stylesheet that loads nothing", found: "\"\(word)\" in it")
        }
    }

    private static func style(of html: String) -> Substring {
        guard let start = html.firstRange(of: "<style>"), let end = html.firstRange(of: "</style>") else { return "" }
        return html[start.upperBound..<end.lowerBound]
    }

    private static func defect(expected: String, found: String) -> RenderError {
        RenderError(
            file: "report as one file", expected: expected, found: found,
            remedy: "Report this as a defect of the program.")
    }
}
