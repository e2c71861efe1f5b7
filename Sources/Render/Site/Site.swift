/// A report being written: pages are added one by one, then it is finished.
///
/// Not Sendable: one task renders one report, and pages can be made as they are needed.
public final class Site {
    private let frame: SiteFrame
    private let templates: TemplateLibrary
    private let writer: SiteWriter
    private let filter: (any FigureFilter)?
    private let stylesheet: String
    /// The pages written so far, each with the names on it.
    private var pages: [PageName: Set<String>] = [:]
    private var files: Set<SiteFile> = []
    /// Where links lead, and one page that has each.
    private var targets: [Target: PageName] = [:]
    private var figures: [AssetName: (content: Int, files: [WrittenRendition])] = [:]

    private struct Target: Hashable {
        let page: PageName
        let anchor: String?
        var path: String { page.path + (anchor.map { "#\($0)" } ?? "") }
    }

    /// Opens a folder for a report; nothing outside it is ever touched.
    ///
    /// - `filter`: says what is shown in place of figures; nil shows all as they are.
    public init(
        folder: String, frame: SiteFrame, templates: TemplateLibrary, filter: (any FigureFilter)? = nil
    ) throws(RenderError) {
        self.frame = frame
        self.templates = templates
        self.filter = filter
        writer = try SiteWriter(folder: folder)
        stylesheet = try writer.writeHashed(templates.stylesheet, stem: "assets/site", ending: "css")
    }

    /// Draws the figures of a page, renders it and writes it.
    public func add(_ page: some Page) throws(RenderError) {
        let name = page.name
        guard pages[name] == nil else {
            throw RenderError(
                file: name.path, expected: "one page of this name", found: "a second one",
                remedy: "Report this as a defect of the program.")
        }
        let html = Array(try html(of: page).utf8)
        pages[name] = PageAnchors.all(in: html)
        try writer.write(html, to: name.path)
    }

    /// Writes a file that the foot of every page leads to.
    public func add(_ bytes: [UInt8], as file: SiteFile) throws(RenderError) {
        files.insert(file)
        try writer.write(bytes, to: file.name)
    }

    /// Checks that every link leads to a page or file, or to a name on a page, removes files of an earlier render that are no
    /// longer made, and returns the paths of all files below the folder.
    public func finish() throws(RenderError) -> [String] {
        let lost =
            targets.filter { !exists($0.key) }.map { "\($0.key.path) (from \($0.value.path))" }
            + frame.files.filter { !files.contains($0) }.map { "\($0.name) (from the foot)" }
        guard lost.isEmpty else {
            throw RenderError(
                file: "links of the report", expected: "a page, or a name on one, behind every one",
                found: "none at \(lost.sorted().joined(separator: ", "))",
                remedy: "Report this as a defect of the program.")
        }
        return try writer.finish()
    }

    private func exists(_ target: Target) -> Bool {
        guard let anchors = pages[target.page] else { return false }
        return target.anchor.map(anchors.contains) ?? true
    }

    private func html(of page: some Page) throws(RenderError) -> String {
        let name = page.name
        let binder = PageBinder(page: name, filter: filter) { [self] (figure) throws(RenderError) in
            try files(of: figure)
        } link: { [self] page, anchor in
            let target = Target(page: page, anchor: anchor)
            if targets[target] == nil { targets[target] = name }
        }
        let root = try binder.scope(of: page)
        let frame = PageFrame(site: frame, name: name, head: page.head, stylesheet: stylesheet)
        root.set("frame", try binder.scope(of: frame))
        return try templates.render(type(of: page).template, root)
    }

    /// The files of a figure, drawn and written when a page first shows it.
    private func files(of figure: some Figure) throws(RenderError) -> [WrittenRendition] {
        let content = figure.hashValue
        if let known = figures[figure.asset] {
            guard known.content == content else {
                throw RenderError(
                    file: "\(figure.asset.stem)", expected: "one figure of this name", found: "two different ones",
                    remedy: "Report this as a defect of the program.")
            }
            return known.files
        }
        var files: [WrittenRendition] = []
        for rendition in try figure.draw() {
            let path = figure.asset.path(of: rendition)
            try writer.write(rendition.bytes, to: path)
            files.append(
                WrittenRendition(
                    path: path, media: rendition.media, width: rendition.width, height: rendition.height))
        }
        figures[figure.asset] = (content, files)
        return files
    }
}
