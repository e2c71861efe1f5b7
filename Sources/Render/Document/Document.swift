/// A report on paper: a PDF file with title page, contents, the pages of the report and lines to be signed.
///
/// Not Sendable: one task sets one document.
public final class Document {
    /// What stands on the title page and around all others.
    public struct Frame: Sendable {
        /// Name of the report, such as "occupation, openai/clip-vit-base-patch32".
        public var name: String
        /// What it is, such as "Audit of a vision-language model".
        public var kind: String
        /// Something every reader must know first, such as that the model is only a sample.
        public var banner: Notice?
        /// What identifies the audit.
        public var identity: [Fact]
        /// The program and its version.
        public var creator: String
        /// When the run ended, ISO 8601: the file says no other time.
        public var date: String

        /// Describes the frame of a document.
        public init(name: String, kind: String, banner: Notice?, identity: [Fact], creator: String, date: String) {
            self.name = name
            self.kind = kind
            self.banner = banner
            self.identity = identity
            self.creator = creator
            self.date = date
        }
    }

    private let frame: Frame
    private let press: Press
    private let typesetter: Typesetter
    private var pieces: [Piece] = []

    /// Begins a document; `filter` says what is shown in place of figures.
    public init(frame: Frame, paper: Paper, filter: (any FigureFilter)?) {
        self.frame = frame
        press = Press(paper: paper)
        typesetter = Typesetter(press: press, filter: filter)
    }

    /// Sets a page of the report.
    public func add(_ page: some Page) throws(RenderError) {
        pieces += try typesetter.set(page)
    }

    /// The bytes of the file; ends the document.
    public func pdf() throws(RenderError) -> [UInt8] {
        let body = Pagination(pieces, height: press.paper.textHeight).pages
        let known = Set(pieces.flatMap(\.marks))
        // The title page comes first and is as long as its contents make it; its page numbers follow from that.
        let length = titlePages(numbers: [:]).count
        var numbers: [Destination: Int] = [:]
        for (index, page) in body.enumerated() {
            for mark in page.flatMap(\.piece.marks) { numbers[mark] = index + length + 1 }
        }
        let pages = titlePages(numbers: numbers) + body
        press.describe(
            title: "\(frame.kind): \(frame.name)", subject: frame.banner?.text ?? frame.kind, creator: frame.creator,
            date: frame.date)
        for (index, page) in pages.enumerated() {
            draw(page, number: index + 1, of: pages.count, isTitle: index == 0, known: known)
        }
        addOutline()
        return try press.finish()
    }

    private func titlePages(numbers: [Destination: Int]) -> [[Pagination.Placed]] {
        let title = typesetter.titlePage(frame, contents: typesetter.entries, numbers: numbers)
        return Pagination(title, height: press.paper.textHeight).pages
    }

    private func draw(
        _ page: [Pagination.Placed], number: Int, of count: Int, isTitle: Bool, known: Set<Destination>
    ) {
        drawFrame(number: number, of: count, isTitle: isTitle)
        for placed in page {
            let top = Paper.top
            if let (head, y) = placed.head { head.draw(press, Point(x: Paper.side, y: top + y)) }
            placed.piece.marks.forEach(press.mark)
            press.element(placed.piece.element) {
                placed.piece.draw(press, Point(x: Paper.side, y: top + placed.y), known)
            }
        }
        press.endPage()
    }

    /// The running head and the page number.
    private func drawFrame(number: Int, of count: Int, isTitle: Bool) {
        let width = press.paper.textWidth, left = Paper.side
        let foot = press.paper.height - Paper.foot + 22
        if !isTitle {
            let name = press.block(
                [TextRun("vlm-audit  ", isBold: true), TextRun(frame.name)], style: .frame, width: width, mostLines: 1)
            press.draw(name, at: Point(x: left, y: 38))
            press.draw([.line(from: Point(x: left, y: 54), width: width)])
        }
        let page = press.block(
            [TextRun("\(number) / \(count)")], style: .frame, width: width, alignment: .end)
        press.draw(page, at: Point(x: left, y: foot))
        if let banner = frame.banner {
            let words = press.block([TextRun(banner.text)], style: .frame, width: width - 60, mostLines: 1)
            press.draw(words, at: Point(x: left, y: foot))
        }
    }

    private func addOutline() {
        var parent: Int32?
        for entry in typesetter.entries {
            if entry.level == 1 {
                parent = press.addOutline(entry.title, to: entry.destination)
            } else if let parent {
                _ = press.addOutline(entry.title, to: entry.destination, below: parent)
            }
        }
    }
}
