/// A page about two versions: what was found, and the sections behind it.
public struct ComparisonPage: Page {
    /// Arranged by `templates/comparison.mustache`.
    public static let template = "comparison"

    /// Where the page lies.
    public let name: PageName
    /// What stands above its content.
    public let head: PageHead
    let sides: [FactGroup]
    let findings: [Finding]
    let groups: [FactGroup]
    let sections: [Section]
    let strip: IndexPage.Strip?
    let ways: [IndexPage.Way]
    /// Whether there is something to stand below a title.
    let hasFindings: Bool
    let hasWays: Bool

    /// Describes a page.
    ///
    /// - `sides`: what the versions are, the baseline first; the first page has them.
    /// - `groups`: lists of properties below the findings.
    /// - `strip`: a few pictures.
    /// - `ways`: what the other pages are worth a look for.
    public init(
        name: PageName, head: PageHead, sides: [FactGroup] = [], findings: [Finding] = [], groups: [FactGroup] = [],
        sections: [Section] = [], strip: IndexPage.Strip? = nil, ways: [IndexPage.Way] = []
    ) {
        self.name = name
        self.head = head
        self.sides = sides
        self.findings = findings
        self.groups = groups
        self.sections = sections
        self.strip = strip
        self.ways = ways
        hasFindings = !findings.isEmpty
        hasWays = !ways.isEmpty
    }
}
