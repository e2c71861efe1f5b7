import Domain
import Foundation
import Synchronization
import Testing

@testable import Render

@Suite("A rendered report")
struct SiteTests {
    private func rendered(_ demo: DemoSite = DemoSite()) throws -> (scratch: Scratch, pages: [(String, Markup)]) {
        let scratch = try Scratch()
        let files = try demo.render(into: scratch.path, templates: TemplateLibrary(folder: templateFolder))
        let pages = try files.filter { $0.hasSuffix(".html") }.map { ($0, Markup(try scratch.text($0))) }
        return (scratch, pages)
    }

    @Test func leadsOnlyToFilesThatExist() throws {
        let (scratch, pages) = try rendered()
        var seen = 0
        for (path, page) in pages {
            let folder = URL(filePath: "\(scratch.path)/\(path)").deletingLastPathComponent()
            let links = page.tags.flatMap { tag in ["href", "src", "srcset"].compactMap { tag.attributes[$0] } }
            for link in links where !link.hasPrefix("#") {
                seen += 1
                let target = link.prefix { $0 != "#" }
                #expect(!target.contains(":") && !target.hasPrefix("/"), "\(path) leads to \(target)")
                #expect(
                    FileManager.default.fileExists(
                        atPath: folder.appending(path: String(target)).standardizedFileURL.path()),
                    "\(path) leads to \(target)")
            }
        }
        #expect(seen > 200)
    }

    @Test func needsNoScriptAndNoInlineStyle() throws {
        for (path, page) in try rendered().pages {
            #expect(page.all("script").isEmpty && page.all("style").isEmpty, "\(path)")
            for tag in page.tags {
                #expect(!tag.attributes.keys.contains { $0 == "style" || $0.hasPrefix("on") }, "\(path): \(tag)")
            }
        }
    }

    @Test func startsWithItsEncodingAndItsPolicy() throws {
        let (scratch, pages) = try rendered()
        let start = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; style-src 'self'">

            """
        for (path, _) in pages {
            #expect(try scratch.text(path).hasPrefix(start), "\(path)")
        }
    }

    @Test func describesAndMeasuresEveryPicture() throws {
        for (path, page) in try rendered().pages {
            for image in page.all("img") {
                #expect(image.attributes["alt"]?.isEmpty == false, "\(path): \(image)")
                #expect(Int(image.attributes["width"] ?? "") != nil, "\(path): \(image)")
                #expect(Int(image.attributes["height"] ?? "") != nil, "\(path): \(image)")
            }
        }
    }

    @Test func loadsThumbnailsWhenTheyAreNeeded() throws {
        let gallery = try #require(try rendered().pages.first { $0.0 == "gallery.html" })
        let thumbnails = gallery.1.all("img").filter { ["photo", "heat"].contains($0.attributes["class"]) }
        #expect(!thumbnails.isEmpty && thumbnails.allSatisfy { $0.attributes["loading"] == "lazy" })
    }

    @Test func usesEveryNameOnAPageOnce() throws {
        for (path, page) in try rendered().pages {
            let names = page.tags.compactMap { $0.attributes["id"] }
            #expect(Set(names).count == names.count, "\(path)")
            for label in page.tags.flatMap({ [$0.attributes["aria-labelledby"], $0.attributes["for"]] }) {
                if let label { #expect(names.contains(label), "\(path): \(label)") }
            }
        }
    }

    /// Quotes shielded by combining marks, tags, marks that turn the direction, ends of lines and template tags.
    @Test(
        arguments: [
            "\"\u{308} onerror=\"alert(1)", "'\u{20DD}><script>alert(1)</script>", "</title></bdi></main>",
            "\u{202E}lave", "a\nb\r\nc\0", "{{name}}{{{name}}}", "&lt;b&gt;", "]]><!--", "<\u{301}img src=x>",
        ])
    func keepsItsShapeWhateverTheTextsHold(text: String) throws {
        let calm = try rendered()
        let hostile = try rendered(DemoSite(say: { $0 + text }))
        #expect(calm.pages.map(\.0) == hostile.pages.map(\.0))
        for (before, after) in zip(calm.pages, hostile.pages) {
            #expect(before.1.shape == after.1.shape, "\(before.0)")
        }
    }

    @Test func hasTheSameBytesOnOneCoreAndOnFour() throws {
        func files(lanes: Int) throws -> [String: Data] {
            let scratch = try Scratch()
            var demo = DemoSite()
            (demo.imageCount, demo.lanes) = (30, lanes)
            let files = try demo.render(into: scratch.path, templates: TemplateLibrary(folder: templateFolder))
            return try Dictionary(
                uniqueKeysWithValues: (files + [SiteWriter.manifestName]).map {
                    ($0, try Data(contentsOf: URL(filePath: "\(scratch.path)/\($0)")))
                })
        }
        #expect(try files(lanes: 1) == files(lanes: 4))
    }

    @Test func tellsOfEveryPageThatIsDone() throws {
        let scratch = try Scratch(), demo = DemoSite()
        let told = Mutex(0)
        let site = try Site(
            folder: scratch.path, frame: demo.frame, templates: TemplateLibrary(folder: templateFolder), lanes: 2)
        try site.add(4, onPage: { told.withLock { $0 += 1 } }) { demo.image($0) }
        #expect(told.withLock { $0 } == 4)
    }

    @Test func stopsAtThePageThatFails() throws {
        let scratch = try Scratch(), demo = DemoSite()
        let site = try Site(
            folder: scratch.path, frame: demo.frame, templates: TemplateLibrary(folder: templateFolder), lanes: 2)
        let error = #expect(throws: RenderError.self) { try site.add(8) { demo.image($0 % 3) } }
        #expect(error?.found == "a second one")
    }

    @Test func isNotFinishedWhileALinkLeadsNowhere() throws {
        let scratch = try Scratch()
        let demo = DemoSite()
        let site = try Site(
            folder: scratch.path, frame: demo.frame, templates: TemplateLibrary(folder: templateFolder))
        try site.add(demo.index)
        let error = #expect(throws: RenderError.self) { _ = try site.finish() }
        #expect(error?.found.contains("faithfulness.html (from index.html)") == true)
    }

    /// The source of a page on faces with one card, in a report of its own.
    private func finish(_ scratch: Scratch, more: PageLink) throws -> String {
        let site = try Site(
            folder: scratch.path, frame: SiteFrame(name: "links", menu: [], foot: []),
            templates: TemplateLibrary(folder: templateFolder))
        let card = Card(label: "a", value: "1", interval: "", detail: " id=\"forged\"", more: more)
        try site.add(
            FacesPage(head: PageHead(title: "Faces", lead: ""), findings: [], cards: [card], sections: [], method: []))
        _ = try site.finish()
        return try scratch.text("faces.html")
    }

    @Test func leadsToANameOnAPage() throws {
        let html = try finish(Scratch(), more: PageLink("How", .faces, anchor: "method"))
        #expect(html.contains("<a href=\"faces.html#method\">How</a>"))
    }

    @Test(arguments: ["table-9", "forged"])
    func isNotFinishedWhileALinkLeadsToNoNameOnItsPage(anchor: String) throws {
        let error = #expect(throws: RenderError.self) {
            _ = try finish(Scratch(), more: PageLink("How", .faces, anchor: anchor))
        }
        #expect(error?.found == "none at faces.html#\(anchor) (from faces.html)")
    }

    @Test func refusesTwoPagesOfOneName() throws {
        let scratch = try Scratch()
        let demo = DemoSite()
        let site = try Site(
            folder: scratch.path, frame: demo.frame, templates: TemplateLibrary(folder: templateFolder))
        try site.add(demo.index)
        #expect(throws: RenderError.self) { try site.add(demo.index) }
    }

    @Test func showsOnePictureUnderTwoNames() throws {
        let bytes = Array("the same picture".utf8)
        let photos = ["a.jpg", "b.jpg"].map {
            Photo(digest: MadeUp.digest(0), jpeg: bytes, width: 1, height: 1, alternative: $0)
        }
        #expect(photos[0] == photos[1] && photos[0].hashValue == photos[1].hashValue)
    }

    @Test func refusesTwoPicturesOfOneName() throws {
        let scratch = try Scratch()
        var demo = DemoSite()
        demo.photo = { _, alternative in
            Photo(
                digest: MadeUp.digest(0), jpeg: Array(UUID().uuidString.utf8), width: 1, height: 1,
                alternative: alternative)
        }
        #expect(throws: RenderError.self) {
            try demo.render(into: scratch.path, templates: TemplateLibrary(folder: templateFolder))
        }
    }
}
