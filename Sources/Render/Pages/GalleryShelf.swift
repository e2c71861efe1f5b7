/// The pictures of one filter of the gallery.
public struct GalleryShelf: Sendable {
    /// Which pictures; classes and reasons are told apart by their place in the lists of the run.
    public enum Key: Hashable, Sendable {
        /// Every picture.
        case all
        /// Those that count in the comparison of the settings.
        case compared
        /// Those that do not.
        case excluded
        /// Those excluded for one reason.
        case reason(Int)
        /// Those of one true class.
        case ofClass(Int)
        /// Those of one group of people by gender.
        case ofGroup(Int)
        /// Those of one group by another attribute.
        case ofOtherGroup(attribute: Int, Int)
        /// Those that count where maps are held against faces.
        case withFace
        /// Those that do not, for one reason.
        case withoutFace(Int)
        /// Those with lettering, by what is known of it.
        case text(Int)
        /// Those of which the page on faces speaks together.
        case faces(Int)
        /// Those that come first by a rule, whose name is a slug.
        case rule(String)

        /// What stands in the names of its pages.
        var suffix: String {
            switch self {
            case .all: ""
            case .compared: "-compared"
            case .excluded: "-excluded"
            case .reason(let index): "-reason-\(index)"
            case .ofClass(let index): "-class-\(index)"
            case .ofGroup(let index): "-group-\(index)"
            case .ofOtherGroup(let attribute, let index): "-attribute-\(attribute)-group-\(index)"
            case .withFace: "-face"
            case .withoutFace(let index): "-no-face-\(index)"
            case .text(let index): "-text-\(index)"
            case .faces(let index): "-faces-\(index)"
            case .rule(let name): "-by-\(name)"
            }
        }

        /// Title of the list of shelves in which it stands.
        var group: String {
            switch self {
            case .all, .compared, .excluded: "Pictures"
            case .reason: "Why left out"
            case .ofClass: "True class"
            case .ofGroup: "Gender"
            case .ofOtherGroup: "Group"
            case .withFace, .withoutFace, .faces: "Faces"
            case .text: "Text"
            case .rule: "By rule"
            }
        }
    }

    /// Which pictures.
    public var key: Key
    /// Title of the list of shelves in which it stands.
    public var list: String
    /// The filter in a word or two.
    public var title: String
    /// Which pictures these are, a sentence.
    public var lead: String
    /// The pictures in order.
    public var tiles: [GalleryTile]

    /// Describes a shelf; it stands in the list of its key where no other is named.
    public init(key: Key, list: String? = nil, title: String, lead: String, tiles: [GalleryTile]) {
        self.key = key
        self.list = list ?? key.group
        self.title = title
        self.lead = lead
        self.tiles = tiles
    }
}

/// One picture in the gallery.
public struct GalleryTile: Sendable {
    /// Name of the picture.
    public var title: String
    /// Its page.
    public var target: PageName
    /// Its true class and whatever else identifies it.
    public var subtitle: String
    /// The photo with each layer, or alone; empty where there is no photo to show.
    public var stacks: [Stack]
    /// Whether it counts in the comparison.
    public var status: Status
    /// What the settings said, or why it was excluded.
    public var note: String

    /// Describes a tile.
    public init(title: String, target: PageName, subtitle: String, stacks: [Stack], status: Status, note: String) {
        self.title = title
        self.target = target
        self.subtitle = subtitle
        self.stacks = stacks
        self.status = status
        self.note = note
    }
}
