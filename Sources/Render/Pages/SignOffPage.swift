/// The page to be printed and signed: what is signed, the verdicts, the limits, and what a signature does not mean.
public struct SignOffPage: Page {
    /// Arranged by `templates/sign-off.mustache`.
    public static let template = "sign-off"

    /// A line to be written on.
    public struct Line: Sendable {
        let title: String
        /// Whether it takes the whole width.
        let isLong: Bool

        /// Describes a line.
        public init(_ title: String, isLong: Bool = false) {
            self.title = title
            self.isLong = isLong
        }
    }

    /// Where the page lies.
    public let name = PageName.signOff
    /// What stands above its content.
    public let head: PageHead
    let identity: [Fact]
    let balance: String
    let verdicts: Table
    let limits: [Limit]
    let decisions: [String]
    let lines: [Line]
    let notMeant: [String]

    /// Describes the page; `balance` counts the verdicts in a sentence, `limits` and `decisions` get boxes to be ticked,
    /// `lines` are to be written on, and `notMeant` says what a signature does not mean.
    public init(
        head: PageHead, identity: [Fact], balance: String, verdicts: Table, limits: [Limit], decisions: [String],
        lines: [Line], notMeant: [String]
    ) {
        self.head = head
        self.identity = identity
        self.balance = balance
        self.verdicts = verdicts
        self.limits = limits
        self.decisions = decisions
        self.lines = lines
        self.notMeant = notMeant
    }
}
