import Crypto
import Foundation
import Testing

@testable import Render

@Suite("The report as one file")
struct SingleFileTests {
    private func file(_ demo: DemoSite = DemoSite(), filter: (any FigureFilter)? = nil) throws -> SingleFile {
        let file = try SingleFile(
            frame: SingleFile.Frame(
                name: demo.frame.name, banner: demo.frame.banner, notes: ["A note."], foot: demo.frame.foot),
            templates: try TemplateLibrary(folder: templateFolder), filter: filter)
        try file.add(demo.index)
        try file.add(demo.faithfulness)
        try file.add(demo.fairness)
        try file.add(demo.text)
        try file.add(demo.faces)
        try file.add(demo.dataset)
        return file
    }

    private func html(_ demo: DemoSite = DemoSite(), budget: Int = 50_000_000) throws -> String {
        let pictures = SingleFile.Pictures(demo.shelves[0].tiles) { count in
            PageHead(title: "Pictures", lead: "\(count) pictures.")
        }
        return String(decoding: try file(demo).written(pictures, budget: budget), as: UTF8.self)
    }

    @Test func `loads nothing, and its links stay in it`() throws {
        let attributes = MarkupRewriter.attributes(of: try html())
        let names = attributes.filter { $0.name == "id" }.map(\.value)
        #expect(Set(names).count == names.count)
        #expect(attributes.contains { $0.name == "href" && $0.value == "#faithfulness" })
        for attribute in attributes where attribute.name == "href" {
            #expect(attribute.value.first == "#" && names.contains(attribute.value.dropFirst()))
        }
        let sources = attributes.filter { $0.name == "src" || $0.name == "srcset" }
        #expect(!sources.isEmpty && sources.allSatisfy { $0.value.hasPrefix("data:image/") })
    }

    @Test func `its sections and tables are told apart by the page they are of`() throws {
        let attributes = MarkupRewriter.attributes(of: try html())
        let sections = attributes.filter { $0.tag == "section" && $0.name == "aria-labelledby" }.map(\.value)
        #expect(!sections.isEmpty && Set(sections).count == sections.count)
        #expect(sections.contains("faithfulness--title faithfulness--findings"))
        let regions = attributes.filter { $0.tag == "div" && $0.name == "aria-label" }.map(\.value)
        #expect(!regions.isEmpty && regions.allSatisfy { $0.contains(": ") })
    }

    @Test func `the policy allows the one style that is in it, and no other`() throws {
        let html = try html()
        let style = try #require(html.firstMatch(of: /<style>((?s).*?)<\/style>/)).output.1
        let digest = Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
        #expect(html.contains("default-src &#39;none&#39;; img-src data:; style-src &#39;sha256-\(digest)&#39;"))
        #expect(!html.contains("<link") && !html.contains("<script"))
    }

    @Test func `keeps to its budget and says how many pictures are in it`() throws {
        let whole = try html(), least = try file().leastSize()
        #expect(!whole.contains("Left out"))
        for budget in [least, (least + whole.utf8.count) / 2] {
            let some = try html(budget: budget)
            #expect(some.utf8.count <= budget)
        }
        #expect(try html(budget: least).contains("0 pictures."))
    }

    @Test func `links to what is not in it become plain text`() throws {
        let html = try html()
        #expect(html.contains("<a class=\"not-inside\">") && !html.contains("gallery.html"))
    }

    @Test func `hostile names neither end an attribute nor clash`() throws {
        var demo = DemoSite()
        demo.say = { "\"><script>alert(1)</script><a href='x' id=\"title\"\u{0301}> \u{202E}" + $0 }
        let html = try html(demo)
        #expect(!html.contains("<script"))
    }

    @Test func `the check finds what would be loaded and what leads nowhere`() {
        let bad = [
            "<img src=\"photo.jpg\">", "<a href=\"https://example.org\">x</a>", "<a href=\"#lost\">x</a>",
            "<p id=\"a\"></p><p id=\"a\"></p>", "<script>x</script>", "<style>p { background: url(x) }</style>",
            "<p onclick=\"x\">", "<p aria-labelledby=\"lost\">",
        ]
        for html in bad {
            #expect(throws: RenderError.self, "\(html)") { try SingleFileCheck.check(Array(html.utf8)) }
        }
        #expect(throws: Never.self) { try SingleFileCheck.check(Array("<a href=\"#a\" id=\"a\">x</a>".utf8)) }
    }

    @Test func `a figure that must not be seen is replaced wherever it stands`() throws {
        struct Nothing: FigureFilter {
            func shown(_ figure: any Figure) throws(RenderError) -> any Figure {
                figure is Photo ? Plate(name: "no", words: ["Not shown"], width: 224, height: 224) : figure
            }
        }
        let pictures = SingleFile.Pictures(DemoSite().shelves[0].tiles) { _ in PageHead(title: "", lead: "") }
        let html = String(
            decoding: try file(filter: Nothing()).written(pictures, budget: 50_000_000), as: UTF8.self)
        #expect(!html.contains("data:image/jpeg") && html.contains("Not shown."))
    }
}
