import Crypto
import Foundation

/// A report as one HTML file that needs nothing else: its style and its pictures are in it, and it runs no script.
///
/// Not Sendable: one task makes one file.
public final class SingleFile {
    /// What stands around the pages.
    public struct Frame: Sendable {
        /// Name of the report.
        public var name: String
        /// Something every reader must know first.
        public var banner: Notice?
        /// Sentences on what is in the file and what is not; those on pictures are added.
        public var notes: [String]
        /// Rows of the foot.
        public var foot: [Fact]

        /// Describes the frame of a file.
        public init(name: String, banner: Notice?, notes: [String], foot: [Fact]) {
            self.name = name
            self.banner = banner
            self.notes = notes
            self.foot = foot
        }
    }

    /// Pictures that are put in as long as there is room, in this order, on a page of their own.
    public struct Pictures {
        let tiles: [GalleryTile]
        let head: (_ count: Int) -> PageHead

        /// Describes them; `head` is the head of their page when it shows the first `count` of them.
        public init(_ tiles: [GalleryTile], head: @escaping (_ count: Int) -> PageHead) {
            self.tiles = tiles
            self.head = head
        }
    }

    private let frame: Frame
    private let templates: TemplateLibrary
    private let filter: (any FigureFilter)?
    private var leaves: [Leaf] = []
    private var files: [String: Rendition] = [:]

    private struct Leaf {
        let name: PageName
        let title: String
        let html: String
    }

    /// Begins a file; `filter` says what is shown in place of figures.
    public init(frame: Frame, templates: TemplateLibrary, filter: (any FigureFilter)?) throws(RenderError) {
        self.frame = frame
        self.templates = try templates.with(layout: "leaf")
        self.filter = filter
    }

    /// Renders a page.
    public func add(_ page: some Page) throws(RenderError) {
        leaves.append(try leaf(of: page))
    }

    /// Bytes of the file without any photo or layer, on a page of pictures without pictures.
    public func leastSize() throws(RenderError) -> Int {
        let none = try leaf(of: PicturesPage(head: PageHead(title: "", lead: ""), tiles: []))
        // Heads and numbers in sentences take some more.
        return try composed(leaves + [none], room: 0).bytes.count + 2_000
    }

    /// The file, of at most `budget` bytes where that is not below the least size.
    ///
    /// Photos and layers of the pages come first, then the pictures.
    public func written(_ pictures: Pictures, budget: Int) throws(RenderError) -> [UInt8] {
        let empty = try composed(leaves, room: 0)
        // A tile has about a kilobyte of markup, and the page of the pictures has a head and a legend.
        var count = 0, room = budget - empty.bytes.count - empty.wanted - 40_000
        for tile in pictures.tiles {
            let cost = try cost(of: tile) + 1_500 + 6 * (tile.title + tile.subtitle + tile.note).utf8.count
            guard cost <= room else { break }
            room -= cost
            count += 1
        }
        while true {
            let page = PicturesPage(head: pictures.head(count), tiles: Array(pictures.tiles.prefix(count)))
            let all = leaves + [try leaf(of: page)]
            let least = try composed(all, room: 0)
            let whole = try composed(all, room: max(0, budget - least.bytes.count))
            if whole.bytes.count <= budget || count == 0 {
                try SingleFileCheck.check(whole.bytes)
                return whole.bytes
            }
            count -= max(1, count / 20)
        }
    }

    // MARK: Pages

    private func leaf(of page: some Page) throws(RenderError) -> Leaf {
        let binder = PageBinder(page: page.name, filter: filter) { [self] (figure) throws(RenderError) in
            try figure.draw().map { file in
                let path = figure.asset.path(of: file)
                files[path] = file
                return WrittenRendition(path: path, media: file.media, width: file.width, height: file.height)
            }
        } link: { _, _ in
        }
        let html = try templates.render(type(of: page).template, try binder.scope(of: page))
        // The first page's own title says what the name of the report says already.
        return Leaf(name: page.name, title: page.name == .index ? "Overview" : page.head.title, html: html)
    }

    /// Bytes that the photos and layers of a tile take as they are written into the file.
    private func cost(of tile: GalleryTile) throws(RenderError) -> Int {
        var sum = 0
        for stack in tile.stacks {
            for figure in [stack.photo as any Figure] + (stack.heat.map { [$0] } ?? []) {
                let shown = try filter?.shown(figure) ?? figure
                sum += try shown.draw().reduce(0) { $0 + $1.dataAddress.utf8.count }
            }
        }
        return sum
    }

    // MARK: The whole

    private struct Contents {
        let policy: String
        let title: String
        let name: String
        let entries: [Entry]
        let banner: Notice?
        let notes: [String]
        let foot: [Fact]

        struct Entry {
            let title: String
            let anchor: String
        }
    }

    /// The file with as many pictures as there is room for, and the bytes that those left out would take.
    ///
    /// Drawings are always in it; photos and layers come in the order of the pages, and the first that does not fit ends
    /// them.
    private func composed(_ leaves: [Leaf], room: Int) throws(RenderError) -> (bytes: [UInt8], wanted: Int) {
        var inliner = try PictureInliner(files: files, room: room)
        let pages = Set(leaves.map(\.name))
        var articles = ""
        for leaf in leaves {
            let links = LeafLinks(page: leaf.name, title: SafeHTML().escapeText(leaf.title), pages: pages)
            let html = MarkupRewriter { attribute in
                inliner.change(attribute) ?? links.change(attribute)
            }.rewritten(leaf.html)
            articles +=
                "<article class=\"leaf\" id=\"\(leaf.name.stem)\" aria-labelledby=\"\(leaf.name.stem)--title\">\n"
            articles += html + "</article>\n"
        }
        let style = String(decoding: templates.stylesheet, as: UTF8.self)
        let contents = Contents(
            policy: Self.policy(style: style), title: frame.name, name: frame.name,
            entries: leaves.map { Contents.Entry(title: $0.title, anchor: $0.name.stem) }, banner: frame.banner,
            notes: frame.notes + [inliner.note].compactMap { $0 }, foot: frame.foot)
        let binder = PageBinder(page: .index, filter: nil) { (_) throws(RenderError) in
            []
        } link: { _, _ in
        }
        let outer = try templates.render("single", try binder.scope(of: contents))
        // Texts are escaped, so these can only be the template's own.
        let whole = outer.replacing("<style></style>", with: "<style>\(style)</style>", maxReplacements: 1)
            .replacing("<div class=\"leaves\"></div>", with: articles, maxReplacements: 1)
        return (Array(whole.utf8), inliner.wanted)
    }

    /// Nothing from elsewhere, pictures from within, and this one style.
    private static func policy(style: String) -> String {
        let digest = Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
        return "default-src 'none'; img-src data:; style-src 'sha256-\(digest)'; base-uri 'none'; form-action 'none'"
    }
}

/// Makes the names and links of one page fit into a file of many.
struct LeafLinks {
    let page: PageName
    /// Title of the page, escaped.
    let title: String
    /// The pages of the file.
    let pages: Set<PageName>

    func change(_ attribute: MarkupRewriter.Attribute) -> MarkupRewriter.Change {
        switch attribute.name {
        case "id", "for": .value(name(attribute.value))
        case "name" where attribute.tag == "input": .value(name(attribute.value))
        case "aria-labelledby" where attribute.tag == "section":
            // Many pages have a section of one and the same title, which a reader by ear tells apart by the page's.
            .value(names("title " + attribute.value))
        case "aria-label" where attribute.tag == "div" || attribute.tag == "nav": .value("\(title): \(attribute.value)")
        case "aria-labelledby", "aria-describedby", "aria-controls", "headers": .value(names(attribute.value))
        case "href": link(attribute.value)
        default: .keep
        }
    }

    private func name(_ value: Substring) -> String { "\(page.stem)--\(value)" }

    /// Several names with spaces between them.
    private func names(_ value: Substring) -> String { value.split(separator: " ").map(name).joined(separator: " ") }

    private func link(_ value: Substring) -> MarkupRewriter.Change {
        let parts = value.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let target = parts[0].isEmpty ? page : pages.first { $0.path == parts[0] }
        guard let target else { return .unlink }
        return .value("#" + target.stem + (parts.count > 1 ? "--\(parts[1])" : ""))
    }
}
