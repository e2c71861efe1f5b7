/// Up to sixty photos of one shelf of the gallery.
public struct GalleryPage: Page {
    /// Arranged by `templates/gallery.mustache`.
    public static let template = "gallery"

    /// The most photos on one page.
    public static let capacity = 60

    /// Where the page lies.
    public let name: PageName
    /// What stands above its content.
    public let head: PageHead
    let groups: [ShelfGroup]
    /// Which pictures of how many stand here.
    let extent: String
    let legend = HeatLegend()
    let tiles: [GalleryTile]
    let sheets: [SheetLink]
    let previous: PageName?
    let next: PageName?

    struct ShelfGroup: Sendable {
        let title: String
        let shelves: [ShelfLink]
        /// Long lists are folded, unless the page is of one of theirs.
        let isLong: Bool
        let isOpen: Bool
    }

    struct ShelfLink: Sendable {
        let title: String
        let count: String
        let target: PageName
        let isCurrent: Bool
    }

    struct SheetLink: Sendable {
        let number: String
        let target: PageName
        let isCurrent: Bool
        /// Whether pages between the one before and this one are left out of the list.
        let followsGap: Bool
    }

    /// All pages of a gallery: every shelf cut into pages, and each page with links to all shelves.
    ///
    /// An empty shelf has one page, which says so; the first shelf is the gallery's own page.
    public static func pages(of shelves: [GalleryShelf]) -> [GalleryPage] {
        shelves.flatMap { shelf in
            let length = length(of: shelf)
            let count = max(1, (shelf.tiles.count + length - 1) / length)
            return (1...count).map { GalleryPage(shelf: shelf, number: $0, of: count, length: length, among: shelves) }
        }
    }

    /// The most tiles on one page of a shelf: a tile may show a picture as it is and with its faces covered.
    private static func length(of shelf: GalleryShelf) -> Int {
        capacity / max(1, shelf.tiles.map { Set($0.stacks.map(\.photo)).count }.max() ?? 1)
    }

    private init(shelf: GalleryShelf, number: Int, of count: Int, length: Int, among shelves: [GalleryShelf]) {
        func place(_ number: Int) -> PageName { .gallery(shelf.key, page: number) }
        name = place(number)
        head = PageHead(
            title: number == 1 ? "Gallery: \(shelf.title)" : "Gallery: \(shelf.title), page \(number)",
            lead: shelf.lead, trail: [PageLink("Overview", .index)], section: .gallery(.all))
        let first = (number - 1) * length
        tiles = Array(shelf.tiles.dropFirst(first).prefix(length))
        extent =
            tiles.isEmpty
            ? "No pictures."
            : "Pictures \(NumberFormat.count(first + 1)) to \(NumberFormat.count(first + tiles.count)) of "
                + "\(NumberFormat.count(shelf.tiles.count))."
        sheets = Self.sheets(around: number, of: count, place: place)
        previous = number > 1 ? place(number - 1) : nil
        next = number < count ? place(number + 1) : nil
        groups = Self.groups(of: shelves, current: shelf.key)
    }

    /// Links to the first and the last page and to those around the current one; none where there is only one page.
    private static func sheets(around number: Int, of count: Int, place: (Int) -> PageName) -> [SheetLink] {
        guard count > 1 else { return [] }
        let shown = (1...count).filter { $0 == 1 || $0 == count || abs($0 - number) <= 2 }
        return shown.enumerated().map { index, sheet in
            SheetLink(
                number: String(sheet), target: place(sheet), isCurrent: sheet == number,
                followsGap: index > 0 && shown[index - 1] != sheet - 1)
        }
    }

    private static func groups(of shelves: [GalleryShelf], current: GalleryShelf.Key) -> [ShelfGroup] {
        var titles: [String] = []
        for title in shelves.map(\.list) where !titles.contains(title) {
            titles.append(title)
        }
        return titles.map { title in
            let members = shelves.filter { $0.list == title }
            return ShelfGroup(
                title: title,
                shelves: members.map { shelf in
                    ShelfLink(
                        title: shelf.title, count: NumberFormat.count(shelf.tiles.count),
                        target: .gallery(shelf.key), isCurrent: shelf.key == current)
                },
                isLong: members.count > 12, isOpen: members.contains { $0.key == current })
        }
    }
}
