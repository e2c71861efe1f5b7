import Domain
import Render

/// The first page of a run's report.
struct IndexReport {
    let findings: RunFindings
    let faithfulness: FaithfulnessFindings
    let fairness: FairnessReport
    let text: TextReport
    let dataset: DatasetReport
    /// What limits the audit, the most important first.
    let limits: [Limit]
    let pictures: [PictureReport]

    /// Pictures shown on the first page: one row of them in a wide window.
    private static let stripLength = 4

    /// The page: limits, verdicts, the four measures, a few pictures, the way to the other pages, and what was left out.
    func page() -> IndexPage {
        IndexPage(
            head: PageHead(
                title: "Audit of \(findings.modelName) on \(findings.datasetName)",
                lead:
                    "How one model decides when it matches pictures with words (zero-shot) and with a linear head "
                    + "trained on its features (fine-tuned)."),
            identity: identity, limits: limits, findings: statements, balance: Words.balance(statements),
            answers: Words.answers(statements), cards: cards, numbers: numbers, strip: strip,
            ways: ReportMenu.ways, excluded: excluded)
    }

    /// Every verdict of the audit, in the order of its questions.
    var statements: [Finding] {
        [
            Words.faithfulness(findings.pairedAreaDifference, more: PageLink("See the curves", .faithfulness)),
            robustness, accuracyFinding,
        ].compactMap { $0 } + fairness.indexFindings + text.indexFindings + dataset.indexFindings
    }

    /// How far the verdict on faithfulness depends on scores, seeds and penalties; nil where there is no verdict.
    private var robustness: Finding? {
        findings.pairedAreaDifference.map { _ in
            Words.robustness(faithfulness, more: PageLink("Scores, seeds and penalties", .faithfulness))
        }
    }

    /// What was audited, in a line.
    var identity: [Fact] {
        [
            Fact("Model", findings.modelName), Fact("Dataset", findings.datasetName),
            Fact(
                "Pictures",
                "\(NumberFormat.count(findings.pictures.count)) of the \(Words.split(findings.split))"),
            Fact("Compared", "\(NumberFormat.count(findings.compared.count)), right in both settings"),
            Fact("Settings", Setting.allCases.map(\.rawValue).joined(separator: ", ")),
            Fact("Shown", findings.variants.map(Words.name).joined(separator: "; ")),
        ]
    }

    /// Which setting is right more often.
    var accuracyFinding: Finding {
        let zeroShot = findings.accuracy(.zeroShot), fineTuned = findings.accuracy(.fineTuned)
        return findings.split == .train
            ? Words.accuracyOnTraining(zeroShot: zeroShot, fineTuned: fineTuned)
            : Words.accuracy(
                zeroShot: zeroShot, fineTuned: fineTuned, difference: findings.pairedAccuracyDifference)
    }

    /// A few pictures with their maps; nil where none could be read.
    private var strip: IndexPage.Strip? {
        let compared = pictures.filter { $0.picture.exclusion == nil }
        let pool = compared.isEmpty ? pictures.filter { !$0.picture.settings.isEmpty } : compared
        guard !pool.isEmpty else { return nil }
        let drawn = PictureDraw(seed: findings.run.seed).order(pool, for: "overview").prefix(Self.stripLength)
        return IndexPage.Strip(
            rule: "\(drawn.count) of \(Words.pictures(pool.count)) "
                + (compared.isEmpty ? "that could be read" : "that both settings classify correctly")
                + ", drawn by the seed \(findings.run.seed) of the run and the content of the files, never by what they show.",
            more: PageLink("All of them", .gallery(compared.isEmpty ? .all : .compared)),
            tiles: drawn.map(\.tile))
    }

    private var excluded: Section {
        let total = findings.pictures.count
        func row(_ title: String, _ count: Int, _ link: PageName) -> [Table.Cell] {
            [
                Table.Cell(title), Table.Cell(NumberFormat.count(count), link: count > 0 ? link : nil),
                Table.Cell(NumberFormat.percent(total > 0 ? Double(count) / Double(total) : nil)),
            ]
        }
        let reasons = PictureFindings.Exclusion.allCases.enumerated().map { index, reason in
            row("Left out: " + Words.name(reason), findings.excluded(reason), .gallery(.reason(index)))
        }
        return Section(
            anchor: "excluded", title: "What was left out",
            summary:
                "\(Words.pictures(findings.compared.count)) of \(NumberFormat.count(total)) are compared: those that "
                + "both settings classify correctly. An explanation of a wrong answer is shown in the gallery, but "
                + "does not count.",
            table: Table(
                caption: "Audited pictures by what became of them",
                columns: [
                    Table.Column("Pictures"), Table.Column("Number", isNumber: true),
                    Table.Column("Share", isNumber: true),
                ],
                rows: [row("Compared", findings.compared.count, .gallery(.compared))] + reasons))
    }
}
