/// How much the explanations point at lettering in pictures, and whether answers depend on it.
public struct TextPage: Page {
    /// Arranged by `templates/text.mustache`.
    public static let template = "text"

    /// Where the page lies.
    public let name = PageName.text
    /// What stands above its content.
    public let head: PageHead
    let limits: [Limit]
    let findings: [Finding]
    let cards: [Card]
    let sections: [Section]
    let method: [FactGroup]

    /// Describes the page; `limits` come before all results, `sections` start with which pictures show text, `method`
    /// holds the definitions and where the regions come from.
    public init(
        head: PageHead, limits: [Limit], findings: [Finding], cards: [Card], sections: [Section], method: [FactGroup]
    ) {
        self.head = head
        self.limits = limits
        self.findings = findings
        self.cards = cards
        self.sections = sections
        self.method = method
    }
}
