import Domain
import Foundation
import Render

/// A report that was written, with what it says.
struct WrittenReport {
    /// The first page.
    let index: URL
    let content: ReportContent
    /// What was found when the written files were looked through.
    let review: SiteReview
}

/// The site of one run, made from the database alone.
struct RunReport {
    let content: ReportContent
    /// How many pages are made at once.
    let lanes: Int
    let progressStyle: Progress.Style

    /// Renders into a folder, then looks through what was written.
    static func render(
        run name: String, database: AuditDatabase, outputFolder: URL, lanes: Int, progressStyle: Progress.Style
    ) throws -> WrittenReport {
        let content = try ReportContent.read(run: name, database: database, outputFolder: outputFolder)
        let folder = outputFolder.appendingPathComponent(name)
        try RunReport(content: content, lanes: lanes, progressStyle: progressStyle).write(to: folder)
        return WrittenReport(
            index: folder.appendingPathComponent("index.html"), content: content,
            review: try SiteReview(of: folder.path, lanes: lanes))
    }

    private func write(to folder: URL) throws {
        let pages = content.pages.all + [try content.provenance(rendered: Date())]
        let galleryPages = content.galleryPages
        let progress = Progress(
            "Pages", total: pages.count + galleryPages.count + content.pictures.count, unit: "pages",
            style: progressStyle, patience: .seconds(5))
        let site = try Site(
            folder: folder.path, frame: frame(), templates: try TemplateLibrary.locate(), lanes: lanes,
            onPage: { progress.advance(by: 1) })
        for page in pages {
            try site.add(page)
        }
        try site.add(galleryPages.count) { galleryPages[$0] }
        try site.add(content.pictures.count) { content.imagePage($0) }
        try site.add([UInt8](JSONExport().bytes(of: content)), as: Self.numbers)
        _ = try site.finish()
        progress.finish()
    }

    /// The same as `export --format json`.
    private static let numbers = SiteFile(label: "For programs", title: "The numbers as JSON", name: "report.json")

    private func frame() -> SiteFrame {
        SiteFrame(
            name: content.name, menu: ReportMenu.groups, banner: content.banner,
            foot: [
                Fact("Program", "vlm-audit \(ProgramVersion.current)"),
                Fact("Run", content.findings.run.name),
            ], files: [Self.numbers])
    }
}
