import Domain
import Render

/// The page on the dataset, and what the first page says of it.
struct DatasetReport {
    let findings: RunFindings
    /// Nil where the run was made before datasets were inspected.
    let dataset: InspectedDataset?
    /// Pages of the run's test pictures, by path.
    let pages: [String: PageName]
    let database: AuditDatabase
    /// Test pictures whose very bytes, and whose bytes, pixels or near duplicates, are in the training split.
    let byteLeaks: LeakEffect?
    let allLeaks: LeakEffect?

    /// Compares the run's leaked pictures with the others once, for all that is said of them.
    init(findings: RunFindings, dataset: InspectedDataset?, pages: [String: PageName], database: AuditDatabase) {
        self.findings = findings
        self.dataset = dataset
        self.pages = pages
        self.database = database
        let duplicates = dataset?.inspection.duplicates
        byteLeaks = duplicates.map { LeakEffect(findings.pictures, leaked: $0.leakedByBytes) }
        allLeaks = duplicates.map {
            let leaked = $0.leakedByLikeness
            return LeakEffect(findings.pictures, leaked: leaked, nearly: leaked.subtracting($0.leakedExactly))
        }
    }

    /// The same for programs.
    var summary: InspectionSummary? {
        dataset.flatMap { dataset in allLeaks.map { InspectionSummary(dataset, leaks: $0) } }
    }

    /// Contents of the pictures that the page shows in small, in order.
    var thumbnails: [ContentDigest] {
        let shown = dataset.map { DatasetShow($0, audited: Set(pages.keys)).contents } ?? []
        return shown.sorted { $0.hex < $1.hex }
    }

    /// The page: what was found, what it does to the results, the pictures behind it, counts and definitions.
    func page() throws -> DatasetPage {
        let head = PageHead(
            title: "Dataset",
            lead: "What \(findings.datasetName) is made of, and what is wrong with it: duplicates, test pictures that "
                + "are in the training split too, contradictory and doubtful labels, odd files.",
            trail: [PageLink("Overview", .index)])
        guard let dataset else {
            return DatasetPage(
                head: head,
                findings: [
                    Finding(
                        status: Status(.unclear, "Not inspected"),
                        statement: "The dataset of this run was not inspected.",
                        evidence: "It was made by an earlier version of the program; build it again, and only what is "
                            + "missing is computed.")
                ], sections: [], shelves: [], tables: [], method: [])
        }
        let show = DatasetShow(dataset, audited: Set(pages.keys))
        let shelves = DatasetShelves(
            dataset: dataset, show: show, pages: pages, thumbnails: try database.thumbnails(of: show.contents))
        return DatasetPage(
            head: head, findings: statements(dataset), sections: [duplicates(dataset)] + leakEffect(dataset),
            shelves: shelves.shelves, tables: tables(dataset), method: method(dataset))
    }

    /// What the first page says of the dataset: leaks and contradictory labels, where there are any.
    var indexFindings: [Finding] {
        guard let dataset else { return [] }
        let more = PageLink("See the dataset", .dataset)
        return [leakFinding(dataset), contradictionFinding(dataset)].compactMap { $0 }.map {
            Finding(status: $0.status, statement: $0.statement, evidence: $0.evidence, more: more)
        }
    }

    /// What has to be known before the results, where pictures of this run are in the training split too.
    var limits: [Limit] {
        guard let dataset, let effect = allLeaks else { return [] }
        let keepsLabels = dataset.inspection.duplicates.leaksKeepTheirLabel
        return DatasetWords.limit(effect, keepsLabels: keepsLabels).map { [$0] } ?? []
    }

    /// Where the run's leaked pictures move the accuracy, and by how much.
    private func leakEffect(_ dataset: InspectedDataset) -> [Section] {
        let effects = [("by bytes", byteLeaks), ("by likeness", allLeaks)]
            .compactMap { name, effect in effect.map { (name: name, effect: $0) } }
        guard effects.contains(where: { $0.effect.leaked > 0 }) else { return [] }
        let rows = effects.filter { $0.effect.leaked > 0 }.flatMap { name, effect in
            Setting.allCases.map { setting -> [Table.Cell] in
                let accuracy = effect.settings[setting]
                return [
                    Table.Cell("\(Words.name(setting)), \(name)"), Table.Cell(NumberFormat.count(effect.leaked)),
                    Table.Cell(NumberFormat.percentInterval(accuracy?.all)),
                    Table.Cell(NumberFormat.percentInterval(accuracy?.without)),
                    Table.Cell(NumberFormat.percentInterval(accuracy?.leakedOnly)),
                    Table.Cell(difference(accuracy?.difference)),
                ]
            }
        }
        return [
            Section(
                anchor: "leak-effect", title: "What leaks do to the accuracy",
                summary: DatasetWords.effect(allLeaks ?? effects[0].effect),
                figure: figure(allLeaks ?? effects[0].effect),
                table: Table(
                    caption: "Accuracy with and without leaked pictures; differences in percentage points",
                    columns: [Table.Column("Setting and leaks")]
                        + ["Leaked", "All pictures", "Without them", "Leaked only", "Leaked less others"].map {
                            Table.Column($0, isNumber: true)
                        }, rows: rows),
                notes: effects.filter { $0.effect.leaked > 0 }.map { name, effect in
                    "Fine-tuned less zero-shot, picture by picture: \(Words.points(effect.pairedWithAll)) of all pictures, "
                        + "\(Words.points(effect.pairedWithout)) without those that leak \(name)."
                } + ["By likeness: the same bytes, the same pixels or a near duplicate is in the training split."])
        ]
    }

    private func figure(_ effect: LeakEffect) -> FigureBlock {
        let rows = Setting.allCases.flatMap { setting -> [(label: String, style: SeriesStyle, estimate: Estimate?)] in
            let accuracy = effect.settings[setting]
            return [
                ("\(Words.name(setting)), all", SeriesStyle(setting), accuracy?.all),
                ("\(Words.name(setting)), without leaks", SeriesStyle(setting), accuracy?.without),
                ("\(Words.name(setting)), leaks only", SeriesStyle(setting), accuracy?.leakedOnly),
            ]
        }
        return FigureBlock(
            figure: IntervalChart(
                name: "leak-effect", title: "Accuracy with and without leaked pictures",
                rows: rows.map { IntervalChart.Row(label: $0.label, style: $0.style, estimate: $0.estimate) },
                axis: .share("Share of test pictures classified correctly")),
            caption: "Accuracy with 95% Wilson intervals; leaked are test pictures whose bytes, pixels or near "
                + "duplicates are in the training split.",
            reading:
                "A fine-tuned mark of leaks that lies to the right of the others says that the head remembers pictures "
                + "that it has seen. The prompts have seen none of them: a zero-shot mark tells how easy the leaked "
                + "pictures are by themselves.",
            data: Table(
                caption: "Accuracy with and without leaked pictures",
                columns: [Table.Column("Setting and pictures"), Table.Column("Accuracy", isNumber: true)],
                rows: rows.map { [Table.Cell($0.label), Table.Cell(NumberFormat.percentInterval($0.estimate))] }))
    }

    private func difference(_ estimate: Estimate?) -> String {
        estimate.map { "\(Words.points($0.point)) \(Words.pointsInterval($0))" } ?? NumberFormat.notEstimable
    }
}
