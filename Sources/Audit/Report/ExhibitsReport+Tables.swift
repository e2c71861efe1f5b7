import Domain
import Engine
import Render

/// The paper's two tables.
extension ExhibitsReport {
    // MARK: Table 1

    /// How often explanations point at faces, by gender and setting.
    var pointing: Exhibit {
        let name = "Table 1", subject = "fairness accuracy by gender"
        let paper =
            "The most salient pixel lies on the face in 12.50% (zero-shot) and 20.45% (fine-tuned) of the pictures of "
            + "women, and in 21.17% and 29.41% of those of men: more for fine-tuned explanations, and more for men."
        guard let original = faces.original, faces.isMarked else {
            return Self.absent(
                "table-1", name, subject, paper: paper,
                finding: Words.noFaces(detector: findings.faceDetector?.name).withoutLink)
        }
        let settings = Self.verdict(original.paired.moreHits, is: .fineTuned)
        let known = fairness.gender.groups.known
        let gaps = Setting.allCases.compactMap { setting in
            original.settings[setting].map { found in
                let finding = Words.gap(setting, found.gaps, knownGroups: known).withoutLink
                return Self.gapVerdict(found.gaps).map { Self.compared(finding, $0) } ?? finding
            }
        }
        return Exhibit(
            anchor: "table-1", name: name, subject: subject, paper: paper, status: Self.status(settings),
            findings: [Self.compared(Words.comparison(on: .faces, original.paired), settings)] + gaps,
            tables: [pointingTable(original), Self.paperTable],
            notes: [Self.paperGaps]
                + (known.isEmpty
                    ? [
                        "Metadata names no gender, so all pictures stand in one line. The program never guesses it."
                    ] : []),
            more: PageLink("Faces and fairness, group by group", .fairness, anchor: "groups-original"))
    }

    /// Whether the pictures of men are hit more often, as in the paper; nil where no gap is shown or the groups are
    /// others.
    private static func gapVerdict(_ gaps: [GroupGap]) -> ClaimVerdict? {
        guard let gap = gaps.first(where: { Set([$0.first, $0.second]) == ["female", "male"] }), gap.verdict == .fail
        else { return nil }
        return (gap.gap.point > 0) == (gap.first == "male") ? .holds : .contradicted
    }

    private func pointingTable(_ original: VariantReliance) -> Table {
        let groups = original.settings[.zeroShot]?.groups.map(\.group) ?? []
        func cells(_ setting: Setting, _ group: Int?) -> [String] {
            guard let found = original.settings[setting] else { return [] }
            let scores = group.map { found.groups[$0].scores } ?? found.all
            return [
                "\(RelianceSections.hits(scores.hits))/\(NumberFormat.count(scores.count))",
                NumberFormat.percentInterval(scores.rate), NumberFormat.percent(scores.chance),
            ]
        }
        func row(_ name: String, _ group: Int?) -> [Table.Cell] {
            [Table.Cell(name)] + Setting.allCases.flatMap { cells($0, group) }.map { Table.Cell($0) }
        }
        return Table(
            caption: "This audit: most salient pixel on the face, pictures as they are",
            columns: [Table.Column("Gender")]
                + Setting.allCases.flatMap { setting in
                    ["\(Words.name(setting)), hits", "Rate", "By chance"].map { Table.Column($0, isNumber: true) }
                },
            rows: (groups.count > 1 ? groups.enumerated().map { row($0.element, $0.offset) } : [])
                + [row(GroupFindings.all, nil)])
    }

    /// What the paper printed with the intervals that it has at the counts it fits.
    private static var paperTable: Table {
        Table(
            caption: "The paper: counts inferred by us from its percentages",
            columns: [Table.Column("Setting and gender")]
                + ["Printed", "Fits", "95% interval"].map { Table.Column($0, isNumber: true) },
            rows: PaperResults.pointing.map { cell in
                [
                    "\(Words.name(cell.setting)), \(cell.group)",
                    NumberFormat.percent(cell.reported / 100, digits: 2), "\(cell.hits)/\(cell.count)",
                    NumberFormat.percentInterval(Proportion.wilson(hits: cell.hits, of: cell.count)),
                ].map { Table.Cell($0) }
            })
    }

    private static var paperGaps: String {
        let gaps = Setting.allCases.compactMap { setting in
            PaperResults.gap(setting).map {
                "\(setting.rawValue) \(Words.points($0.gap)), Fisher\u{2019}s exact test \(Words.pValue($0.fisher))"
            }
        }
        return "At these counts, which are ours, the paper\u{2019}s gap, men less women, is "
            + "\(gaps.joined(separator: "; ")): its own table does not show a gap between genders at its sample size."
    }

    // MARK: Table 2

    /// How often both settings are right.
    var accuracy: Exhibit {
        let zeroShot = findings.accuracy(.zeroShot), fineTuned = findings.accuracy(.fineTuned)
        let difference = findings.pairedAccuracyDifference
        let isTest = findings.split == .test
        let finding =
            isTest
            ? Words.accuracy(zeroShot: zeroShot, fineTuned: fineTuned, difference: difference)
            : Words.accuracyOnTraining(zeroShot: zeroShot, fineTuned: fineTuned)
        let verdict = isTest ? Self.verdict(aboveZero: difference) : .cannotTell
        return Exhibit(
            anchor: "table-2", name: "Table 2", subject: "accuracy of both settings",
            paper:
                "The fine-tuned setting is right more often: 78.26% against 58.67% on StanfordCars, 95.80% against "
                + "92.70% on Occupation.",
            status: Self.status(verdict), findings: [Self.compared(finding, verdict)],
            tables: [
                Table(
                    caption: "Accuracy on the audited pictures, and what the paper printed without intervals",
                    columns: [Table.Column("Dataset")]
                        + ["Pictures", "Zero-shot", "Fine-tuned"].map { Table.Column($0, isNumber: true) },
                    rows: [
                        [
                            "This audit: \(findings.datasetName)", NumberFormat.count(findings.readable.count),
                            NumberFormat.percentInterval(zeroShot), NumberFormat.percentInterval(fineTuned),
                        ].map { Table.Cell($0) }
                    ]
                        + PaperResults.accuracy.map { row in
                            [
                                "The paper: \(row.dataset)", "not given",
                                NumberFormat.percent(row.zeroShot / 100, digits: 2),
                                NumberFormat.percent(row.fineTuned / 100, digits: 2),
                            ].map { Table.Cell($0) }
                        })
            ], more: PageLink("Accuracy on the first page", .index, anchor: "measures"))
    }
}
