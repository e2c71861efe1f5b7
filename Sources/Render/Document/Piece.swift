/// Something that is never cut by the end of a page: a line or two of text, a row of a table, a figure.
struct Piece {
    /// Its height in points.
    var height: Double
    /// Free space above it, which the top of a page does without.
    var before = 0.0
    /// Whether it stands on the same page as the piece after it, as a heading does.
    var keepsWithNext = false
    /// Whether it starts a page.
    var startsPage = false
    /// Places that links lead to.
    var marks: [Destination] = []
    /// What stands once more above it where a page ends within a table.
    var head: RunningHead?
    /// What it is in the structure of the document.
    var element = "P"
    /// Draws it with its top left corner at the given place.
    var draw: (Press, Point, Set<Destination>) -> Void

    /// The head of a table, with a number that tells it from others.
    struct RunningHead {
        let number: Int
        let height: Double
        let draw: (Press, Point) -> Void
    }

    init(height: Double, before: Double = 0, draw: @escaping (Press, Point, Set<Destination>) -> Void) {
        self.height = height
        self.before = before
        self.draw = draw
    }

    /// Nothing but space that stays with what follows.
    static func gap(_ height: Double) -> Piece {
        var piece = Piece(height: 0, before: height) { _, _, _ in }
        piece.keepsWithNext = true
        return piece
    }
}

/// Puts pieces on pages, from top to bottom.
struct Pagination {
    /// One piece with its place, in points below the top of the text; `head` is a table's head to be repeated.
    struct Placed {
        let piece: Piece
        let y: Double
        var head: (head: Piece.RunningHead, y: Double)?
    }

    private(set) var pages: [[Placed]] = [[]]
    private let height: Double
    private var y = 0.0

    /// Fills pages of some height of text.
    init(_ pieces: [Piece], height: Double) {
        self.height = height
        var start = 0
        while start < pieces.count {
            var end = start
            while pieces[end].keepsWithNext, end + 1 < pieces.count { end += 1 }
            place(pieces[start...end])
            start = end + 1
        }
    }

    /// Places pieces that stay together; only what is higher than a page is divided.
    private mutating func place(_ group: ArraySlice<Piece>) {
        let rest = group.dropFirst().reduce(0) { $0 + $1.before + $1.height }
        guard let first = group.first else { return }
        if first.startsPage && !isAtTop || !fits(first.before + first.height + rest) { turnPage() }
        for piece in group {
            if !fits(piece.before + piece.height) { turnPage() }
            place(piece)
        }
    }

    private var isAtTop: Bool { pages[pages.count - 1].isEmpty }

    private func fits(_ extent: Double) -> Bool { isAtTop || y + extent <= height }

    private mutating func turnPage() {
        guard !isAtTop else { return }
        pages.append([])
        y = 0
    }

    private mutating func place(_ piece: Piece) {
        var head: (head: Piece.RunningHead, y: Double)?
        if isAtTop {
            let last = pages.dropLast().last?.last?.piece.head?.number
            if let running = piece.head, running.number == last {
                head = (running, 0)
                y = running.height
            }
        } else {
            y += piece.before
        }
        pages[pages.count - 1].append(Placed(piece: piece, y: y, head: head))
        y += piece.height
    }
}
