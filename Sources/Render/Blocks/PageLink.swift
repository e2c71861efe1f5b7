/// Words that lead to another page of the report.
public struct PageLink: Sendable {
    /// The words.
    public var title: String
    /// The page.
    public var target: PageName

    /// Describes a link.
    public init(_ title: String, _ target: PageName) {
        self.title = title
        self.target = target
    }
}
