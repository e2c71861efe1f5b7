import Domain
import Render

/// The paper's two figures about deletion.
extension ExhibitsReport {
    // MARK: Figure 4

    /// Deletion area of both settings on this audit's dataset.
    var deletion: Exhibit {
        let difference = findings.pairedAreaDifference, verdict = Self.verdict(aboveZero: difference)
        let areas = Setting.allCases.map { setting in
            (
                label: Words.name(setting), style: SeriesStyle(setting), estimate: findings.meanDeletionArea(setting),
                count: findings.deletionAreas(setting).count
            )
        }
        return Exhibit(
            anchor: "figure-4", name: "Figure 4", subject: "deletion area by setting",
            paper:
                "Zero-shot explanations have the smaller deletion area on both datasets, by 18.52% on StanfordCars "
                + "and 5.44% on Occupation; no intervals are given.",
            status: Self.status(verdict), findings: [Self.compared(Words.faithfulness(difference, more: nil), verdict)],
            figure: chart(
                "exhibit-deletion", "Deletion area by setting, \(findings.datasetName)", areas,
                caption:
                    "Mean area under the deletion curves on \(findings.datasetName), with 95% bootstrap intervals. "
                    + "An audit is of one dataset; the paper\u{2019}s figure has two."),
            more: PageLink("Faithfulness", .faithfulness, anchor: "curves"))
    }

    // MARK: Figure 5

    /// Deletion area of pictures as they are and with faces covered.
    var maskedDeletion: Exhibit {
        let subject = "deletion area, original against face-masked"
        let paper =
            "Explanations of face-masked pictures have a deletion area that is lower by 6.16%, in both settings: "
            + "they are \u{201C}more faithful\u{201D}."
        let found = fairness.gender.deletionOfAll
        guard found.contains(where: { $0.faceMasked != nil }) else {
            return Self.absent("figure-5", "Figure 5", subject, paper: paper, finding: noMaskedPictures)
        }
        let verdicts = found.map(Self.verdict)
        let all = verdicts.allSatisfy { $0 == verdicts[0] } ? verdicts[0] : .cannotTell
        let rows = found.flatMap { one in
            [
                (
                    label: "\(Words.name(one.setting)), original", style: SeriesStyle(one.setting),
                    estimate: one.original, count: one.original?.count ?? 0
                ),
                (
                    label: "\(Words.name(one.setting)), faces covered", style: SeriesStyle(one.setting),
                    estimate: one.faceMasked, count: one.faceMasked?.count ?? 0
                ),
            ]
        }
        return Exhibit(
            anchor: "figure-5", name: "Figure 5", subject: subject, paper: paper, status: Self.status(all),
            findings: zip(found, verdicts).map(Self.finding),
            figure: chart(
                "exhibit-masked-deletion", "Deletion area of original and face-masked pictures", rows,
                caption:
                    "Mean area under the deletion curves of the pictures that both settings classify correctly as they "
                    + "are, with 95% bootstrap intervals. With faces covered, the curves are of whatever each setting "
                    + "then answers."
            ), more: PageLink("Deletion area by gender", .fairness, anchor: "deletion"))
    }

    /// Whether covering faces lowers the area, as in the paper; the rank test has to agree with the interval.
    private static func verdict(_ found: GroupDeletion) -> ClaimVerdict {
        guard let change = found.change, let p = found.wilcoxon, p < 0.05 else { return .cannotTell }
        return change.upper < 0 ? .holds : change.lower > 0 ? .contradicted : .cannotTell
    }

    private static func finding(_ found: GroupDeletion, _ verdict: ClaimVerdict) -> Finding {
        let name = Words.name(found.setting)
        let statement =
            switch verdict {
            case .holds: "\(name) explanations have a lower deletion area when faces are covered."
            case .contradicted: "\(name) explanations have a higher deletion area when faces are covered."
            case .cannotTell:
                "We cannot tell whether covering faces changes the deletion area of \(found.setting.rawValue) "
                    + "explanations."
            }
        let evidence =
            found.change.map {
                "Faces covered minus original, picture by picture: \(Words.differenceCell($0)), "
                    + "\(NumberFormat.basis(of: $0)), bootstrap; Wilcoxon \(Words.pValue(found.wilcoxon))."
            } ?? "Fewer than two pictures have both versions."
        return Finding(status: status(verdict), statement: statement, evidence: evidence)
    }

    // MARK: Both

    private func chart(
        _ name: String, _ title: String,
        _ rows: [(label: String, style: SeriesStyle, estimate: Estimate?, count: Int)], caption: String
    ) -> FigureBlock {
        FigureBlock(
            figure: IntervalChart(
                name: name, title: title,
                rows: rows.map { IntervalChart.Row(label: $0.label, style: $0.style, estimate: $0.estimate) },
                axis: .fitting(rows.compactMap(\.estimate), title: "Deletion area; lower is more faithful")),
            caption: caption,
            reading:
                "Further left is more faithful. Lines of one picture set are compared picture by picture in the "
                + "sentences above, which is sharper than to compare their intervals here.",
            data: Table(
                caption: title,
                columns: [
                    Table.Column("Setting"), Table.Column("Pictures", isNumber: true),
                    Table.Column("Area", isNumber: true),
                ],
                rows: rows.map {
                    [
                        Table.Cell($0.label), Table.Cell(NumberFormat.count($0.count)),
                        Table.Cell(NumberFormat.interval($0.estimate)),
                    ]
                }))
    }
}
