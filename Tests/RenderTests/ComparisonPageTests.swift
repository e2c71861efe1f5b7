import Domain
import Foundation
import Testing

@testable import Render

@Suite("Pages about two versions")
struct ComparisonPageTests {
    private let demo = DemoSite()

    private var image: ComparedImagePage {
        let maps = demo.maps(0), stacks = demo.stacks(0)
        let difference = Stack(
            label: "Difference", photo: stacks[0].photo,
            heat: DifferenceLayer(
                digest: MadeUp.digest(0), kind: "zero-shot", before: maps.zeroShot, after: maps.fineTuned),
            note: "Candidate less baseline.")
        let table = Table(
            caption: "Numbers", columns: [Table.Column("Number"), Table.Column("Value", isNumber: true)],
            rows: [[Table.Cell("Area"), Table.Cell("0.123")]])
        return ComparedImagePage(
            name: .image(MadeUp.digest(0)), head: PageHead(title: "1.jpg", lead: "A picture."),
            findings: [Finding(status: Status(.pass, "newly right"), statement: "Said.", evidence: "Because.")],
            settings: [
                ComparedSetting(
                    anchor: "zero-shot", title: "Zero-shot", summary: "Both.", stacks: stacks + [difference],
                    numbers: table, curves: nil)
            ], provenance: [FactGroup("This picture", [Fact("File", "1.jpg")])], previous: nil, next: nil)
    }

    private func written(_ index: ComparisonPage) throws -> (scratch: Scratch, review: SiteReview) {
        let scratch = try Scratch()
        let site = try Site(
            folder: scratch.path,
            frame: SiteFrame(
                name: "one to other", menu: [MenuGroup("Results", [PageLink("Overview", .index)])], foot: []),
            templates: try TemplateLibrary(folder: templateFolder))
        try site.add(index)
        try site.add(image)
        _ = try site.finish()
        return (scratch, try SiteReview(of: scratch.path))
    }

    private func index(isGrid: Bool, hasSides: Bool) -> ComparisonPage {
        ComparisonPage(
            name: .index, head: PageHead(title: "Other against one", lead: "What changed."),
            sides: hasSides
                ? ComparisonPage.Sides("Baseline and candidate", [FactGroup("Baseline", [Fact("Run", "a")])]) : nil,
            findings: [
                Finding(
                    status: Status(.fail, "Regressed"), statement: "Worse.", evidence: "By 0.1.",
                    more: PageLink("The picture", .image(MadeUp.digest(0))))
            ], sections: [Section(anchor: "one", title: "One", summary: "A section.")], isGrid: isGrid)
    }

    @Test(arguments: [(true, true), (true, false), (false, true), (false, false)])
    func `have no fault that the lint knows`(isGrid: Bool, hasSides: Bool) throws {
        let (scratch, review) = try written(index(isGrid: isGrid, hasSides: hasSides))
        #expect(review.problems.map(\.description) == [])
        let page = try scratch.text("index.html")
        #expect(page.contains("<h2 id=\"sides\">Baseline and candidate</h2>") == hasSides)
        #expect(page.contains("<div class=\"multiples\">") == isGrid)
        #expect(page.contains("Regressed") && page.contains("Worse."))
    }

    @Test func `show both maps and their difference with a key to each scale`() throws {
        let (scratch, _) = try written(index(isGrid: false, hasSides: true))
        let page = try scratch.text("images/\(MadeUp.digest(0).short).html")
        for name in ["heat-legend.svg", "difference-legend.svg", "-zero-shot-difference.png", "-fine-tuned.png"] {
            #expect(page.contains(name), "\(name)")
        }
    }
}
