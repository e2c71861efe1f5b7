/// Where faces are, who says so, and whether one is known equally often in all groups of pictures.
public struct FacesPage: Page {
    /// Arranged by `templates/faces.mustache`.
    public static let template = "faces"

    /// Where the page lies.
    public let name = PageName.faces
    /// What stands above its content.
    public let head: PageHead
    let findings: [Finding]
    let cards: [Card]
    let sections: [Section]
    let method: [FactGroup]

    /// Describes the page; `sections` hold the numbers group by group, `method` how faces were found.
    public init(
        head: PageHead, findings: [Finding], cards: [Card], sections: [Section], method: [FactGroup]
    ) {
        self.head = head
        self.findings = findings
        self.cards = cards
        self.sections = sections
        self.method = method
    }
}
