/// Something that a law or a framework asks to be documented, and what of it a report supports.
public struct Requirement: Sendable {
    /// A part of what is asked, with what the report has for it.
    public struct Point: Sendable {
        /// The part in the words of the text.
        public let asks: String
        /// Whether this report supports it.
        public let status: Status
        /// What there is, or why there is nothing, a sentence or two.
        public let answer: String
        /// The sections that say more.
        public let places: [PageLink]

        /// Describes a part.
        public init(asks: String, status: Status, answer: String, places: [PageLink]) {
            self.asks = asks
            self.status = status
            self.answer = answer
            self.places = places
        }
    }

    /// Name to link to, a slug.
    public let anchor: String
    /// Where it stands, such as "Annex IV, point 2(g)".
    public let title: String
    /// What it is about, in a few words.
    public let subject: String
    /// Its wording.
    public let quote: String
    /// What the report has for its parts, in the order of the text.
    public let points: [Point]
    /// What it asks that such a report does not cover, in sentences.
    public let notCovered: String

    /// Describes a requirement.
    public init(anchor: String, title: String, subject: String, quote: String, points: [Point], notCovered: String) {
        precondition(PageName.isSlug(anchor), "An anchor holds a-z, 0-9 and \"-\" only: \(anchor)")
        self.anchor = anchor
        self.title = title
        self.subject = subject
        self.quote = quote
        self.points = points
        self.notCovered = notCovered
    }
}

/// The requirements of one text.
public struct RequirementChapter: Sendable {
    /// Name to link to, a slug.
    public let anchor: String
    /// The title.
    public let title: String
    /// What the text is and whom it is about, a sentence or two.
    public let summary: String
    /// Where the wording is from.
    public let source: String
    /// The requirements in order.
    public let requirements: [Requirement]

    /// Describes a chapter.
    public init(anchor: String, title: String, summary: String, source: String, requirements: [Requirement]) {
        precondition(PageName.isSlug(anchor), "An anchor holds a-z, 0-9 and \"-\" only: \(anchor)")
        self.anchor = anchor
        self.title = title
        self.summary = summary
        self.source = source
        self.requirements = requirements
    }
}
