import Domain
import Foundation
import Render

/// Everything that a report says of one run, made once for the site and for every export.
struct ReportContent {
    let findings: RunFindings
    let database: AuditDatabase
    let fairness: FairnessFindings
    let text: TextFindings
    /// Who has faces, and who says so.
    let coverage: FaceCoverage
    /// Nil where the dataset was not inspected.
    let inspection: InspectionSummary?
    /// What a reader has to know before the results, the most important first.
    let limits: [Limit]
    /// Every verdict of the audit, in the order of its questions.
    let verdicts: [Finding]
    /// One for each audited picture, in order of their path.
    let pictures: [PictureReport]
    let pages: Pages

    /// The pages that there are one of each.
    struct Pages {
        let index: IndexPage
        let faithfulness: FaithfulnessPage
        let fairness: FairnessPage
        let text: TextPage
        let faces: FacesPage
        let dataset: DatasetPage

        /// All of them in the order of the menu.
        var all: [any Page] { [index, faithfulness, fairness, text, faces, dataset] }
    }

    /// Reads a run of an output folder and makes everything of it.
    static func read(run name: String, database: AuditDatabase, outputFolder: URL) throws -> ReportContent {
        guard let run = try database.run(name) else {
            let known = try database.runNames()
            throw AuditError(
                .missingInput,
                "Run \(name): expected a run in \(outputFolder.path)/audit.sqlite but found "
                    + (known.isEmpty ? "none at all" : "only \(known.joined(separator: ", "))")
                    + "; build it first or name one of these.")
        }
        return try ReportContent(findings: try RunFindings(run: run, database: database), database: database)
    }

    private init(findings: RunFindings, database: AuditDatabase) throws {
        let pictures = try Self.pictures(of: findings, database: database)
        let fairness = FairnessFindings(findings), text = TextFindings(findings)
        let coverage = FaceCoverage(findings, groups: fairness.gender.groups)
        let fairnessReport = FairnessReport(findings: findings, fairness: fairness, database: database)
        let textReport = TextReport(findings: findings, text: text, database: database)
        let datasetReport = DatasetReport(
            findings: findings,
            dataset: try InspectedDataset(run: findings.run.name, dataset: findings.run.dataset, database: database),
            pages: Dictionary(uniqueKeysWithValues: pictures.map { ($0.picture.row.sample.path, $0.link.target) }),
            database: database)
        let limits = try datasetReport.limits + LimitsReport(findings: findings, database: database).limits()
        let index = IndexReport(
            findings: findings, fairness: fairnessReport, text: textReport, dataset: datasetReport, limits: limits,
            database: database)
        self.findings = findings
        self.database = database
        self.fairness = fairness
        self.text = text
        self.coverage = coverage
        self.pictures = pictures
        self.limits = limits
        verdicts = index.statements
        inspection = datasetReport.summary
        pages = Pages(
            index: try index.page(),
            faithfulness: try FaithfulnessReport(findings: findings, database: database).page(),
            fairness: try fairnessReport.page(), text: try textReport.page(),
            faces: try FacesReport(findings: findings, coverage: coverage, database: database).page(),
            dataset: try datasetReport.page())
    }

    /// One report for each picture, in order; equal pictures are told apart by a number.
    private static func pictures(of findings: RunFindings, database: AuditDatabase) throws -> [PictureReport] {
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

    /// What the report is called.
    var name: String { "\(findings.datasetName), \(findings.modelName)" }

    /// What every page says first where the pictures or the model are samples.
    var banner: Notice? {
        Words.sampleNotice(datasetIsSample: findings.isSampleDataset, modelIsSample: findings.isSampleModel)
    }

    /// All pages of all shelves of the gallery.
    var galleryPages: [GalleryPage] {
        GalleryPage.pages(
            of: GalleryReport(
                findings: findings, groups: fairness.gender.groups, text: text, faceSource: coverage.source,
                pictures: pictures
            ).shelves)
    }

    /// The page of each picture, made when it is asked for.
    var imagePages: some Sequence<ImagePage> {
        pictures.indices.lazy.map { index in
            pictures[index].page(
                previous: index > 0 ? pictures[index - 1].link : nil,
                next: index + 1 < pictures.count ? pictures[index + 1].link : nil)
        }
    }
}
