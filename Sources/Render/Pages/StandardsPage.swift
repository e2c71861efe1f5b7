/// Which sections of the report support what laws and frameworks ask to be documented, and what none of them covers.
public struct StandardsPage: Page {
    /// Arranged by `templates/standards.mustache`.
    public static let template = "standards"

    /// Where the page lies.
    public let name = PageName.standards
    /// What stands above its content.
    public let head: PageHead
    let balance: String
    let meanings: [Finding]
    let overview: Table
    let chapters: [RequirementChapter]

    /// Describes the page; `balance` counts the parts in a sentence, `meanings` say what each status means, and `overview` has
    /// a row for each requirement.
    public init(
        head: PageHead, balance: String, meanings: [Finding], overview: Table, chapters: [RequirementChapter]
    ) {
        self.head = head
        self.balance = balance
        self.meanings = meanings
        self.overview = overview
        self.chapters = chapters
    }
}
