/// Findings that belong together, under a title that says what they have in common.
public struct FindingGroup: Sendable {
    /// The title.
    public let title: String
    /// The findings in order.
    public let findings: [Finding]
    /// How many they are.
    let count: String

    /// Describes a group.
    public init(_ title: String, _ findings: [Finding]) {
        self.title = title
        self.findings = findings
        count = NumberFormat.count(findings.count)
    }
}
