/// What the dataset is made of, and what is wrong with it.
public struct DatasetPage: Page {
    /// Arranged by `templates/dataset.mustache`.
    public static let template = "dataset"

    /// Where the page lies.
    public let name = PageName.dataset
    /// What stands above its content.
    public let head: PageHead
    let findings: [Finding]
    let sections: [Section]
    let shelves: [PictureShelf]
    let tables: [Section]
    let method: [FactGroup]
    /// Without definitions there is no heading over them.
    let hasMethod: Bool

    /// Describes the page; `sections` say what was found and what it does to the results, `shelves` show the pictures
    /// behind that, `tables` count the pictures, and `method` holds definitions and thresholds, where there are any.
    public init(
        head: PageHead, findings: [Finding], sections: [Section], shelves: [PictureShelf], tables: [Section],
        method: [FactGroup]
    ) {
        self.head = head
        self.findings = findings
        self.sections = sections
        self.shelves = shelves
        self.tables = tables
        self.method = method
        hasMethod = !method.isEmpty
    }
}
