import Domain
import Engine
import Render

/// The page on faces: who says where they are, how often one is known in each group, and how well the sources agree.
struct FacesReport {
    let findings: RunFindings
    let coverage: FaceCoverage
    let database: AuditDatabase

    /// More classes than these make a figure that nobody reads; the table has them all.
    private static let mostClassesInFigure = 20

    /// The page: in short, rates and sizes group by group, agreement, and how the detector works.
    func page() throws -> FacesPage {
        FacesPage(
            head: PageHead(
                title: "Faces in the pictures",
                lead:
                    "Who says where the faces are that this audit covers and measures, how often one is known in each group "
                    + "of pictures, and how large it is.",
                trail: [PageLink("Overview", .index)]),
            findings: words, cards: cards, sections: sections,
            method: method + (try ProvenanceReport(findings: findings, database: database).detectors()))
    }

    private var detectorName: String? { findings.faceDetector?.name }

    private var sections: [Section] {
        guard coverage.all.known > 0 else { return [missing] }
        return [rates, counts, sizes] + [gaps, agreement].compactMap { $0 }
    }

    // MARK: In short

    private var words: [Finding] {
        var words = [Words.faceSource(coverage, pictures: findings.pictures.count)]
        words += coverage.gaps.map { Words.faceGap($0, family: coverage.gaps.count) }
        if let all = coverage.agreement.first { words.append(Words.faceAgreement(all)) }
        return words
    }

    private var cards: [Card] {
        let all = coverage.all
        guard all.known > 0 else { return [] }
        return [
            Card(
                label: "Pictures with a face", value: NumberFormat.percent(all.rate?.point),
                interval: Self.interval(all.rate),
                detail: "\(NumberFormat.count(all.one + all.several)) of \(Words.pictures(all.known)); Wilson interval."
            ),
            Card(
                label: "Without a face", value: NumberFormat.count(all.without), interval: "pictures",
                detail: "They have no version with covered faces.", more: link(.none, all.without)),
            Card(
                label: "With several faces", value: NumberFormat.count(all.several), interval: "pictures",
                detail: "All faces of a picture are covered, and taken together.", more: link(.several, all.several)),
        ]
    }

    private func link(_ sight: FaceSight, _ count: Int) -> PageLink? {
        count > 0 ? PageLink("Show them", .gallery(.faces(sight.rawValue))) : nil
    }

    private static func interval(_ estimate: Estimate?) -> String {
        estimate.map { "[\(NumberFormat.percent($0.lower)), \(NumberFormat.percent($0.upper))]" }
            ?? NumberFormat.notEstimable
    }

    // MARK: Group by group

    /// A group of people or a class, with the shelf that shows its pictures.
    private struct Line {
        let counts: FaceCounts
        let shelf: GalleryShelf.Key
    }

    private var groupLines: [Line] {
        // One group alone is everybody.
        guard coverage.groups.count > 1 else { return [] }
        return coverage.groups.enumerated().map { Line(counts: $1, shelf: .ofGroup($0)) }
    }

    private var lines: [Line] {
        [Line(counts: coverage.all, shelf: .all)] + groupLines
            + coverage.classes.enumerated().map { Line(counts: $1, shelf: .ofClass($0)) }
    }

    private var rates: Section {
        let shown = coverage.classes.count <= Self.mostClassesInFigure ? lines : Array(lines.prefix(1)) + groupLines
        return Section(
            anchor: "rates", title: "How often a face is known",
            summary: detectorName.map {
                "The share of pictures in which \($0) finds at least one face. Where it finds none, there may be none, or one "
                    + "that it does not see: turned away, covered or small."
            } ?? "The share of the pictures that metadata speaks of in which it marks at least one face.",
            figure: FigureBlock(
                figure: IntervalChart(
                    name: "face-rates", title: "Share of pictures with a face",
                    rows: shown.map {
                        IntervalChart.Row(label: $0.counts.name, style: .plain, estimate: $0.counts.rate)
                    },
                    axis: .share("Share of pictures with a face")),
                caption: "Share of pictures with at least one face, with 95% Wilson intervals.",
                reading:
                    "A group whose mark lies further left is left out of the numbers on faces more often, and what is said of "
                    + "it rests on what is left.",
                data: Table(
                    caption: "Share of pictures with a face",
                    columns: [
                        Table.Column("Pictures"), Table.Column("Known", isNumber: true),
                        Table.Column("With a face", isNumber: true),
                    ],
                    rows: shown.map {
                        [
                            Table.Cell($0.counts.name), Table.Cell(NumberFormat.count($0.counts.known)),
                            Table.Cell(NumberFormat.percentInterval($0.counts.rate)),
                        ]
                    })), notes: [smallGroups].compactMap { $0 })
    }

    private var counts: Section {
        func cell(_ count: Int, _ sight: FaceSight, _ line: Line) -> Table.Cell {
            let isAll = line.shelf == .all
            return Table.Cell(
                NumberFormat.count(count), link: isAll && count > 0 ? .gallery(.faces(sight.rawValue)) : nil)
        }
        return Section(
            anchor: "counts", title: "How many faces",
            summary: "Pictures by the number of their faces; each count of all pictures leads to them.",
            table: Table(
                caption: "Pictures by the number of faces",
                columns: [Table.Column("Pictures")]
                    + ["Number", "Not known", "No face", "One", "Several"].map { Table.Column($0, isNumber: true) },
                rows: lines.map { line in
                    [
                        Table.Cell(line.counts.name, link: line.counts.total > 0 ? .gallery(line.shelf) : nil),
                        Table.Cell(NumberFormat.count(line.counts.total)),
                        Table.Cell(NumberFormat.count(line.counts.total - line.counts.known)),
                        cell(line.counts.without, .none, line), cell(line.counts.one, .one, line),
                        cell(line.counts.several, .several, line),
                    ]
                }),
            notes: ["Not known: the picture could not be read, or \(detectorName ?? "metadata") says nothing of it."])
    }

    private var sizes: Section {
        Section(
            anchor: "sizes", title: "How large the faces are",
            summary:
                "The share of its picture that the largest face takes. A large face is easier to hit by chance, so groups "
                + "whose faces are larger have higher rates of hits without any preference of the model.",
            table: Table(
                caption: "Share of the picture that the largest face takes",
                columns: [Table.Column("Pictures")]
                    + ["With a face", "A quarter below", "Median", "A quarter above"].map {
                        Table.Column($0, isNumber: true)
                    },
                rows: lines.map { line in
                    [
                        Table.Cell(line.counts.name),
                        Table.Cell(NumberFormat.count(line.counts.one + line.counts.several)),
                    ]
                        + (0..<3).map { index in Table.Cell(NumberFormat.percent(line.counts.sizes?[index])) }
                }))
    }

    /// Which groups are too small for what their intervals claim.
    private var smallGroups: String? {
        let small = lines.map(\.counts).filter { $0.known < LimitsReport.fewPictures }
        guard !small.isEmpty else { return nil }
        let names = small.map { "\($0.name) (\(NumberFormat.count($0.known)))" }.joined(separator: ", ")
        return "With fewer than \(LimitsReport.fewPictures) pictures an interval is wide and says little: \(names)."
    }
}
