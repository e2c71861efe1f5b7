/// The tables and figures of Agarwal (2023), made from this audit.
public struct ExhibitsPage: Page {
    /// Arranged by `templates/exhibits.mustache`.
    public static let template = "exhibits"

    /// Where the page lies.
    public let name = PageName.exhibits
    /// What stands above its content.
    public let head: PageHead
    let exhibits: [Exhibit]

    /// Describes the page; the exhibits stand in the order of the paper.
    public init(head: PageHead, exhibits: [Exhibit]) {
        self.head = head
        self.exhibits = exhibits
    }
}
