/// What the audit says in one sentence, and how sure it is of it.
public struct Finding: Sendable {
    /// The verdict.
    public var status: Status
    /// The finding in a sentence.
    public var statement: String
    /// What it rests on: values with intervals, test and number of pictures.
    public var evidence: String
    /// The page with the details.
    public var more: PageLink?

    /// Describes a finding.
    public init(status: Status, statement: String, evidence: String, more: PageLink? = nil) {
        self.status = status
        self.statement = statement
        self.evidence = evidence
        self.more = more
    }

    /// Whether the evidence does not decide it.
    public var isOpen: Bool { status.kind == Status.Kind.unclear.rawValue }

    /// Whether the verdict is a bad one.
    public var isFault: Bool { status.kind == Status.Kind.fail.rawValue }
}

/// Something every reader must know before the results.
public struct Notice: Sendable {
    /// The kind of notice.
    public var status: Status
    /// The notice in a sentence.
    public var text: String

    /// Describes a notice.
    public init(status: Status, text: String) {
        self.status = status
        self.text = text
    }
}

/// A reason why the audit says less than it seems to.
public struct Limit: Sendable {
    /// The reason in a few words.
    public var reason: String
    /// What follows from it, a sentence or two.
    public var consequence: String

    /// Describes a limit.
    public init(reason: String, consequence: String) {
        self.reason = reason
        self.consequence = consequence
    }
}
