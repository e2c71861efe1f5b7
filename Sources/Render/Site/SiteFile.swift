/// A file beside the pages that somebody may take along, such as the numbers for programs.
public struct SiteFile: Hashable, Sendable {
    /// What it is for, before the link to it.
    public let label: String
    /// What the link says.
    public let title: String
    /// Its name at the top of the site's folder: a-z, 0-9 and "-", with dots within.
    public let name: String

    /// Describes a file that `Site.add` writes.
    public init(label: String, title: String, name: String) {
        precondition(SiteWriter.isSafe(name), "The name of a file holds a-z, 0-9, \"-\" and dots within: \(name)")
        self.label = label
        self.title = title
        self.name = name
    }
}
