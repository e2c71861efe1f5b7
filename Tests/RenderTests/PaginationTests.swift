import Testing

@testable import Render

@Suite("Pieces on pages")
struct PaginationTests {
    /// A piece of some height that draws nothing.
    private func piece(_ height: Double, keeps: Bool = false, starts: Bool = false, table: Int? = nil) -> Piece {
        var piece = Piece(height: height) { _, _, _ in }
        piece.keepsWithNext = keeps
        piece.startsPage = starts
        piece.head = table.map { Piece.RunningHead(number: $0, height: 20) { _, _ in } }
        return piece
    }

    private func heights(_ pages: [[Pagination.Placed]]) -> [[Double]] { pages.map { $0.map(\.piece.height) } }

    @Test func `a heading never stands alone at the end of a page`() {
        let pages = Pagination([piece(60), piece(20, keeps: true), piece(30)], height: 100).pages
        #expect(heights(pages) == [[60], [20, 30]])
    }

    @Test func `what is higher than a page is divided instead of running out of it`() {
        let pages = Pagination([piece(60, keeps: true), piece(60, keeps: true), piece(60)], height: 100).pages
        #expect(heights(pages) == [[60], [60], [60]])
    }

    @Test func `the head of a table stands on every page that its rows go on to, and only there`() throws {
        let rows = (0..<6).map { _ in piece(30, table: 7) }
        let pages = Pagination([piece(20, keeps: true)] + rows + [piece(20, table: 8)], height: 100).pages
        #expect(heights(pages) == [[20, 30, 30], [30, 30], [30, 30, 20]])
        #expect(pages[0].allSatisfy { $0.head == nil })
        let second = try #require(pages[1].first)
        #expect(second.head?.head.number == 7 && second.head?.y == 0 && second.y == 20)
        // The last page begins with a row of the same table; the row of another table brings no head.
        #expect(pages[2].map { $0.head?.head.number } == [7, nil, nil])
    }

    @Test func `a page of the report starts a sheet`() {
        let pages = Pagination([piece(10), piece(10, starts: true), piece(10)], height: 100).pages
        #expect(heights(pages) == [[10], [10, 10]])
    }

    @Test func `space above a piece falls away at the top of a page`() {
        var spaced = piece(50)
        spaced.before = 30
        let pages = Pagination([spaced, spaced], height: 100).pages
        #expect(pages.map { $0.map(\.y) } == [[0], [0]])
    }
}
