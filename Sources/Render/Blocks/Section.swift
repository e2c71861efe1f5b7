/// A part of a page: a title, what it says in words, and what that rests on.
public struct Section: Sendable {
    /// Name to link to, a slug.
    public let anchor: String
    /// The title.
    public let title: String
    /// What the section says and how sure it is, a sentence or two.
    public let summary: String
    /// The figure, where there is one.
    public let figure: FigureBlock?
    /// The table, where there is one.
    public let table: Table?
    /// Further paragraphs.
    public let notes: [String]
    /// Further tables, closed until a reader opens them.
    public let folds: [Fold]

    /// Describes a section.
    public init(
        anchor: String, title: String, summary: String, figure: FigureBlock? = nil, table: Table? = nil,
        notes: [String] = [], folds: [Fold] = []
    ) {
        precondition(PageName.isSlug(anchor), "An anchor holds a-z, 0-9 and \"-\" only: \(anchor)")
        self.anchor = anchor
        self.title = title
        self.summary = summary
        self.figure = figure
        self.table = table
        self.notes = notes
        self.folds = folds
    }
}

/// A table with details that most readers can do without.
public struct Fold: Sendable {
    /// What stands on the line that opens it.
    public var title: String
    /// The table.
    public var table: Table
    /// Paragraphs below the table.
    public var notes: [String]

    /// Describes a table to be opened.
    public init(_ title: String, table: Table, notes: [String] = []) {
        self.title = title
        self.table = table
        self.notes = notes
    }
}

/// A figure with the words and the numbers that belong to it.
public struct FigureBlock: Sendable {
    /// The figure.
    public var figure: any Figure
    /// What it shows, a sentence.
    public var caption: String
    /// How to read it, for somebody who sees such a figure for the first time.
    public var reading: String
    /// The numbers behind it.
    public var data: Table

    /// Describes a figure.
    public init(figure: some Figure, caption: String, reading: String, data: Table) {
        self.figure = figure
        self.caption = caption
        self.reading = reading
        self.data = data
    }
}
