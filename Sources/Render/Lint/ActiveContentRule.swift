/// No file of a site holds anything that runs, styles itself or brings in other documents.
enum ActiveContentRule {
    private static let forbidden: Set<String> = [
        "script", "style", "iframe", "frame", "object", "embed", "applet", "base", "form", "foreignobject", "audio",
        "video",
    ]

    static func problems(of tags: [MarkupScanner.Tag], file: String) -> [LintProblem] {
        tags.flatMap { tag -> [LintProblem] in
            let element =
                forbidden.contains(tag.name)
                ? [LintProblem(file: file, expected: "nothing that runs or styles itself", found: "<\(tag.name)>")] : []
            let attributes = tag.attributes.keys.sorted().filter { $0 == "style" || $0.hasPrefix("on") }
            return element
                + attributes.map {
                    LintProblem(
                        file: file, expected: "no inline style and no inline script", found: "\($0)= at <\(tag.name)>")
                }
        }
    }
}
