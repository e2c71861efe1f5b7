/// What it takes to repeat the audit, and the only page that may differ between two renders of one run.
public struct ProvenancePage: Page {
    /// Arranged by `templates/provenance.mustache`.
    public static let template = "provenance"

    /// A line for a terminal.
    public struct Command: Sendable {
        let reason: String
        let line: String

        /// Describes a line; `reason` is a sentence that says what it does.
        public init(reason: String, line: String) {
            self.reason = reason
            self.line = line
        }
    }

    /// Where the page lies.
    public let name = PageName.provenance
    /// What stands above its content.
    public let head: PageHead
    let commands: [Command]
    let cautions: [String]
    let groups: [FactGroup]
    let prompts: Section?
    let rendering: [FactGroup]

    /// Describes the page; `groups` hold what the numbers were computed from, `rendering` what wrote this copy and when.
    public init(
        head: PageHead, commands: [Command], cautions: [String], groups: [FactGroup], prompts: Section?,
        rendering: [FactGroup]
    ) {
        self.head = head
        self.commands = commands
        self.cautions = cautions
        self.groups = groups
        self.prompts = prompts
        self.rendering = rendering
    }
}
