import Domain
import Foundation
import Render

/// A report that was written, with what it says.
struct WrittenReport {
    /// The first page.
    let index: URL
    let content: ReportContent
}

/// The site of one run, made from the database alone.
struct RunReport {
    let content: ReportContent

    /// Renders into a folder.
    static func render(run name: String, database: AuditDatabase, outputFolder: URL) throws -> WrittenReport {
        let content = try ReportContent.read(run: name, database: database, outputFolder: outputFolder)
        let folder = outputFolder.appendingPathComponent(name)
        try RunReport(content: content).write(to: folder)
        return WrittenReport(index: folder.appendingPathComponent("index.html"), content: content)
    }

    /// Renders into a folder, which stays as it was where what was written does not pass a check.
    ///
    /// - `filter`: what is shown in place of figures; nil shows all as they are, and nothing is checked.
    /// - `check`: gets a folder beside that of the report with everything that is to be in it.
    static func render(
        run name: String, database: AuditDatabase, outputFolder: URL, filter: (any FigureFilter)?,
        check: (_ written: URL) async throws -> Void
    ) async throws -> WrittenReport {
        guard let filter else { return try render(run: name, database: database, outputFolder: outputFolder) }
        let content = try ReportContent.read(run: name, database: database, outputFolder: outputFolder)
        let folder = outputFolder.appendingPathComponent(name)
        let draft = outputFolder.appendingPathComponent(".\(name)-draft")
        // A draft that was left behind by force may show anything.
        try? FileManager.default.removeItem(at: draft)
        defer { try? FileManager.default.removeItem(at: draft) }
        let files = try RunReport(content: content).write(to: draft, filter: filter)
        try await check(draft)
        try Site.move(files, from: draft.path, to: folder.path)
        return WrittenReport(index: folder.appendingPathComponent("index.html"), content: content)
    }

    @discardableResult
    private func write(to folder: URL, filter: (any FigureFilter)? = nil) throws -> [String] {
        let site = try Site(
            folder: folder.path, frame: frame(), templates: try TemplateLibrary.locate(), filter: filter)
        for page in content.pages.all {
            try site.add(page)
        }
        for page in content.galleryPages {
            try site.add(page)
        }
        for page in content.imagePages {
            try site.add(page)
        }
        try site.add([UInt8](JSONExport().bytes(of: content)), as: Self.numbers)
        return try site.finish()
    }

    /// The same as `export --format json`.
    private static let numbers = SiteFile(label: "For programs", title: "The numbers as JSON", name: "report.json")

    private func frame() -> SiteFrame {
        SiteFrame(
            name: content.name,
            menu: [
                PageLink("Overview", .index), PageLink("Faithfulness", .faithfulness),
                PageLink("Fairness", .fairness), PageLink("Faces", .faces), PageLink("Text", .text),
                PageLink("Dataset", .dataset), PageLink("Gallery", .gallery(.all)),
            ],
            banner: content.banner,
            foot: [
                Fact("Program", "vlm-audit \(ProgramVersion.current)"),
                Fact("Rendered", Date().formatted(.iso8601)),
            ], files: [Self.numbers])
    }
}
