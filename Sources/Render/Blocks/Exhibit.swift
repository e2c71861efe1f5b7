/// One table or figure of a paper, made from this audit.
public struct Exhibit: Sendable {
    /// Name to link to, a slug such as "table-1".
    public let anchor: String
    /// What the paper calls it, such as "Table 1".
    public let name: String
    /// What it shows, in a few words.
    public let subject: String
    /// What the paper found, a sentence or two.
    public let paper: String
    /// Whether this audit found the same.
    public let status: Status
    /// What this audit found; the first finding is the one that the status is about.
    public let findings: [Finding]
    /// The figure, where there is one.
    public let figure: FigureBlock?
    /// The tables.
    public let tables: [Table]
    /// The key to the heat layers of the strips, where there are any.
    public let legend: HeatLegend?
    /// Pictures with their layers side by side.
    public let strips: [PictureStrip]
    /// Further paragraphs, such as the rule by which pictures were chosen.
    public let notes: [String]
    /// The page with the full treatment.
    public let more: PageLink?

    /// Describes an exhibit.
    public init(
        anchor: String, name: String, subject: String, paper: String, status: Status, findings: [Finding],
        figure: FigureBlock? = nil, tables: [Table] = [], strips: [PictureStrip] = [], notes: [String] = [],
        more: PageLink? = nil
    ) {
        precondition(PageName.isSlug(anchor), "An anchor holds a-z, 0-9 and \"-\" only: \(anchor)")
        self.anchor = anchor
        self.name = name
        self.subject = subject
        self.paper = paper
        self.status = status
        self.findings = findings
        self.figure = figure
        self.tables = tables
        legend = strips.contains { strip in strip.stacks.contains { $0.heat != nil } } ? HeatLegend() : nil
        self.strips = strips
        self.notes = notes
        self.more = more
    }
}

/// One picture with its layers side by side.
public struct PictureStrip: Sendable {
    /// Name of the picture.
    public var title: String
    /// Its class and whatever else identifies it.
    public var subtitle: String
    /// Its page.
    public var target: PageName
    /// The photo with each layer, or alone.
    public var stacks: [Stack]

    /// Describes a row of pictures.
    public init(title: String, subtitle: String, target: PageName, stacks: [Stack]) {
        self.title = title
        self.subtitle = subtitle
        self.target = target
        self.stacks = stacks
    }
}
