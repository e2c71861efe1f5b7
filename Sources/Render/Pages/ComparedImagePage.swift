/// One picture in both versions: maps side by side with what changed between them, and both curves.
public struct ComparedImagePage: Page {
    /// Arranged by `templates/compared-image.mustache`.
    public static let template = "compared-image"

    /// Where the page lies.
    public let name: PageName
    /// What stands above its content.
    public let head: PageHead
    let findings: [Finding]
    let legend = HeatLegend()
    let differences = DifferenceLegend()
    let settings: [ComparedSetting]
    let provenance: [FactGroup]
    let previous: PageLink?
    let next: PageLink?

    /// Describes the page of one picture.
    public init(
        name: PageName, head: PageHead, findings: [Finding], settings: [ComparedSetting], provenance: [FactGroup],
        previous: PageLink?, next: PageLink?
    ) {
        self.name = name
        self.head = head
        self.findings = findings
        self.settings = settings
        self.provenance = provenance
        self.previous = previous
        self.next = next
    }
}

/// One setting of a picture in both versions.
public struct ComparedSetting: Sendable {
    let anchor: String
    let title: String
    let summary: String
    let stacks: [Stack]
    let numbers: Table
    let curves: [FigureBlock]

    /// Describes a setting; the stacks are the baseline's, the candidate's and the difference, as far as they are there.
    public init(anchor: String, title: String, summary: String, stacks: [Stack], numbers: Table, curves: FigureBlock?) {
        precondition(PageName.isSlug(anchor), "An anchor holds a-z, 0-9 and \"-\" only: \(anchor)")
        self.anchor = anchor
        self.title = title
        self.summary = summary
        self.stacks = stacks
        self.numbers = numbers
        self.curves = curves.map { [$0] } ?? []
    }
}
