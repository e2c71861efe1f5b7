import Synchronization

/// A report being written: pages are added, one by one or many side by side, then it is finished.
///
/// What is written depends neither on the order of the pages nor on how many are made at once.
public final class Site: Sendable {
    private let frame: SiteFrame
    private let templates: TemplateLibrary
    private let writer: SiteWriter
    private let filter: (any FigureFilter)?
    private let stylesheet: String
    private let lanes: Int
    private let contents = Mutex(Contents())

    private struct Contents {
        /// The pages written so far, each with the names on it.
        var pages: [PageName: Set<String>] = [:]
        /// Where links lead, and one page that has each.
        var targets: [Target: PageName] = [:]
        /// The files beside the pages.
        var files: Set<SiteFile> = []
        var figures: [AssetName: DrawnFigure] = [:]
    }

    private struct Target: Hashable {
        let page: PageName
        let anchor: String?
        var path: String { page.path + (anchor.map { "#\($0)" } ?? "") }
    }

    /// Opens a folder for a report; nothing outside it is ever touched.
    ///
    /// - `filter`: says what is shown in place of figures; nil shows all as they are.
    /// - `lanes`: of many pages, as many are made at once.
    public init(
        folder: String, frame: SiteFrame, templates: TemplateLibrary, filter: (any FigureFilter)? = nil, lanes: Int = 1
    ) throws(RenderError) {
        self.frame = frame
        self.templates = templates
        self.filter = filter
        self.lanes = lanes
        writer = try SiteWriter(folder: folder)
        stylesheet = try writer.writeHashed(templates.stylesheet, stem: "assets/site", ending: "css")
    }

    /// Draws the figures of a page, renders it and writes it.
    public func add(_ page: some Page) throws(RenderError) {
        let name = page.name
        let isNew = contents.withLock { $0.pages.updateValue([], forKey: name) == nil }
        guard isNew else {
            throw RenderError(
                file: name.path, expected: "one page of this name", found: "a second one",
                remedy: "Report this as a defect of the program.")
        }
        let html = Array(try html(of: page).utf8)
        let anchors = PageAnchors.all(in: html)
        contents.withLock { $0.pages[name] = anchors }
        try writer.write(html, to: name.path)
    }

    /// Adds as many pages side by side, each made when it is its turn; `onPage` is told of each that is done.
    public func add(
        _ count: Int, onPage: @escaping @Sendable () -> Void = {}, _ page: @escaping @Sendable (Int) -> some Page
    ) throws(RenderError) {
        try Lanes.run(count, lanes: lanes) { (index) throws(RenderError) in
            try add(page(index))
            onPage()
        }
    }

    /// Name of the list of a site's files, by which a later render knows what is its own.
    public static let listName = SiteWriter.manifestName

    /// The content of that list for the files at some paths.
    public static func list(of files: [String]) -> [UInt8] { SiteWriter.list(of: files) }

    /// The paths of everything that was written so far, in order.
    public var files: [String] { writer.files }

    /// Writes a file that the foot of every page leads to.
    public func add(_ bytes: [UInt8], as file: SiteFile) throws(RenderError) {
        contents.withLock { _ = $0.files.insert(file) }
        try writer.write(bytes, to: file.name)
    }

    /// Checks that every link leads to a page, a name on it or a file, removes files of an earlier render that are no
    /// longer made, and returns the paths of all files below the folder.
    public func finish() throws(RenderError) -> [String] {
        let contents = contents.withLock { $0 }
        let lost =
            contents.targets.filter { !Self.exists($0.key, in: contents.pages) }
            .map { "\($0.key.path) (from \($0.value.path))" }
            + frame.files.filter { !contents.files.contains($0) }.map { "\($0.name) (from the foot)" }
        guard lost.isEmpty else {
            throw RenderError(
                file: "links of the report", expected: "a page, or a name on one, behind every one",
                found: "none at \(lost.sorted().joined(separator: ", "))",
                remedy: "Report this as a defect of the program.")
        }
        return try writer.finish()
    }

    private static func exists(_ target: Target, in pages: [PageName: Set<String>]) -> Bool {
        guard let anchors = pages[target.page] else { return false }
        return target.anchor.map(anchors.contains) ?? true
    }

    private func html(of page: some Page) throws(RenderError) -> String {
        let name = page.name
        let binder = PageBinder(page: name, filter: filter) { [self] (figure) throws(RenderError) in
            try files(of: figure)
        } link: { [self] page, anchor in
            note(Target(page: page, anchor: anchor), from: name)
        }
        let root = try binder.scope(of: page)
        let frame = PageFrame(site: frame, name: name, head: page.head, stylesheet: stylesheet)
        root.set("frame", try binder.scope(of: frame))
        return try templates.render(type(of: page).template, root)
    }

    /// Of the pages with a link the first by path is kept, whichever came first.
    private func note(_ target: Target, from page: PageName) {
        contents.withLock { contents in
            if let known = contents.targets[target], known.path <= page.path { return }
            contents.targets[target] = page
        }
    }

    /// The files of a figure, drawn and written when a page first shows it.
    private func files(of figure: some Figure) throws(RenderError) -> [WrittenRendition] {
        let content = figure.hashValue
        let drawn = contents.withLock { contents in
            if let known = contents.figures[figure.asset] { return known }
            let new = DrawnFigure(content: content)
            contents.figures[figure.asset] = new
            return new
        }
        guard drawn.content == content else {
            throw RenderError(
                file: "\(figure.asset.stem)", expected: "one figure of this name", found: "two different ones",
                remedy: "Report this as a defect of the program.")
        }
        return try drawn.files { () throws(RenderError) in
            try figure.draw().map { (rendition) throws(RenderError) in
                let path = figure.asset.path(of: rendition)
                try writer.write(rendition.bytes, to: path)
                return WrittenRendition(
                    path: path, media: rendition.media, width: rendition.width, height: rendition.height)
            }
        }
    }
}

/// A figure whose files are written once; whoever needs it meanwhile waits.
private final class DrawnFigure: Sendable {
    /// Hash of what it shows.
    let content: Int
    private let written = Mutex<[WrittenRendition]?>(nil)

    init(content: Int) {
        self.content = content
    }

    /// Its files, drawn by the first who asks.
    func files(_ draw: () throws(RenderError) -> [WrittenRendition]) throws(RenderError) -> [WrittenRendition] {
        try written.withLock { (known) throws(RenderError) in
            if let known { return known }
            let files = try draw()
            known = files
            return files
        }
    }
}
