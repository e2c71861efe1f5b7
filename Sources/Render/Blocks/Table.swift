/// A table of finished texts; the first cell of each row names the row.
public struct Table: Sendable {
    /// The head of a column.
    public struct Column: Sendable {
        /// What the column holds.
        public var title: String
        /// Whether it holds numbers, which stand to the right.
        public var isNumber: Bool

        /// Describes a column.
        public init(_ title: String, isNumber: Bool = false) {
            self.title = title
            self.isNumber = isNumber
        }
    }

    /// One cell.
    public struct Cell: Sendable {
        /// The text.
        public var text: String
        /// The page that the text leads to; a count leads to the pictures behind it.
        public var link: PageName?
        /// A verdict that stands in place of the text.
        public var status: Status?
        /// Words that lead to a place on a page, in place of the text.
        public var way: PageLink?
        var isNumber = false

        /// A cell with text, perhaps as a link.
        public init(_ text: String, link: PageName? = nil) {
            self.text = text
            self.link = link
        }

        /// A cell with a verdict.
        public init(_ status: Status) {
            text = ""
            self.status = status
        }

        /// A cell with words that lead to a place on a page.
        public init(_ way: PageLink) {
            text = ""
            self.way = way
        }
    }

    /// One row.
    struct Row: Sendable {
        let title: Cell
        let cells: [Cell]
    }

    /// What the table shows; it tells the tables of a page apart, for those who only hear them.
    public var caption: String
    let columns: [Column]
    let rows: [Row]

    /// Describes a table; every row has one cell for each column.
    public init(caption: String, columns: [Column], rows: [[Cell]]) {
        self.caption = caption
        self.columns = columns
        self.rows = rows.map { cells in
            precondition(cells.count == columns.count, "\(caption): a row has \(cells.count) cells.")
            let marked = zip(cells, columns).map { cell, column in
                var cell = cell
                cell.isNumber = column.isNumber
                return cell
            }
            return Row(title: marked[0], cells: Array(marked.dropFirst()))
        }
    }
}
