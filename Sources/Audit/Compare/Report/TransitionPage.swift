import Domain
import Render

/// The page on what became of every picture: from which state to which, with the pictures behind every count.
struct TransitionPage {
    let comparison: Comparison

    /// The page.
    func page() -> ComparisonPage {
        ComparisonPage(
            name: .transitions,
            head: PageHead(
                title: "Transitions",
                lead:
                    "What became of every picture: whether the answer is right, and whether the explanation points at a face "
                    + "first. Each count leads to its pictures.", trail: [PageLink("Overview", .index)]),
            findings: comparison.transitions.map { Words.transitions($0, in: comparison) },
            sections: comparison.transitions.map(section))
    }

    private func section(_ transitions: Transitions) -> Section {
        let name = Words.name(transitions.setting)
        let (from, to) = (Self.states(transitions.cells.map(\.from)), Self.states(transitions.cells.map(\.to)))
        return Section(
            anchor: transitions.setting.rawValue, title: name,
            summary: Self.summary(transitions),
            table: Table(
                caption: "\(name): pictures by their state in the baseline (rows) and in the candidate (columns)",
                columns: [Table.Column("Baseline")]
                    + to.map { Table.Column($0.rawValue.capitalizedFirst, isNumber: true) },
                rows: from.map { row in
                    [Table.Cell(row.rawValue.capitalizedFirst)]
                        + to.map { column in
                            transitions.cell(from: row, to: column).map {
                                Table.Cell(
                                    NumberFormat.count($0.pictures.count),
                                    link: .gallery(ComparisonGallery.key(transitions.setting, $0)))
                            } ?? Table.Cell("0")
                        }
                }),
            notes: [
                "Newly face-driven: beside every face in the baseline and on a face in the candidate, right or wrong. "
                    + "No longer face-driven: the other way round. Pictures without a face in view of the model take part only in "
                    + "what is right and wrong.",
                Self.turn("right", transitions.right),
            ])
    }

    private static func states(_ found: [PictureState]) -> [PictureState] {
        PictureState.allCases.filter(found.contains)
    }

    private static func summary(_ transitions: Transitions) -> String {
        turn("face-driven", transitions.faceDriven)
    }

    /// What changed either way, with its test.
    private static func turn(_ what: String, _ turn: Transitions.Turn) -> String {
        "\(Words.pictures(turn.newly)) newly \(what), \(NumberFormat.count(turn.noLonger)) no longer, "
            + "\(NumberFormat.count(turn.still)) still and \(NumberFormat.count(turn.never)) in neither version; McNemar's exact "
            + "test, p \(Words.equals(NumberFormat.pValue(turn.p)))."
    }
}
