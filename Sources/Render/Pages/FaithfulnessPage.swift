/// How well the explanations point at what the model really uses.
public struct FaithfulnessPage: Page {
    /// Arranged by `templates/faithfulness.mustache`.
    public static let template = "faithfulness"

    /// Where the page lies.
    public let name = PageName.faithfulness
    /// What stands above its content.
    public let head: PageHead
    let findings: [Finding]
    let cards: [Card]
    let sections: [Section]
    let method: [FactGroup]

    /// Describes the page; `sections` hold the mean curves and what follows, `method` the parameters they rest on.
    public init(head: PageHead, findings: [Finding], cards: [Card], sections: [Section], method: [FactGroup]) {
        self.head = head
        self.findings = findings
        self.cards = cards
        self.sections = sections
        self.method = method
    }
}
