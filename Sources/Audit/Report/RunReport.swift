import Domain
import Engine
import Foundation
import Render

/// A report that was written, with what it says.
struct WrittenReport {
    /// The first page.
    let index: URL
    let content: ReportContent
    /// What a policy says of it; nil where none was asked.
    let gate: GateResult?
    /// What was found when the written files were looked through.
    let review: SiteReview
    /// Digest of the site's manifest: the one number that tells whether anything was changed.
    let seal: ContentDigest
}

/// The site of one run, made from the database alone.
struct RunReport {
    let content: ReportContent
    /// What a policy says of the run; nil where none is asked.
    let gate: GateResult?
    /// How many pages are made at once.
    let lanes: Int
    let progressStyle: Progress.Style

    /// Renders into a folder, then looks through what was written.
    static func render(
        run name: String, database: AuditDatabase, outputFolder: URL, policy: GatePolicy? = nil, lanes: Int,
        progressStyle: Progress.Style
    ) throws -> WrittenReport {
        let content = try ReportContent.read(run: name, database: database, outputFolder: outputFolder)
        let folder = outputFolder.appendingPathComponent(name)
        let gate = try policy.map { try GateResult($0, of: content, folder: folder) }
        let written = try RunReport(content: content, gate: gate, lanes: lanes, progressStyle: progressStyle)
            .write(to: folder)
        return WrittenReport(
            index: folder.appendingPathComponent("index.html"), content: content, gate: gate,
            review: try SiteReview(of: folder.path, lanes: lanes), seal: written.seal)
    }

    /// Renders into a folder, which stays as it was where what was written does not pass a check.
    ///
    /// - `filter`: what is shown in place of figures; nil shows all as they are, and nothing is checked.
    /// - `check`: gets a folder beside that of the report with everything that is to be in it.
    static func render(
        run name: String, database: AuditDatabase, outputFolder: URL, policy: GatePolicy? = nil, lanes: Int,
        progressStyle: Progress.Style, filter: (any FigureFilter)?, check: (_ written: URL) async throws -> Void
    ) async throws -> WrittenReport {
        guard let filter else {
            return try render(
                run: name, database: database, outputFolder: outputFolder, policy: policy, lanes: lanes,
                progressStyle: progressStyle)
        }
        let content = try ReportContent.read(run: name, database: database, outputFolder: outputFolder)
        let folder = outputFolder.appendingPathComponent(name)
        let draft = outputFolder.appendingPathComponent(".\(name)-draft")
        // A draft that was left behind by force may show anything.
        try? FileManager.default.removeItem(at: draft)
        defer { try? FileManager.default.removeItem(at: draft) }
        let gate = try policy.map { try GateResult($0, of: content, folder: folder) }
        let written = try RunReport(content: content, gate: gate, lanes: lanes, progressStyle: progressStyle)
            .write(to: draft, filter: filter)
        try await check(draft)
        try Site.move(written.files, from: draft.path, to: folder.path)
        return WrittenReport(
            index: folder.appendingPathComponent("index.html"), content: content, gate: gate,
            review: try SiteReview(of: folder.path, lanes: lanes), seal: written.seal)
    }

    /// Writes everything, the manifest last, and returns the paths of all files and the digest of the manifest.
    private func write(
        to folder: URL, filter: (any FigureFilter)? = nil
    ) throws -> (files: [String], seal: ContentDigest) {
        var index = content.pages.index
        index.gate = gate.map { IndexPage.Gate($0.findings) }
        let pages: [any Page] =
            [index] + content.pages.all.filter { $0.name != .index } + [try content.provenance(rendered: Date())]
        let galleryPages = content.galleryPages
        let progress = Progress(
            "Pages", total: galleryPages.count + content.pictures.count, unit: "pages", style: progressStyle,
            patience: .seconds(5))
        let onPage = { @Sendable in progress.advance(by: 1) }
        let site = try Site(
            folder: folder.path, frame: frame(), templates: try TemplateLibrary.locate(), filter: filter,
            lanes: lanes)
        for page in pages {
            try site.add(page)
        }
        try site.add(galleryPages.count, onPage: onPage) { galleryPages[$0] }
        try site.add(content.pictures.count, onPage: onPage) { content.imagePage($0) }
        try site.add([UInt8](JSONExport().bytes(of: content)), as: Self.numbers)
        let manifest = try SiteManifest(content, folder: folder, files: site.files).bytes
        try site.add([UInt8](manifest), as: SiteManifest.file)
        let files = try site.finish()
        progress.finish()
        return (files, ContentDigest(of: manifest))
    }

    /// The same as `export --format json`.
    static let numbers = SiteFile(label: "For programs", title: "The numbers as JSON", name: "report.json")

    private func frame() -> SiteFrame {
        SiteFrame(
            name: content.name, menu: ReportMenu.groups, banner: content.banner,
            foot: [
                Fact("Program", "vlm-audit \(ProgramVersion.current)"),
                Fact("Run", content.findings.run.name),
            ], files: [Self.numbers, SiteManifest.file])
    }
}

extension GateResult {
    /// Holds the report of a run against a policy today.
    fileprivate init(_ policy: GatePolicy, of content: ReportContent, folder: URL) throws {
        let report = GateDocuments.Report(try ReportDocument(content))
        self.init(
            policy, subjects: [GateSubject(report, folder: folder.relativePath)], today: CalendarDay(Date()))
    }
}
