/// One method in plain words: what it does, its formula, its constants, where it is from and what it cannot say.
public struct MethodEntry: Sendable {
    /// Name to link to, a slug.
    public let anchor: String
    /// The title.
    public let title: String
    /// What it does.
    public let paragraphs: [String]
    /// Its formulas, each on a line of its own.
    public let formulas: [String]
    /// What the letters of the formulas stand for, and what else follows them.
    public let terms: [String]
    /// What it cannot say, where that is to be said.
    public let cannotSay: String?
    /// Where it is from.
    public let source: String?
    /// Its constants as this run used them, where it has any.
    public let constants: FactGroup?

    /// Describes a method.
    public init(
        anchor: String, title: String, paragraphs: [String], formulas: [String] = [], terms: [String] = [],
        cannotSay: String? = nil, source: String? = nil, constants: FactGroup? = nil
    ) {
        precondition(PageName.isSlug(anchor), "An anchor holds a-z, 0-9 and \"-\" only: \(anchor)")
        self.anchor = anchor
        self.title = title
        self.paragraphs = paragraphs
        self.formulas = formulas
        self.terms = terms
        self.cannotSay = cannotSay
        self.source = source
        self.constants = constants
    }
}

/// Methods that belong together.
public struct MethodChapter: Sendable {
    /// Name to link to, a slug.
    public let anchor: String
    /// The title.
    public let title: String
    /// What the methods are for, a sentence.
    public let summary: String
    /// The methods in order.
    public let entries: [MethodEntry]

    /// Describes a chapter.
    public init(anchor: String, title: String, summary: String, entries: [MethodEntry]) {
        precondition(PageName.isSlug(anchor), "An anchor holds a-z, 0-9 and \"-\" only: \(anchor)")
        self.anchor = anchor
        self.title = title
        self.summary = summary
        self.entries = entries
    }
}
