import Testing

@testable import Render

@Suite("The gallery")
struct GalleryTests {
    private func pages(_ count: Int, classes: Int = 2) -> [GalleryPage] {
        let demo = DemoSite()
        let tiles = (0..<count).map { demo.tile($0, isReadable: false) }
        let all = GalleryShelf(key: .all, title: "All", lead: "All pictures.", tiles: tiles)
        let others = (0..<classes).map { GalleryShelf(key: .ofClass($0), title: "c", lead: "", tiles: []) }
        return GalleryPage.pages(of: [all] + others)
    }

    @Test func holdsSixtyPicturesAPage() {
        let pages = pages(121)
        #expect(pages.prefix(3).map(\.tiles.count) == [60, 60, 1])
        #expect(pages[1].extent == "Pictures 61 to 120 of 121.")
        #expect(pages[1].previous == .gallery(.all) && pages[1].next == .gallery(.all, page: 3))
        #expect(pages[0].previous == nil && pages[2].next == nil)
    }

    @Test func hasAPageForAnEmptyShelf() {
        let empty = pages(1)[1]
        #expect(empty.extent == "No pictures." && empty.sheets.isEmpty)
    }

    @Test func namesPagesByPlaceAndNotByClass() {
        #expect(PageName.gallery(.ofClass(3), page: 2).path == "gallery-class-3-page-2.html")
        #expect(PageName.gallery(.all).path == "gallery.html")
    }

    @Test func leavesOutFarPagesFromItsList() {
        let sheets = pages(60 * 20)[9].sheets
        #expect(sheets.map(\.number) == ["1", "8", "9", "10", "11", "12", "20"])
        #expect(sheets.map(\.followsGap) == [false, true, false, false, false, false, true])
    }

    @Test func foldsLongListsOfClasses() {
        let groups = pages(1, classes: 196)[0].groups
        #expect(groups.map(\.isLong) == [false, true])
        #expect(groups.map(\.isOpen) == [true, false])
    }
}
