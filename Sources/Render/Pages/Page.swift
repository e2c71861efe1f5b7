/// One page of the report: finished texts, figures and links, and the template that arranges them.
///
/// A template sees the stored properties of the page under their own names. To add a page, write one struct in this
/// folder and one template of the name it gives; nothing else needs to know.
public protocol Page: Sendable {
    /// Name of the file in `templates`, without its ending.
    static var template: String { get }
    /// Where the page lies.
    var name: PageName { get }
    /// What stands above its content.
    var head: PageHead { get }
}

/// Title and first words of a page.
public struct PageHead: Sendable {
    /// Title of the page, also of the browser's window.
    public var title: String
    /// One or two sentences that say what the page shows, and how sure it is.
    public var lead: String
    /// The pages above this one, from the first page down.
    public var trail: [PageLink]
    /// The entry of the menu that the page belongs to, where it is not an entry itself.
    public var section: PageName?

    /// Describes the head of a page.
    public init(title: String, lead: String, trail: [PageLink] = [], section: PageName? = nil) {
        self.title = title
        self.lead = lead
        self.trail = trail
        self.section = section
    }
}
