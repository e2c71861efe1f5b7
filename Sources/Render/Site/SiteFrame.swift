/// What all pages of a report share.
public struct SiteFrame: Sendable {
    /// Name of the report, such as "occupation, openai/clip-vit-base-patch32".
    public var name: String
    /// The pages in the menu at the top, in groups.
    public var menu: [MenuGroup]
    /// Something every page must say, such as that the model is only a sample.
    public var banner: Notice?
    /// Rows in the foot of every page, such as the program's version; nothing that differs between two renders of a run.
    public var foot: [Fact]
    /// Files that the foot of every page leads to; each has to be added to the site.
    public var files: [SiteFile]

    /// Describes the frame of a report.
    public init(
        name: String, menu: [MenuGroup], banner: Notice? = nil, foot: [Fact], files: [SiteFile] = []
    ) {
        self.name = name
        self.menu = menu
        self.banner = banner
        self.foot = foot
        self.files = files
    }
}

/// Entries of the menu that belong together, under a word of their own.
public struct MenuGroup: Sendable {
    /// The word.
    public var title: String
    /// The pages in order.
    public var links: [PageLink]

    /// Describes a group.
    public init(_ title: String, _ links: [PageLink]) {
        self.title = title
        self.links = links
    }
}

/// The frame as one page shows it.
struct PageFrame {
    struct Menu {
        let title: String
        let entries: [MenuEntry]
    }

    struct MenuEntry {
        let title: String
        let target: PageName
        let isCurrent: Bool
    }

    struct FileEntry {
        let label: String
        let title: String
        let target: String
    }

    let siteName: String
    let title: String
    let stylesheet: String
    let menu: [Menu]
    let banner: Notice?
    let trail: [PageLink]
    let foot: [Fact]
    let files: [FileEntry]

    init(site: SiteFrame, name: PageName, head: PageHead, stylesheet: String) {
        siteName = site.name
        title = head.title
        self.stylesheet = name.wayToTop + stylesheet
        let section = head.section ?? name
        menu = site.menu.map { group in
            Menu(
                title: group.title,
                entries: group.links.map {
                    MenuEntry(title: $0.title, target: $0.target, isCurrent: $0.target == section)
                })
        }
        banner = site.banner
        trail = head.trail
        foot = site.foot
        files = site.files.map { FileEntry(label: $0.label, title: $0.title, target: name.wayToTop + $0.name) }
    }
}
