import Domain
import Foundation
import Render

/// A report that was written, with the numbers that it shows.
struct WrittenReport {
    /// The first page.
    let index: URL
    let findings: RunFindings
    let faithfulness: FaithfulnessFindings
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

    /// Renders into a folder.
    static func render(run name: String, database: AuditDatabase, outputFolder: URL) throws -> WrittenReport {
        guard let run = try database.run(name) else {
            let known = try database.runNames()
            throw AuditError(
                .missingInput,
                "Run \(name): expected a run in \(outputFolder.path)/audit.sqlite but found "
                    + (known.isEmpty ? "none at all" : "only \(known.joined(separator: ", "))")
                    + "; build it first or name one of these.")
        }
        let report = RunReport(findings: try RunFindings(run: run, database: database), database: database)
        return try report.write(to: outputFolder.appendingPathComponent(name))
    }

    private func write(to folder: URL) throws -> WrittenReport {
        let site = try Site(folder: folder.path, frame: try frame(), templates: try TemplateLibrary.locate())
        let pictures = try pictureReports()
        let faithfulness = FaithfulnessFindings(findings)
        let fairness = FairnessFindings(findings), text = TextFindings(findings)
        let fairnessReport = FairnessReport(findings: findings, fairness: fairness, database: database)
        let textReport = TextReport(findings: findings, text: text, database: database)
        let datasetReport = DatasetReport(
            findings: findings,
            dataset: try InspectedDataset(run: findings.run.name, dataset: findings.run.dataset, database: database),
            pages: Dictionary(uniqueKeysWithValues: pictures.map { ($0.picture.row.sample.path, $0.link.target) }),
            database: database)
        try site.add(
            try IndexReport(
                findings: findings, faithfulness: faithfulness, fairness: fairnessReport, text: textReport,
                dataset: datasetReport, database: database
            ).page())
        try site.add(try FaithfulnessReport(findings: findings, faithfulness: faithfulness, database: database).page())
        try site.add(try fairnessReport.page())
        try site.add(try textReport.page())
        let coverage = FaceCoverage(findings, groups: fairness.gender.groups)
        try site.add(try FacesReport(findings: findings, coverage: coverage, database: database).page())
        try site.add(try datasetReport.page())
        let gallery = GalleryReport(
            findings: findings, groups: fairness.gender.groups, text: text, faceSource: coverage.source,
            pictures: pictures)
        for page in GalleryPage.pages(of: gallery.shelves) {
            try site.add(page)
        }
        for (index, picture) in pictures.enumerated() {
            try site.add(
                picture.page(
                    previous: index > 0 ? pictures[index - 1].link : nil,
                    next: index + 1 < pictures.count ? pictures[index + 1].link : nil))
        }
        _ = try site.finish()
        return WrittenReport(
            index: folder.appendingPathComponent("index.html"), findings: findings,
            faithfulness: faithfulness, fairness: fairness, text: text,
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
            foot: [
                Fact("Program", "vlm-audit \(ProgramVersion.current)"),
                Fact("Rendered", Date().formatted(.iso8601)),
            ])
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
