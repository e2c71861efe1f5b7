/// What all pages of a report share.
public struct SiteFrame: Sendable {
    /// Name of the report, such as "occupation, openai/clip-vit-base-patch32".
    public var name: String
    /// The pages in the menu at the top.
    public var menu: [PageLink]
    /// Something every page must say, such as that the model is only a sample.
    public var banner: Notice?
    /// Rows in the foot of every page: program version, date; the only part that may differ between two renders of the
    /// same run.
    public var foot: [Fact]
    /// Files that the foot of every page leads to; each has to be added to the site.
    public var files: [SiteFile]

    /// Describes the frame of a report.
    public init(name: String, menu: [PageLink], banner: Notice? = nil, foot: [Fact], files: [SiteFile] = []) {
        self.name = name
        self.menu = menu
        self.banner = banner
        self.foot = foot
        self.files = files
    }
}

/// The frame as one page shows it.
struct PageFrame {
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
    let menu: [MenuEntry]
    let banner: Notice?
    let trail: [PageLink]
    let foot: [Fact]
    let files: [FileEntry]

    init(site: SiteFrame, name: PageName, head: PageHead, stylesheet: String) {
        siteName = site.name
        title = head.title
        self.stylesheet = name.wayToTop + stylesheet
        let section = head.section ?? name
        menu = site.menu.map { MenuEntry(title: $0.title, target: $0.target, isCurrent: $0.target == section) }
        banner = site.banner
        trail = head.trail
        foot = site.foot
        files = site.files.map { FileEntry(label: $0.label, title: $0.title, target: name.wayToTop + $0.name) }
    }
}
