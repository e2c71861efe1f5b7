/// What holds for every page of a site on its own.
enum PageRules {
    /// The most bytes of a page.
    static let mostBytes = 300_000
    /// The most photos on a page, each counted once however many layers lie over it.
    static let mostPictures = 60
    /// So many pictures at the start of a page may be loaded at once; all after them wait until they are needed.
    static let eagerPictures = 12

    /// All problems of a page.
    static func problems(of pieces: [MarkupScanner.Piece], file: String, size: Int) -> [LintProblem] {
        let tags = pieces.map(\.tag)
        func problem(_ expected: String, _ found: String) -> LintProblem {
            LintProblem(file: file, expected: expected, found: found)
        }
        var problems = ActiveContentRule.problems(of: tags, file: file)
        if size > mostBytes {
            problems.append(
                problem("at most \(NumberFormat.count(mostBytes)) bytes", "\(NumberFormat.count(size))"))
        }
        problems += head(pieces).map(problem)
        problems += headings(tags).map(problem)
        problems += pictures(tags).map(problem)
        problems += names(tags).map(problem)
        return problems
    }

    private typealias Finding = (expected: String, found: String)

    /// Language, title, and the policy before anything that it could refuse.
    private static func head(_ pieces: [MarkupScanner.Piece]) -> [Finding] {
        let tags = pieces.map(\.tag)
        var findings: [Finding] = []
        if tags.first(where: { $0.name == "html" })?["lang"]?.isEmpty ?? true {
            findings.append(("the language of the page at <html>", "none"))
        }
        let title = pieces.first { $0.tag.name == "title" }?.text ?? ""
        if isBlank(title) { findings.append(("a title", "none")) }
        let start = tags.drop { $0.name != "head" }.dropFirst().first { $0["charset"] == nil }
        if start?["http-equiv"]?.lowercased() != "content-security-policy" {
            findings.append(
                (
                    "the policy as the first of the head, behind the encoding alone",
                    start.map { "<\($0.name)>" } ?? "nothing"
                ))
        } else if start?["content"]?.hasPrefix("default-src 'none';") != true
            || start?["content"]?.contains("unsafe") == true
        {
            findings.append(("a policy that starts with default-src 'none'", start?["content"] ?? ""))
        }
        return findings
    }

    /// One title of the first rank, first of all, and no rank left out on the way down.
    private static func headings(_ tags: [MarkupScanner.Tag]) -> [Finding] {
        let ranks = tags.compactMap { tag in
            tag.name.count == 2 && tag.name.first == "h" ? tag.name.last?.wholeNumberValue : nil
        }
        var findings: [Finding] = []
        if ranks.first != 1 || ranks.count(where: { $0 == 1 }) != 1 {
            findings.append(("one heading h1, before all others", ranks.map { "h\($0)" }.first ?? "none"))
        }
        for (above, rank) in zip(ranks, ranks.dropFirst()) where rank > above + 1 {
            findings.append(("headings that leave out no rank", "h\(rank) after h\(above)"))
        }
        return findings
    }

    /// Words, size and patience of every picture, and not too many of them.
    private static func pictures(_ tags: [MarkupScanner.Tag]) -> [Finding] {
        var findings: [Finding] = []
        for tag in tags where ["img", "source"].contains(tag.name) {
            let name = tag["src"] ?? tag["srcset"] ?? "a picture"
            for side in ["width", "height"] where Int(tag[side] ?? "") ?? 0 <= 0 {
                findings.append(("the \(side) of \(name)", tag[side].map { "\"\($0)\"" } ?? "none"))
            }
            guard tag.name == "img" else { continue }
            let isDecoration = tag["aria-hidden"] == "true" || ["presentation", "none"].contains(tag["role"])
            if tag["alt"] == nil || isBlank(tag["alt"] ?? "") && !isDecoration {
                findings.append(("words in place of \(name)", "none, and nothing that says it is decoration"))
            }
        }
        for drawing in tags
        where drawing.name == "svg" && drawing["aria-hidden"] != "true" && drawing["aria-label"] == nil {
            findings.append(("words in place of a drawing, or aria-hidden", "neither at <svg>"))
        }
        let photos = tags.filter { $0.name == "img" && isPhoto($0["src"] ?? "") }
        let count = Set(photos.map { $0["src"] ?? "" }.filter { !$0.contains("/heat/") }).count
        if count > mostPictures { findings.append(("at most \(mostPictures) pictures", NumberFormat.count(count))) }
        if let eager = photos.dropFirst(eagerPictures).first(where: { $0["loading"] != "lazy" }) {
            findings.append(
                ("pictures after the first \(eagerPictures) that wait until they are needed", eager["src"] ?? ""))
        }
        return findings
    }

    /// Every name once, and something behind every label.
    private static func names(_ tags: [MarkupScanner.Tag]) -> [Finding] {
        var seen: Set<String> = []
        var findings: [Finding] = []
        for name in tags.compactMap({ $0["id"] }) where !seen.insert(name).inserted {
            findings.append(("every name once", "id=\"\(name)\" again"))
        }
        for attribute in ["for", "aria-labelledby", "aria-describedby", "aria-controls"] {
            for target in tags.compactMap({ $0[attribute] }).flatMap({ $0.split(separator: " ") })
            where !seen.contains(String(target)) {
                findings.append(("an element behind \(attribute)=\"\(target)\"", "none"))
            }
        }
        return findings
    }

    private static func isPhoto(_ source: String) -> Bool {
        ["/photos/", "/thumbnails/", "/heat/"].contains { source.contains($0) }
    }

    private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
}
