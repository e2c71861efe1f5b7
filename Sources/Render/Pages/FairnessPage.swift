/// How much the explanations point at faces and at evidence, and whether that differs between groups of people.
public struct FairnessPage: Page {
    /// Arranged by `templates/fairness.mustache`.
    public static let template = "fairness"

    /// Where the page lies.
    public let name = PageName.fairness
    /// What stands above its content.
    public let head: PageHead
    let limits: [Limit]
    let findings: [Finding]
    let cards: [Card]
    let sections: [Section]
    let method: [FactGroup]

    /// Describes the page; `limits` come before all results, `sections` start with who is counted, `method` holds the
    /// definitions and the rules of the verdicts.
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
