import Domain
import Engine
import Render

/// The sections that compare: groups with one another, and the detector with metadata.
extension FacesReport {
    /// The differences between groups; nil where there are no two to compare.
    var gaps: Section? {
        guard !coverage.gaps.isEmpty else { return nil }
        return Section(
            anchor: "gaps", title: "Whether a face is known equally often",
            summary:
                "How much more often a face is known in one group than in another. A difference says that the numbers on "
                + "faces rest on a larger part of one group.",
            table: Table(
                caption: "Differences of the share of pictures with a face, in percentage points",
                columns: [Table.Column("Groups")]
                    + ["Pictures", "Difference", "Fisher's p"].map { Table.Column($0, isNumber: true) },
                rows: coverage.gaps.map { gap in
                    [
                        Table.Cell("\(gap.first)\u{A0}\u{2212}\u{A0}\(gap.second)"),
                        Table.Cell(NumberFormat.count(gap.difference.count)),
                        Table.Cell(
                            "\(Words.points(gap.difference.point)) \(Words.pointsInterval(gap.difference))"),
                        Table.Cell(NumberFormat.pValue(gap.fisher)),
                    ]
                }))
    }

    /// The detector beside metadata; nil where they never speak of one picture.
    var agreement: Section? {
        guard let all = coverage.agreement.first else { return nil }
        // One group alone is everybody.
        let rows = coverage.agreement.count > 2 ? coverage.agreement : [all]
        func count(_ one: FaceAgreement, _ number: Int, _ sight: FaceSight) -> Table.Cell {
            let isAll = one.name == all.name && number > 0
            return Table.Cell(
                NumberFormat.count(number), link: isAll ? .gallery(.faces(sight.rawValue)) : nil)
        }
        return Section(
            anchor: "agreement", title: "The detector beside metadata",
            summary:
                "Where metadata speaks of a picture, it is believed, and what the detector finds shows how well it does. Two "
                + "boxes are one face where they overlap by half (intersection over union of \(FaceAgreement.leastOverlap)).",
            table: Table(
                caption: "Faces by metadata and by the detector",
                columns: [Table.Column("Pictures")]
                    + [
                        "Number", "Marked faces", "Found", "Missed", "Extra", "Share found", "Share extra",
                        "Mean overlap",
                    ].map { Table.Column($0, isNumber: true) },
                rows: rows.map { one in
                    [
                        Table.Cell(one.name), Table.Cell(NumberFormat.count(one.pictures)),
                        Table.Cell(NumberFormat.count(one.marked)), Table.Cell(NumberFormat.count(one.found)),
                        count(one, one.marked - one.found, .missed), count(one, one.extra, .extra),
                        Table.Cell(NumberFormat.percentInterval(one.foundRate)),
                        Table.Cell(NumberFormat.percentInterval(one.extraRate)),
                        Table.Cell(NumberFormat.interval(one.overlap, digits: 2)),
                    ]
                }),
            notes: [
                "Shares with 95% Wilson intervals, taken over faces as if each stood alone; the mean overlap of the faces that "
                    + "both know with a bootstrap interval."
            ])
    }

    /// What is missing where nobody says anything about faces.
    var missing: Section {
        Section(
            anchor: "missing", title: "How to give faces",
            summary: "\(Words.howToGiveFaces) Build the report again afterwards.")
    }

    /// What the words of the page mean.
    var method: [FactGroup] {
        [
            FactGroup(
                "Where faces are from",
                [
                    Fact("Metadata", "Wins wherever it speaks of a picture, also where it says that there is no face."),
                    Fact("Detector", findings.faceDetector?.name ?? "None ran."),
                    Fact("Counted here", "What \(coverage.source.name) says; of unreadable pictures nothing is known."),
                    Fact("Size", "The part of the largest box that lies on the picture, over the picture's area."),
                ])
        ]
    }
}
