import Domain
import Foundation

@testable import Render

/// A whole report of made-up numbers; every text passes through `say`, so that a test can change them all.
struct DemoSite {
    var say: @Sendable (String) -> String = { $0 }
    var photo: @Sendable (Int, String) -> Photo = { MadeUp.photo($0, alternative: $1) }
    var imageCount = 4
    /// How many pages are made at once.
    var lanes = 1

    static let classes = ["chef", "doctor", "engineer", "judge"]
    let zeroShot = Estimate(point: 0.212, lower: 0.188, upper: 0.239, count: 412)
    let fineTuned = Estimate(point: 0.247, lower: 0.221, upper: 0.274, count: 412)

    var frame: SiteFrame {
        SiteFrame(
            name: say("occupation, clip-tiny"),
            menu: [
                MenuGroup(
                    say("Results"),
                    [
                        PageLink(say("Overview"), .index), PageLink(say("Faithfulness"), .faithfulness),
                        PageLink(say("Fairness"), .fairness), PageLink(say("Faces"), .faces),
                        PageLink(say("Text"), .text),
                    ]),
                MenuGroup(
                    say("Evidence"),
                    [
                        PageLink(say("Dataset"), .dataset), PageLink(say("Gallery"), .gallery(.all)),
                        PageLink(say("Exhibits"), .exhibits),
                    ]),
                MenuGroup(
                    say("About"),
                    [
                        PageLink(say("Method"), .method), PageLink(say("Provenance"), .provenance),
                        PageLink(say("Standards"), .standards), PageLink(say("Sign-off"), .signOff),
                    ]),
            ],
            banner: Notice(
                status: Status(.info, say("Made up")),
                text: say("The numbers of this report are invented to try out its pages.")),
            foot: [Fact(say("Program"), say("vlm-audit 0.1.0")), Fact(say("Run"), say("demo"))])
    }

    /// Renders everything into a folder.
    func render(into folder: String, templates: TemplateLibrary) throws -> [String] {
        let site = try Site(folder: folder, frame: frame, templates: templates, lanes: lanes)
        try site.add(index)
        try site.add(faithfulness)
        try site.add(fairness)
        try site.add(text)
        try site.add(faces)
        try site.add(dataset)
        try site.add(exhibits)
        try site.add(method)
        try site.add(provenance)
        try site.add(standards)
        try site.add(signOff)
        for page in GalleryPage.pages(of: shelves) { try site.add(page) }
        try site.add(imageCount) { image($0) }
        return try site.finish()
    }
}
