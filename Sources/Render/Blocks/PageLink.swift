/// Words that lead to another page of the report.
public struct PageLink: Sendable {
    /// The words.
    public var title: String
    /// The page.
    public var target: PageName
    /// The name on that page to begin at; nil leads to its top.
    public let anchor: String?

    /// Describes a link; the anchor is a slug that stands on the page, which is checked when the report is finished.
    public init(_ title: String, _ target: PageName, anchor: String? = nil) {
        precondition(
            anchor.map(PageName.isSlug) ?? true, "An anchor holds a-z, 0-9 and \"-\" only: \(anchor ?? "")")
        self.title = title
        self.target = target
        self.anchor = anchor
    }
}
