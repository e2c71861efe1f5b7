import Domain
import Foundation
import Render

/// A report that was written, with the numbers that it shows.
struct WrittenReport {
    /// The first page.
    let index: URL
    /// What was found when the written files were looked through.
    let review: SiteReview
    let findings: RunFindings
    let fairness: FairnessFindings
    let text: TextFindings
    /// Who has faces, and who says so.
    let coverage: FaceCoverage
    /// Nil where the dataset was not inspected.
    let inspection: InspectionSummary?
}

/// The site of one run, made from the database alone.
struct RunReport {
    let findings: RunFindings
    let database: AuditDatabase
    /// How many pages are made at once.
    let lanes: Int
    let progressStyle: Progress.Style

    /// Renders into a folder, then looks through what was written.
    static func render(
        run name: String, database: AuditDatabase, outputFolder: URL, lanes: Int, progressStyle: Progress.Style
    ) throws -> WrittenReport {
        guard let run = try database.run(name) else {
            let known = try database.runNames()
            throw AuditError(
                .missingInput,
                "Run \(name): expected a run in \(outputFolder.path)/audit.sqlite but found "
                    + (known.isEmpty ? "none at all" : "only \(known.joined(separator: ", "))")
                    + "; build it first or name one of these.")
        }
        let report = RunReport(
            findings: try RunFindings(run: run, database: database), database: database, lanes: lanes,
            progressStyle: progressStyle)
        return try report.write(to: outputFolder.appendingPathComponent(name))
    }

    private func write(to folder: URL) throws -> WrittenReport {
        let site = try Site(
            folder: folder.path, frame: try frame(), templates: try TemplateLibrary.locate(), lanes: lanes)
        let pictures = try pictureReports()
        let fairness = FairnessFindings(findings), text = TextFindings(findings)
        let fairnessReport = FairnessReport(findings: findings, fairness: fairness, database: database)
        let textReport = TextReport(findings: findings, text: text, database: database)
        let datasetReport = DatasetReport(
            findings: findings,
            dataset: try InspectedDataset(run: findings.run.name, dataset: findings.run.dataset, database: database),
            pages: Dictionary(uniqueKeysWithValues: pictures.map { ($0.picture.row.sample.path, $0.link.target) }),
            database: database)
        let coverage = FaceCoverage(findings, groups: fairness.gender.groups)
        let galleryPages = GalleryPage.pages(
            of: GalleryReport(
                findings: findings, groups: fairness.gender.groups, text: text, faceSource: coverage.source,
                pictures: pictures
            ).shelves)
        try site.add(
            try IndexReport(
                findings: findings, fairness: fairnessReport, text: textReport, dataset: datasetReport,
                database: database
            ).page())
        try site.add(try FaithfulnessReport(findings: findings, database: database).page())
        try site.add(try fairnessReport.page())
        try site.add(try textReport.page())
        try site.add(try FacesReport(findings: findings, coverage: coverage, database: database).page())
        try site.add(try datasetReport.page())
        let progress = Progress(
            "Pages", total: galleryPages.count + pictures.count, unit: "pages", style: progressStyle,
            patience: .seconds(5))
        let onPage = { @Sendable in progress.advance(by: 1) }
        try site.add(galleryPages.count, onPage: onPage) { galleryPages[$0] }
        try site.add(pictures.count, onPage: onPage) { index in
            pictures[index].page(
                previous: index > 0 ? pictures[index - 1].link : nil,
                next: index + 1 < pictures.count ? pictures[index + 1].link : nil)
        }
        progress.finish()
        _ = try site.finish()
        return WrittenReport(
            index: folder.appendingPathComponent("index.html"),
            review: try SiteReview(of: folder.path, lanes: lanes), findings: findings, fairness: fairness, text: text,
            coverage: coverage, inspection: datasetReport.summary)
    }

    private func frame() throws -> SiteFrame {
        SiteFrame(
            name: "\(findings.datasetName), \(findings.modelName)",
            menu: [
                PageLink("Overview", .index), PageLink("Faithfulness", .faithfulness),
                PageLink("Fairness", .fairness), PageLink("Faces", .faces), PageLink("Text", .text),
                PageLink("Dataset", .dataset), PageLink("Gallery", .gallery(.all)),
            ],
            banner: Words.sampleNotice(
                datasetIsSample: findings.isSampleDataset, modelIsSample: findings.isSampleModel),
            foot: [Fact("Program", "vlm-audit \(ProgramVersion.current)")])
    }

    /// One report for each picture, in order; equal pictures are told apart by a number.
    private func pictureReports() throws -> [PictureReport] {
        var copies: [ContentDigest: Int] = [:]
        return try findings.pictures.map { picture in
            copies[picture.row.image, default: 0] += 1
            return PictureReport(
                picture: picture, findings: findings, copy: copies[picture.row.image] ?? 1,
                photos: try picture.variants.compactMapValues {
                    try database.photo(of: $0.image, model: findings.run.model)
                })
        }
    }
}
