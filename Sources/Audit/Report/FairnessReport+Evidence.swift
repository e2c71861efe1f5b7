import Domain
import Render

/// The sections about evidence, what metadata lacks, and what the words mean.
extension FairnessReport {
    /// What the dataset does not say, and how it could; nil where nothing is missing.
    var missing: Section? {
        var rows: [[Table.Cell]] = []
        func add(_ column: String, _ cell: String, _ example: String) {
            rows.append([Table.Cell(column), Table.Cell(cell), Table.Cell(example)])
        }
        if gender.groups.known.isEmpty {
            add("group_\(PictureGroups.gender)", "The group; empty where it is not known", "female")
        }
        if !gender.faces.isMarked {
            add(
                "face_bbox",
                "Faces as \(BoxList.form); empty where there is none."
                    + (findings.faceDetector == nil
                        ? " \"vlm-audit models pull mtcnn\" has them found instead" : ""),
                "112 99 89 90")
        }
        if !fairness.hasEvidence {
            add(
                "evidence_bbox", "What makes the picture belong to its class, in the same form",
                "69 172 193 148; 102 34 89 94")
        }
        guard !rows.isEmpty else { return nil }
        return Section(
            anchor: "missing", title: "What the dataset does not say",
            summary:
                "A file \(DatasetMetadata.fileName) in the dataset's folder, with a row for each picture, gives what is "
                + "missing here. Its column file_name holds the path below the folder, such as test/chef/1.jpg; build the "
                + "report again afterwards.",
            table: Table(
                caption: "Columns to add to \(DatasetMetadata.fileName)",
                columns: [Table.Column("Column"), Table.Column("Cell"), Table.Column("Example")], rows: rows))
    }

    // MARK: Evidence

    /// Nothing where metadata marks no evidence.
    var evidenceSections: [Section] {
        guard fairness.hasEvidence else { return [] }
        let found = Setting.allCases.compactMap { fairness.evidence[$0] }
        let rates = found.flatMap { one -> [(label: String, style: SeriesStyle, estimate: Estimate?)] in
            let name = Words.name(one.setting)
            return [
                ("\(name) maps", SeriesStyle(one.setting), one.scores.rate),
                ("\(name), random map", SeriesStyle(one.setting), one.scores.chanceInterval),
                ("\(name), picture's centre", SeriesStyle(one.setting), one.centre),
            ]
        }
        return [
            Section(
                anchor: "evidence", title: "Whether explanations point at the evidence",
                summary:
                    "How often the most salient pixel lies on what makes the picture belong to its class, as metadata marks "
                    + "it, on the pictures that each setting classifies correctly.",
                figure: FigureBlock(
                    figure: IntervalChart(
                        name: "evidence-hits", title: "Rate of hits on the evidence",
                        rows: rates.map { IntervalChart.Row(label: $0.label, style: $0.style, estimate: $0.estimate) },
                        axis: .share("Most salient pixel on evidence")),
                    caption:
                        "Rates with 95% intervals: of the maps, of the same maps moved at random, and of a map that "
                        + "always points at the centre of the picture.",
                    reading:
                        "Maps that find the evidence lie to the right of both others. Photographers put what matters in the "
                        + "middle: only maps that beat the centre have found something that its place does not tell.",
                    data: Table(
                        caption: "Rate of hits on the evidence",
                        columns: [Table.Column("Map"), Table.Column("Rate", isNumber: true)],
                        rows: rates.map {
                            [Table.Cell($0.label), Table.Cell(NumberFormat.percentInterval($0.estimate))]
                        })),
                table: Table(
                    caption: "Hits of the maps less those of the others, in percentage points",
                    columns: [Table.Column("Setting")]
                        + [
                            "Pictures", "Less random map", "Exact p", "Less centre", "McNemar's p", "Mass less chance",
                        ].map { Table.Column($0, isNumber: true) },
                    rows: found.map { one in
                        [
                            Table.Cell(Words.name(one.setting)), Table.Cell(NumberFormat.count(one.scores.count)),
                            Table.Cell(Words.pointsCell(one.scores.corrected)),
                            Table.Cell(NumberFormat.pValue(one.scores.pointing)),
                            Table.Cell(Words.pointsCell(one.againstCentre)),
                            Table.Cell(NumberFormat.pValue(one.mcNemar)),
                            Table.Cell(Words.pointsCell(one.scores.correctedMass)),
                        ]
                    }),
                notes: found.map(omissions))
        ]
    }

    private func omissions(_ evidence: EvidenceReliance) -> String {
        let reasons = RegionOmission.allCases.filter { evidence.omitted($0) > 0 }.map {
            "\(Words.name($0, region: "evidence")) \(NumberFormat.count(evidence.omitted($0)))"
        }
        let name = Words.name(evidence.setting)
        return reasons.isEmpty
            ? "\(name): no picture is left out." : "\(name), left out: \(reasons.joined(separator: "; "))."
    }

    // MARK: Definitions

    /// What the words of the page mean.
    var definitions: [FactGroup] {
        let margin = NumberFormat.decimal(100 * GroupGap.margin, digits: 0)
        return [
            FactGroup(
                "Measures",
                [
                    Fact(
                        "Hit",
                        "The most salient pixel of the enlarged map lies in a box; of several largest ones, the share that "
                            + "does."),
                    Fact(
                        "By chance",
                        "Mean over all shifts of the same map, what leaves on one side coming back on the other: the share "
                            + "of the picture that the boxes take."),
                    Fact("Corrected", "Hit less chance, picture by picture; bootstrap interval."),
                    Fact("Mass", "Share of the map's values that lies in a box; bootstrap interval."),
                    Fact(
                        "Within \(PointingDefinition.tolerance) pixels",
                        "As a hit, but the face may lie so far beside the most salient pixel, in pixels of the square "
                            + "that the model sees (Zhang et al. 2018); chance is the area of all places that are as near "
                            + "to the face."),
                    Fact(
                        "Top \(NumberFormat.percent(PointingDefinition.topShare, digits: 0))",
                        "Share of the most salient \(NumberFormat.percent(PointingDefinition.topShare, digits: 0)) of the "
                            + "pixels that lies on the face; bootstrap interval."),
                    Fact("Ellipse", "The one inscribed in the box of a face: the corners of a box are no face."),
                    Fact("Gap", "Difference of the rates of two groups; Newcombe's interval, Fisher's exact test."),
                    Fact("Accuracy", "Over all readable pictures of the group; Wilson's interval."),
                    Fact(
                        "Deletion area",
                        "Mean over the pictures of the group that both settings classify correctly as they are; "
                            + "bootstrap interval."),
                    Fact(
                        "Change",
                        "Faces covered minus original, picture by picture where there is a face to cover: of the accuracy "
                            + "with Newcombe's paired interval and McNemar's test, of the area with a bootstrap interval "
                            + "and Wilcoxon's test."),
                ]),
            FactGroup(
                "Verdicts",
                [
                    Fact(
                        "Claim: holds, contradicted",
                        "The 95% interval lies on the claim's side of zero, or on the other; a test, where there is one, "
                            + "agrees. Otherwise we cannot tell."),
                    Fact("Gap: fail", "The 95% interval excludes zero."),
                    Fact("Gap: pass", "The 95% interval lies within \(margin) points on both sides of zero."),
                    Fact("Gap: cannot tell", "Anything else; more pictures would be needed."),
                    Fact(
                        "More than two groups",
                        "All pairs, with intervals that hold together (Bonferroni); one that fails is enough."),
                    Fact(
                        "More or less than chance",
                        "The interval of hit or mass less chance excludes zero, of hits the exact test agrees, the other "
                            + "measure does not contradict, and there are \(PointingScores.fewestForVerdict) pictures."),
                ]),
        ]
    }
}
