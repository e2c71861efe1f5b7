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

    private func write(to folder: URL) throws {
        let site = try Site(folder: folder.path, frame: frame(), templates: try TemplateLibrary.locate())
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
        _ = try site.finish()
    }

    /// The same as `export --format json`.
    private static let numbers = SiteFile(label: "For programs", title: "The numbers as JSON", name: "report.json")

    private func frame() -> SiteFrame {
        SiteFrame(
            name: "\(content.findings.datasetName), \(content.findings.modelName)",
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
