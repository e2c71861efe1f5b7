/// What a look through a finished site found: its faults, and what it weighs.
public struct SiteReview: Sendable {
    /// In the order of the files; empty where all is well.
    public let problems: [LintProblem]
    /// The size of its files.
    public let weight: SiteWeight

    /// Reads the site in a folder, several files at once.
    public init(of folder: String, lanes: Int = 1) throws(RenderError) {
        let files = try SiteFiles(folder: folder)
        problems = try SiteLint.problems(of: files, lanes: lanes)
        weight = SiteWeight(of: files)
    }
}
