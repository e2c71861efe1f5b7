/// How everything was measured, in plain words, and what the numbers cannot say.
public struct MethodPage: Page {
    /// Arranged by `templates/method.mustache`.
    public static let template = "method"

    /// Where the page lies.
    public let name = PageName.method
    /// What stands above its content.
    public let head: PageHead
    let limits: [Limit]
    let chapters: [MethodChapter]
    let exhibits: Section?
    let words: [Fact]

    /// Describes the page; `limits` come first and in full, `exhibits` leads to the tables and figures of the paper, and
    /// `words` are those that verdicts are made of.
    public init(head: PageHead, limits: [Limit], chapters: [MethodChapter], exhibits: Section?, words: [Fact]) {
        self.head = head
        self.limits = limits
        self.chapters = chapters
        self.exhibits = exhibits
        self.words = words
    }
}
