import Domain
import Foundation
import Testing

@testable import Render

/// Each rule is tried on a site that is well but for one page that breaks it.
@Suite("Looking through a written site")
struct SiteLintTests {
    private func rendered(imageCount: Int = 4) throws -> Scratch {
        let scratch = try Scratch()
        var demo = DemoSite()
        demo.imageCount = imageCount
        _ = try demo.render(into: scratch.path, templates: TemplateLibrary(folder: templateFolder))
        return scratch
    }

    private func problems(_ scratch: Scratch) throws -> [String] {
        try SiteLint.problems(of: scratch.path, lanes: 2).map(\.description)
    }

    /// The problems of the site after a text on a page was replaced.
    private func problems(replacing text: String, with other: String, on page: String = "index.html") throws -> [String]
    {
        let scratch = try rendered()
        let html = try scratch.text(page)
        let range = try #require(html.firstRange(of: text))
        try scratch.write(html.replacingCharacters(in: range, with: other), to: page)
        return try problems(scratch)
    }

    @Test func findsNothingWhereAllIsWell() throws {
        #expect(try problems(rendered()) == [])
    }

    @Test(
        arguments: [
            (
                #"href="faithfulness.html""#, #"href="gone.html""#,
                "index.html: expected a file at gone.html but found none."
            ),
            (
                #"href="faithfulness.html""#, #"href="faithfulness.html#gone""#,
                "index.html: expected something named gone in faithfulness.html but found nothing."
            ),
            (
                ##"href="#content""##, ##"href="#gone""##,
                "index.html: expected something named gone in index.html but found nothing."
            ),
            (
                #"href="faithfulness.html""#, #"href="../faithfulness.html""#,
                "index.html: expected only links that stay in the report's folder but found \"../faithfulness.html\"."
            ),
            (
                #"href="faithfulness.html""#, #"href="https://example.org/""#,
                "index.html: expected only files of the report behind links and pictures but found \"https://example.org/\"."
            ),
            (
                #"href="faithfulness.html""#, #"href="//example.org""#,
                "index.html: expected only files of the report behind links and pictures but found \"//example.org\"."
            ),
            (
                #"src="assets/charts/heat-legend.svg""#, #"src="/etc/passwd""#,
                "index.html: expected only files of the report behind links and pictures but found \"/etc/passwd\"."
            ),
        ])
    func findsLinksThatLeadNowhereOrElsewhere(text: String, other: String, problem: String) throws {
        #expect(try problems(replacing: text, with: other).contains(problem))
    }

    @Test(
        arguments: [
            (#" alt="Key to the heat"#, #" data-alt="Key to the heat"#, "expected words in place of"),
            (#"alt="Key"#, #"alt="" data-alt="Key"#, "expected words in place of"),
            (#" height="56" alt"#, #" data-height="56" alt"#, "expected the height of"),
            (#"<main class"#, #"<main style="color:red" class"#, "found style= at <main>"),
            (#"<main class"#, #"<main onclick="x()" class"#, "found onclick= at <main>"),
            (#"<p class="lead">"#, #"<script>x()</script><p class="lead">"#, "found <script>"),
            (#"<p class="lead">"#, #"<style>p{}</style><p class="lead">"#, "found <style>"),
            (
                #"<h2 id="limits">"#, #"<h3 id="limits">"#,
                "expected headings that leave out no rank but found h3 after h1"
            ),
            (#"<h2 id="limits">"#, #"<h1 id="limits">"#, "expected one heading h1, before all others but found h1"),
            (#"<h2 id="limits">"#, #"<h2 id="findings">"#, #"expected every name once but found id="findings" again"#),
            (#"<h2 id="limits">"#, #"<h2>"#, #"expected an element behind aria-labelledby="limits" but found none"#),
            (#" lang="en""#, "", "expected the language of the page at <html> but found none"),
            ("<title>", "<title></title><title>", "expected a title but found none"),
            (
                #"http-equiv="Content-Security-Policy""#, #"name="policy""#,
                "expected the policy as the first of the head"
            ),
            ("default-src 'none'", "default-src *", "expected a policy that starts with default-src 'none'"),
            ("style-src 'self'", "style-src 'unsafe-inline'", "expected a policy that starts with default-src 'none'"),
        ])
    func findsWhatAPageMustNotBe(text: String, other: String, problem: String) throws {
        let found = try problems(replacing: text, with: other)
        #expect(found.contains { $0.hasPrefix("index.html: ") && $0.contains(problem) }, "\(found)")
    }

    @Test func takesEmptyWordsForDecorationOnlyWhereThePageSaysSo() throws {
        let decoration = #"<img src="assets/charts/heat-legend.svg" width="1" height="1" alt="""#
        let start = "<p class=\"lead\">"
        #expect(try problems(replacing: start, with: "\(decoration) role=\"presentation\">\(start)") == [])
        #expect(try problems(replacing: start, with: "\(decoration)>\(start)").count == 1)
    }

    @Test func findsDrawingsWithoutWords() throws {
        let found = try problems(
            replacing: #" aria-hidden="true"><rect"#, with: "><rect", on: "images/\(MadeUp.digest(0).short).html")
        #expect(found.count == 1 && found[0].contains("neither at <svg>"))
    }

    @Test func findsPagesThatAreTooLarge() throws {
        let words = String(repeating: "word ", count: 60_000)
        let found = try problems(replacing: "<p class=\"lead\">", with: "<p>\(words)</p><p class=\"lead\">")
        #expect(found.count == 1 && found[0].hasPrefix("index.html: expected at most 300,000 bytes but found 31"))
    }

    @Test func findsTooManyPicturesAndImpatientOnes() throws {
        let scratch = try rendered(imageCount: 62)
        // Sixty pictures with two layers each are what a page of the gallery holds.
        #expect(try problems(scratch) == [])
        let more = (60...61).map {
            "<img loading=\"lazy\" src=\"assets/photos/\(MadeUp.digest($0 - 1).short).jpg\" width=\"1\" height=\"1\" alt=\"a\">"
        }
        let html = try scratch.text("gallery.html")
        try scratch.write(html.replacing("</main>", with: more.joined() + "</main>"), to: "gallery.html")
        #expect(try problems(scratch) == ["gallery.html: expected at most 60 pictures but found 61."])
        try scratch.write(html.replacing(" loading=\"lazy\"", with: ""), to: "gallery.html")
        let found = try problems(scratch)
        #expect(found.count == 1 && found[0].contains("that wait until they are needed"))
    }

    @Test func findsPagesAndFilesThatNothingLeadsTo() throws {
        let scratch = try rendered()
        try scratch.write(try scratch.text("faces.html"), to: "lost.html")
        try scratch.write("x", to: "assets/charts/lost.svg")
        try scratch.write("mine", to: "notes.txt")
        #expect(
            try problems(scratch) == [
                "assets/charts/lost.svg: expected a page that shows it but found none.",
                "lost.html: expected a way from the first page to it but found none.",
            ])
    }

    @Test func findsWhatDrawingsAndStylesheetsBringIn() throws {
        let scratch = try rendered()
        let chart = "assets/charts/heat-legend.svg"
        try scratch.write(try scratch.text(chart).replacing("</svg>", with: "<script/></svg>"), to: chart)
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(scratch.path)/assets")
        let style = "assets/\(try #require(names.first { $0.hasSuffix(".css") }))"
        try scratch.write("p { background: url(//example.org/a.png) }", to: style)
        let found = try problems(scratch)
        #expect(
            found == [
                "\(chart): expected nothing that runs or styles itself but found <script>.",
                "\(style): expected a stylesheet that loads nothing but found url(.",
            ], "\(found)")
    }

    @Test func findsLinksOutOfTheFolder() throws {
        let (scratch, other) = (try rendered(), try Scratch())
        let photo = "assets/photos/\(MadeUp.digest(0).short).jpg"
        try FileManager.default.removeItem(atPath: "\(scratch.path)/\(photo)")
        try FileManager.default.createSymbolicLink(
            atPath: "\(scratch.path)/\(photo)", withDestinationPath: "\(other.path)/a.jpg")
        #expect(
            try problems(scratch).contains("\(photo): expected a file of its own but found a link to another place."))
    }

    @Test func needsAFirstPage() throws {
        let scratch = try Scratch()
        #expect(try problems(scratch) == ["index.html: expected a first page but found none."])
        #expect(throws: RenderError.self) { try SiteLint.problems(of: "\(scratch.path)/none") }
    }

    @Test func weighsFilesByTheirKind() throws {
        let scratch = try rendered()
        let weight = try SiteReview(of: scratch.path).weight
        let sizes = try FileManager.default.subpathsOfDirectory(atPath: scratch.path).map {
            try FileManager.default.attributesOfItem(atPath: "\(scratch.path)/\($0)")
        }.filter { $0[.type] as? FileAttributeType == .typeRegular }.compactMap { $0[.size] as? Int }
        #expect(weight.bytes == sizes.reduce(0, +))
        #expect(weight.parts.reduce(0) { $0 + $1.count } == sizes.count)
        #expect(weight.parts.first { $0.kind == "heat layers" }?.count == 6)
        #expect(weight.parts.map(\.bytes) == weight.parts.map(\.bytes).sorted(by: >))
    }
}
