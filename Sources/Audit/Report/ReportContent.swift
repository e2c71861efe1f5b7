import Domain
import Foundation
import Render

/// Everything that a report says of one run, made once for the site and for every export.
struct ReportContent {
    let findings: RunFindings
    let database: AuditDatabase
    let faithfulness: FaithfulnessFindings
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
    /// Contents of the pictures that the page on the dataset shows in small, in order.
    let thumbnails: [ContentDigest]
    /// What the texts in pictures are found with.
    private let textDetector: [FactGroup]

    /// The pages that there are one of each.
    struct Pages {
        let index: IndexPage
        let faithfulness: FaithfulnessPage
        let fairness: FairnessPage
        let text: TextPage
        let faces: FacesPage
        let dataset: DatasetPage
        let exhibits: ExhibitsPage
        let method: MethodPage
        let standards: StandardsPage
        let signOff: SignOffPage

        /// All of them in the order of the menu, but for the provenance, which also says when it was rendered.
        var all: [any Page] {
            [index, faithfulness, fairness, faces, text, dataset, exhibits, method, standards, signOff]
        }
    }

    /// Reads a run of an output folder and makes everything of it.
    static func read(run name: String, database: AuditDatabase, outputFolder: URL) throws -> ReportContent {
        let run = try Self.run(name, database: database, outputFolder: outputFolder)
        return try ReportContent(findings: try RunFindings(run: run, database: database), database: database)
    }

    /// A run of an output folder, which has to be there.
    static func run(_ name: String, database: AuditDatabase, outputFolder: URL) throws -> RunRow {
        guard let run = try database.run(name) else {
            let known = try database.runNames()
            throw AuditError(
                .missingInput,
                "Run \(name): expected a run in \(outputFolder.path)/audit.sqlite but found "
                    + (known.isEmpty ? "none at all" : "only \(known.joined(separator: ", "))")
                    + "; build it first or name one of these.")
        }
        return run
    }

    private init(findings: RunFindings, database: AuditDatabase) throws {
        let pictures = try Self.pictures(of: findings, database: database)
        let faithfulness = FaithfulnessFindings(findings)
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
            findings: findings, faithfulness: faithfulness, fairness: fairnessReport, text: textReport,
            dataset: datasetReport, limits: limits, pictures: pictures)
        self.findings = findings
        self.database = database
        self.faithfulness = faithfulness
        self.fairness = fairness
        self.text = text
        self.coverage = coverage
        self.pictures = pictures
        self.limits = limits
        verdicts = index.statements
        inspection = datasetReport.summary
        thumbnails = datasetReport.thumbnails
        textDetector = textReport.detectorFacts
        pages = Pages(
            index: index.page(),
            faithfulness: try FaithfulnessReport(findings: findings, faithfulness: faithfulness, database: database)
                .page(),
            fairness: try fairnessReport.page(), text: try textReport.page(),
            faces: try FacesReport(findings: findings, coverage: coverage, database: database).page(),
            dataset: try datasetReport.page(),
            exhibits: ExhibitsReport(findings: findings, fairness: fairness, text: text, pictures: pictures).page,
            method: try MethodReport(
                findings: findings, limits: limits, textDetector: textReport.detectorFacts.first, database: database
            ).page(),
            standards: StandardsReport(
                findings: findings, faithfulness: faithfulness, fairness: fairness, text: text,
                isInspected: datasetReport.dataset != nil
            ).page(),
            signOff: SignOffReport(findings: findings, statements: index.statements, limits: limits).page())
    }

    /// The pages of a file to attach: those of the site, the one to be signed last.
    func attached() throws -> [any Page] {
        pages.all.filter { $0.name != .signOff } + [try provenance(rendered: nil), pages.signOff]
    }

    /// What it takes to repeat the audit, with the time at which the report was rendered; nil for a file that has the same
    /// bytes whenever it is made.
    func provenance(rendered: Date?) throws -> ProvenancePage {
        try ProvenanceReport(findings: findings, database: database).page(
            textDetector: textDetector, rendered: rendered)
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
                findings: findings, groups: fairness.gender.groups, otherGroups: fairness.others.map(\.groups),
                text: text,
                faceSource: coverage.source, pictures: pictures
            ).shelves)
    }

    /// The page of the picture at a place in `pictures`.
    func imagePage(_ index: Int) -> ImagePage {
        pictures[index].page(
            previous: index > 0 ? pictures[index - 1].link : nil,
            next: index + 1 < pictures.count ? pictures[index + 1].link : nil)
    }
}
