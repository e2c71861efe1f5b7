/// What one page or drawing of a written site holds, as far as the rules look at it.
struct ScannedFile: Sendable {
    /// Path below the site's folder.
    let path: String
    /// Number of bytes.
    let size: Int
    /// Names of its elements, each as often as it is given.
    let names: [String]
    /// Where it leads and what it loads.
    let references: [Reference]
    /// What is wrong with it whatever the other files are.
    let problems: [LintProblem]

    /// A file that a page leads to or loads.
    struct Reference: Hashable, Sendable {
        /// As it stands in the file.
        let text: String
        /// Whether a reader follows it, or the browser loads it.
        let isLink: Bool
    }

    init(path: String, bytes: [UInt8]) {
        self.path = path
        size = bytes.count
        let pieces = MarkupScanner.pieces(of: bytes)
        let tags = pieces.map(\.tag)
        names = tags.compactMap { $0["id"] }
        references = Array(Set(tags.flatMap(Self.references)))
        problems =
            path.hasSuffix(".svg")
            ? ActiveContentRule.problems(of: tags, file: path)
            : PageRules.problems(of: pieces, file: path, size: bytes.count)
    }

    /// Attributes that hold the address of a file.
    private static let addresses = [
        "src", "href", "xlink:href", "action", "formaction", "data", "poster", "background",
    ]

    private static func references(of tag: MarkupScanner.Tag) -> [Reference] {
        let plain = addresses.compactMap { name in
            tag[name].map { Reference(text: $0, isLink: tag.name == "a") }
        }
        // Several files with the width of the window each is for: "small.png 360w, large.png 720w".
        let choices = (tag["srcset"] ?? "").split(separator: ",").compactMap { $0.split(separator: " ").first }
        return plain + choices.map { Reference(text: String($0), isLink: false) }
    }
}
