/// Some pictures with their maps, for a file that has no room for the whole gallery.
public struct PicturesPage: Page {
    /// Arranged by `templates/pictures.mustache`.
    public static let template = "pictures"

    /// Where the page lies.
    public let name = PageName.pictures
    /// What stands above its content.
    public let head: PageHead
    let legend = HeatLegend()
    let tiles: [GalleryTile]

    /// Describes the page; its head says which pictures these are.
    public init(head: PageHead, tiles: [GalleryTile]) {
        self.head = head
        self.tiles = tiles
    }
}
