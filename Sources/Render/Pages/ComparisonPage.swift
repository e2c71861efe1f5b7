/// A page about two versions: what was found, and the sections behind it.
public struct ComparisonPage: Page {
    /// Arranged by `templates/comparison.mustache`.
    public static let template = "comparison"

    /// What the versions are, in lists of properties.
    public struct Sides: Sendable {
        let title: String
        let groups: [FactGroup]

        /// Describes the versions, the baseline first.
        public init(_ title: String, _ groups: [FactGroup]) {
            self.title = title
            self.groups = groups
        }
    }

    /// Where the page lies.
    public let name: PageName
    /// What stands above its content.
    public let head: PageHead
    let sides: [Sides]
    let findings: [Finding]
    let sections: [Section]
    /// Whether the sections stand side by side.
    let isGrid: Bool
    let strip: IndexPage.Strip?
    let ways: [IndexPage.Way]
    /// Whether there is something to stand below a title.
    let hasFindings: Bool
    let hasWays: Bool

    /// Describes a page.
    ///
    /// - `sides`: what the versions are, the baseline first, under a title.
    /// - `isGrid`: whether the sections stand side by side, as small multiples do.
    /// - `strip`: a few pictures.
    /// - `ways`: what the other pages are worth a look for.
    public init(
        name: PageName, head: PageHead, sides: Sides? = nil, findings: [Finding] = [], sections: [Section] = [],
        isGrid: Bool = false,
        strip: IndexPage.Strip? = nil, ways: [IndexPage.Way] = []
    ) {
        self.name = name
        self.head = head
        self.sides = sides.map { [$0] } ?? []
        self.findings = findings
        self.sections = sections
        self.isGrid = isGrid
        self.strip = strip
        self.ways = ways
        hasFindings = !findings.isEmpty
        hasWays = !ways.isEmpty
    }
}
