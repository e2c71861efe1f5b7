import Domain
import Render

/// The sections on what the answers come to under other definitions of "points at a face".
extension FairnessReport {
    /// Nothing where no face is known; a word on how to have them where they were not measured.
    var definitionSections: [Section] {
        guard gender.faces.isMarked else { return [] }
        let multiverse = fairness.multiverse
        guard multiverse.isMeasured else {
            return [
                Section(
                    anchor: "definitions", title: "Does the answer depend on the definition?",
                    summary:
                        "Not measured in this run. Building it again with the same arguments measures it from the "
                        + "maps that are there; no map is made anew.")
            ]
        }
        return [overview(multiverse)] + multiverse.panels.map(section)
    }

    private func overview(_ multiverse: Multiverse) -> Section {
        Section(
            anchor: "definitions", title: "Does the answer depend on the definition?",
            summary:
                "\u{201C}Points at a face\u{201D} can be measured in several reasonable ways, and the paper chose one. "
                + "Here every claim is asked in all of them: four measures, the face as its box or as the ellipse in "
                + "it, and pictures as they are or with faces covered. A claim about the model holds whichever is "
                + "chosen.",
            table: Table(
                caption: "Explanations point at faces: claims, and in how many definitions they hold",
                columns: [Table.Column("Claim")]
                    + ["Definitions", "Holds", "Contradicted", "Cannot tell"].map { Table.Column($0, isNumber: true) }
                    + [Table.Column("In the paper\u{2019}s definition")],
                rows: multiverse.panels.map { panel in
                    let paper = panel.results.first { $0.definition == .paper && $0.variant == .original }
                    return [
                        Table.Cell(Words.name(panel.claim)), Table.Cell(NumberFormat.count(panel.results.count)),
                        Table.Cell(NumberFormat.count(panel.count(.holds))),
                        Table.Cell(NumberFormat.count(panel.count(.contradicted))),
                        Table.Cell(NumberFormat.count(panel.count(.cannotTell))),
                        paper.map { Table.Cell(Words.status($0.verdict)) } ?? Table.Cell(NumberFormat.notEstimable),
                    ]
                }),
            notes: [
                "The definitions share their maps and pictures, so they are not so many independent tests, and no "
                    + "interval is widened for their number: the panels show how far an answer rests on the choice."
            ])
    }

    private func section(_ panel: ClaimPanel) -> Section {
        let sorted = panel.results.enumerated().sorted { one, other in
            let (first, second) = (one.element.difference?.point, other.element.difference?.point)
            // What could not be estimated comes last.
            return (first == nil ? 1 : 0, first ?? 0, one.offset) < (second == nil ? 1 : 0, second ?? 0, other.offset)
        }.map(\.element)
        return Section(
            anchor: Self.anchor(panel.claim), title: Words.title(panel.claim), summary: Words.robustness(panel),
            figure: FigureBlock(
                figure: chart(panel.claim, sorted), caption: Self.caption(panel.claim),
                reading: Self.reading(panel.claim), data: table(panel.claim, sorted)))
    }

    private static func anchor(_ claim: Claim) -> String {
        switch claim {
        case .fineTunedMore: "definitions-settings"
        case .moreThanChance(let setting): "definitions-\(setting.rawValue)"
        case .gap(let setting, _, _): "definitions-gap-\(setting.rawValue)"
        }
    }

    private static func caption(_ claim: Claim) -> String {
        let what =
            switch claim {
            case .fineTunedMore: "Fine-tuned minus zero-shot over the same pictures"
            case .moreThanChance: "The maps less the same maps moved at random"
            case .gap(_, let more, let less): "Pictures marked \(more) less pictures marked \(less)"
            }
        return "\(what), in percentage points with 95% intervals; one row for each definition, ordered by the estimate."
    }

    private static func reading(_ claim: Claim) -> String {
        let chance =
            if case .gap = claim {
                " Where faces are larger in one group, a part of the gap is only that; the table has what it would "
                    + "be by chance."
            } else { "" }
        return "The dots on the left say which definition a row is: which pictures, what is taken for the face, and "
            + "what of the map is looked at (the top pixel; whether the face is within \(PointingDefinition.tolerance) "
            + "pixels of it; the top \(NumberFormat.percent(PointingDefinition.topShare, digits: 0)) of the pixels; "
            + "all of the map). A triangle to the right says that the claim holds, one to the left that its contrary "
            + "does, a ring that we cannot tell; a ring beside zero is where the test does not agree with the "
            + "interval. If one kind of dot gathers at one end, the answer depends on that choice.\(chance)"
    }

    private func chart(_ claim: Claim, _ results: [ClaimResult]) -> SpecificationChart {
        let variants = findings.variants
        let scaled = results.map { $0.difference?.inPoints }
        return SpecificationChart(
            name: Self.anchor(claim), title: Words.sentence(claim),
            choices: [
                SpecificationChart.Choice("Pictures", options: variants.map { $0 == .original ? "as is" : "covered" }),
                SpecificationChart.Choice("Face", options: PointingDefinition.Shape.allCases.map(Words.name)),
                SpecificationChart.Choice("Measure", options: PointingDefinition.Measure.allCases.map(Words.word)),
            ],
            rows: zip(results, scaled).map { result, estimate in
                SpecificationChart.Row(
                    options: [
                        variants.firstIndex(of: result.variant) ?? 0,
                        PointingDefinition.Shape.allCases.firstIndex(of: result.definition.shape) ?? 0,
                        PointingDefinition.Measure.allCases.firstIndex(of: result.definition.measure) ?? 0,
                    ],
                    estimate: estimate, verdict: SpecificationChart.Verdict(result.verdict))
            },
            axis: .fitting(scaled.compactMap { $0 }, title: "Percentage points"))
    }

    private func table(_ claim: Claim, _ results: [ClaimResult]) -> Table {
        var hasChance = false
        if case .gap = claim { hasChance = true }
        return Table(
            caption: Words.sentence(claim),
            columns: ["Measure", "Face", "Pictures shown", "Verdict"].map { Table.Column($0) }
                + (["Difference, points"] + (hasChance ? ["By chance"] : []) + ["p", "Pictures"]).map {
                    Table.Column($0, isNumber: true)
                },
            rows: results.map { result in
                let numbers =
                    [Words.pointsCell(result.difference)]
                    + (hasChance ? [result.chance.map(Words.points) ?? NumberFormat.notEstimable] : [])
                    + [
                        result.pValue.map { NumberFormat.pValue($0) } ?? "no test",
                        NumberFormat.count(result.count),
                    ]
                return [
                    Table.Cell(Words.name(result.definition.measure).capitalizedFirst),
                    Table.Cell(Words.name(result.definition.shape)), Table.Cell(Words.name(result.variant)),
                    Table.Cell(Words.status(result.verdict)),
                ] + numbers.map { Table.Cell($0) }
            })
    }
}

extension SpecificationChart.Verdict {
    /// The verdict as a mark.
    fileprivate init(_ verdict: ClaimVerdict) {
        switch verdict {
        case .holds: self = .holds
        case .contradicted: self = .contradicted
        case .cannotTell: self = .unclear
        }
    }
}

extension Estimate {
    /// A difference of shares in percentage points.
    fileprivate var inPoints: Estimate {
        Estimate(point: 100 * point, lower: 100 * lower, upper: 100 * upper, level: level, count: count)
    }
}
