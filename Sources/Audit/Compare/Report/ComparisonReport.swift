import Domain
import Foundation
import Render

/// The site that shows two versions, or several in the order of time.
struct ComparisonReport {
    let comparison: Comparison
    /// All versions in the order given, where there are more than two the others lie between baseline and candidate.
    let timeline: Timeline
    /// What a policy says of the candidate; nil where none is asked.
    let gate: GateResult?
    /// How many pages are made at once.
    let lanes: Int
    let progressStyle: Progress.Style

    /// A comparison that was written, with what it says.
    struct Written {
        /// The first page.
        let index: URL
        let document: ComparisonDocument
        /// What was found when the written files were looked through.
        let review: SiteReview
    }

    /// Name of the document in the folder of the site.
    static let documentName = "comparison.json"

    /// Renders into a folder, then looks through what was written.
    func write(to folder: URL) throws -> Written {
        let changes = PictureChange.worstFirst(comparison.pictures)
        let pictures = try pictureReports(changes)
        let overview = ComparisonOverview(comparison: comparison, gate: gate, pictures: pictures)
        let document = ComparisonDocument(comparison, verdicts: overview.findings, pictures: pictures)
        let gallery = GalleryPage.pages(of: ComparisonGallery(comparison: comparison, pictures: pictures).shelves)
        let progress = Progress(
            "Pages", total: gallery.count + pictures.count, unit: "pages", style: progressStyle, patience: .seconds(5))
        let onPage = { @Sendable in progress.advance(by: 1) }
        let site = try Site(
            folder: folder.path, frame: frame, templates: try TemplateLibrary.locate(), lanes: lanes)
        try site.add(overview.page())
        for page in [
            MeasurePages(comparison: comparison).all, MeasurePages(comparison: comparison).inParts,
            TransitionPage(comparison: comparison).page(), TimelinePage(timeline: timeline).page(),
            VersionsPage(comparison: comparison).page(),
        ] {
            try site.add(page)
        }
        try site.add(gallery.count, onPage: onPage) { gallery[$0] }
        try site.add(pictures.count, onPage: onPage) { index in
            pictures[index].page(
                previous: index > 0 ? pictures[index - 1].link : nil,
                next: index + 1 < pictures.count ? pictures[index + 1].link : nil)
        }
        try site.add(Array(JSONText.encode(document)) + Array("\n".utf8), as: Self.numbers)
        _ = try site.finish()
        progress.finish()
        return Written(
            index: folder.appendingPathComponent("index.html"), document: document,
            review: try SiteReview(of: folder.path, lanes: lanes))
    }

    /// What the folder of a comparison is called where nobody says otherwise.
    static func folderName(_ baseline: AuditedVersion, _ candidate: AuditedVersion) -> String {
        "diff-" + [baseline, candidate].map { String($0.document.run.identity.hex.prefix(8)) }.joined(separator: "-")
    }

    private static let numbers = SiteFile(label: "For programs", title: "The comparison as JSON", name: documentName)

    private func pictureReports(_ changes: [PictureChange]) throws -> [ComparedPictureReport] {
        var copies: [ContentDigest: Int] = [:]
        return try changes.map { change in
            let digest = change.picture.known.digest
            copies[digest, default: 0] += 1
            return ComparedPictureReport(
                change: change, copy: copies[digest] ?? 1,
                photos: try ComparedPictureReport.Photos(change.picture, comparison))
        }
    }

    private var frame: SiteFrame {
        SiteFrame(
            name: "\(comparison.baseline.document.model.name) to \(comparison.candidate.document.model.name), "
                + comparison.candidate.document.dataset.name,
            menu: ComparisonMenu.groups, banner: comparison.forcedNotice ?? sampleNotice,
            foot: [
                Fact("Program", "vlm-audit \(ProgramVersion.current)"),
                Fact("Baseline", comparison.baseline.document.run.name),
                Fact("Candidate", comparison.candidate.document.run.name),
            ], files: [Self.numbers])
    }

    private var sampleNotice: Notice? {
        let document = comparison.candidate.document
        return Words.sampleNotice(
            datasetIsSample: document.dataset.isSample,
            modelIsSample: document.model.isSample || comparison.baseline.document.model.isSample)
    }
}

/// The pages of a comparison in the groups of its menu, each with what it is worth a look for.
enum ComparisonMenu {
    static let results = [
        IndexPage.Way(
            PageLink("Numbers", .measures), "Every number in both versions, with what seeds alone make of it."),
        IndexPage.Way(
            PageLink("Groups and classes", .parts), "The same by group of people and by class."),
        IndexPage.Way(
            PageLink("Transitions", .transitions),
            "Which pictures are newly right or wrong, newly or no longer face-driven, and all of them to look at."),
        IndexPage.Way(PageLink("Timeline", .timeline), "All versions in the order of time, small charts side by side."),
    ]
    static let evidence = [
        IndexPage.Way(
            PageLink("Gallery", .gallery(.all)), "What changed, the worst first, with the maps of both versions.")
    ]
    static let about = [
        IndexPage.Way(
            PageLink("What differs", .versions),
            "The models, heads, prompts, constants and programs of both versions, and how pictures were matched.")
    ]

    static var groups: [MenuGroup] {
        [
            MenuGroup("Results", [PageLink("Overview", .index)] + results.map(\.link)),
            MenuGroup("Evidence", evidence.map(\.link)), MenuGroup("About", about.map(\.link)),
        ]
    }

    static var ways: [IndexPage.Way] { results + evidence + about }
}
