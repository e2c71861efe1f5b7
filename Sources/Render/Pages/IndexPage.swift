/// The first page: what limits the audit, what it found in words, and the few numbers behind that.
public struct IndexPage: Page {
    /// Arranged by `templates/index.mustache`.
    public static let template = "index"

    /// Where the page lies.
    public let name = PageName.index
    /// What stands above its content.
    public let head: PageHead
    let limits: [Limit]
    let findings: [Finding]
    let cards: [Card]
    let sections: [Section]
    let excluded: Section
    let provenance: [FactGroup]

    /// Describes the page.
    ///
    /// `limits` come before all results; `sections` hold the comparisons with their figures; `excluded` says which
    /// pictures do not count and why, each count with a link to them; `provenance` is what it takes to repeat the run.
    public init(
        head: PageHead, limits: [Limit], findings: [Finding], cards: [Card], sections: [Section], excluded: Section,
        provenance: [FactGroup]
    ) {
        self.head = head
        self.limits = limits
        self.findings = findings
        self.cards = cards
        self.sections = sections
        self.excluded = excluded
        self.provenance = provenance
    }
}
