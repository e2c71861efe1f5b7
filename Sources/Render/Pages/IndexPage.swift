/// The first page: what limits the audit, what it found and what it cannot tell, and the way to everything else.
public struct IndexPage: Page {
    /// Arranged by `templates/index.mustache`.
    public static let template = "index"

    /// A page that is worth a look, and what for.
    public struct Way: Sendable {
        /// The page.
        public let link: PageLink
        let description: String

        /// Describes the way to a page in a sentence.
        public init(_ link: PageLink, _ description: String) {
            self.link = link
            self.description = description
        }
    }

    /// A few pictures with their maps, chosen by a rule that is said.
    public struct Strip: Sendable {
        let rule: String
        let more: PageLink
        let legend = HeatLegend()
        let tiles: [GalleryTile]

        /// Shows pictures; `rule` is a sentence that says how they were chosen.
        public init(rule: String, more: PageLink, tiles: [GalleryTile]) {
            self.rule = rule
            self.more = more
            self.tiles = tiles
        }
    }

    /// What a policy says of the version: its waivers first.
    public struct Gate: Sendable {
        let findings: [Finding]

        /// Shows what a policy says.
        public init(_ findings: [Finding]) { self.findings = findings }
    }

    /// Where the page lies.
    public let name = PageName.index
    /// What stands above its content.
    public let head: PageHead
    let identity: [Fact]
    /// What a policy says, before everything else; nil where none was asked.
    public var gate: Gate?
    /// What has to be known before the results.
    public let limits: [Limit]
    /// What the audit found, in the order of its questions.
    public let findings: [Finding]
    let balance: String
    let answers: [FindingGroup]
    /// The few numbers behind that.
    public let cards: [SettingsCard]
    let numbers: Table
    let strip: Strip?
    let ways: [Way]
    let excluded: Section

    /// Describes the page.
    ///
    /// `identity` says in a line what was audited; `limits` come before all results; `balance` counts the
    /// `findings`, which `answers` hold in groups; `numbers` has the values of the cards and more; `excluded` says which pictures do not
    /// count and why, each count with a link to them.
    public init(
        head: PageHead, identity: [Fact], limits: [Limit], findings: [Finding], balance: String,
        answers: [FindingGroup],
        cards: [SettingsCard], numbers: Table, strip: Strip?, ways: [Way], excluded: Section
    ) {
        self.head = head
        self.identity = identity
        self.limits = limits
        self.findings = findings
        self.balance = balance
        self.answers = answers
        self.cards = cards
        self.numbers = numbers
        self.strip = strip
        self.ways = ways
        self.excluded = excluded
    }
}
