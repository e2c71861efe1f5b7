/// One small picture of the dataset with what is to be said about it.
public struct PictureTile: Sendable {
    /// The picture in small; nil where there is none to show.
    public var photo: Photo?
    /// Its file.
    public var title: String
    /// Its class and split, or what else identifies it.
    public var subtitle: String
    /// What was found on it.
    public var note: String
    /// Its page, where it has one.
    public var target: PageName?

    /// Describes a tile.
    public init(photo: Photo?, title: String, subtitle: String, note: String = "", target: PageName? = nil) {
        self.photo = photo
        self.title = title
        self.subtitle = subtitle
        self.note = note
        self.target = target
    }
}

/// Pictures that belong together, such as the files of one picture.
public struct PictureGroup: Sendable {
    /// What was found on the group.
    public var statuses: [Status]
    /// Why they are together.
    public var note: String
    /// The pictures.
    public var tiles: [PictureTile]

    /// Describes a group.
    public init(statuses: [Status] = [], note: String = "", tiles: [PictureTile]) {
        self.statuses = statuses
        self.note = note
        self.tiles = tiles
    }
}

/// A part of a page that shows pictures in groups.
public struct PictureShelf: Sendable {
    /// Name to link to, a slug.
    public let anchor: String
    /// The title.
    public let title: String
    /// What the shelf shows, a sentence or two.
    public let summary: String
    /// The groups in order.
    public let groups: [PictureGroup]
    /// How many are not shown, and where they are found; nil where all are.
    public let rest: String?

    /// Describes a shelf.
    public init(anchor: String, title: String, summary: String, groups: [PictureGroup], rest: String? = nil) {
        precondition(PageName.isSlug(anchor), "An anchor holds a-z, 0-9 and \"-\" only: \(anchor)")
        self.anchor = anchor
        self.title = title
        self.summary = summary
        self.groups = groups
        self.rest = rest
    }
}
