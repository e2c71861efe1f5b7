import Domain
import Render

/// The first page of a comparison: what the versions are, what changed, and whether that is more than noise.
struct ComparisonOverview {
    let comparison: Comparison
    /// What a policy says of the candidate; nil where none is asked.
    let gate: GateResult?
    /// The worst change first.
    let pictures: [ComparedPictureReport]

    /// The page.
    func page() -> ComparisonPage {
        ComparisonPage(
            name: .index,
            head: PageHead(
                title: "\(comparison.candidate.document.model.name) against \(comparison.baseline.document.model.name)",
                lead:
                    "What changed from the baseline to the candidate on the same pictures, on whom, and whether it is more "
                    + "than chance and the noise of seeds."),
            sides: ComparisonPage.Sides(
                "Baseline and candidate",
                [Self.side("Baseline", comparison.baseline), Self.side("Candidate", comparison.candidate)]),
            findings: findings, sections: charts, strip: strip, ways: ComparisonMenu.ways)
    }

    /// What a policy says, the verdict, then every number of which a difference was shown, what became worse first, then the pictures.
    var findings: [Finding] {
        let order: [Change] = [.regressed, .improved, .changed]
        return (gate?.findings ?? []) + [Words.verdict(comparison)] + [missing].compactMap { $0 }
            + order.flatMap { change in
                comparison.shown.filter { $0.change == change }.map { Words.changed($0, comparison.definition($0)) }
            } + comparison.transitions.map { Words.transitions($0, in: comparison) }
    }

    /// What has to be known of pictures that only one version has.
    private var missing: Finding? {
        let matching = comparison.matching
        guard !matching.onlyBaseline.isEmpty || !matching.onlyCandidate.isEmpty || matching.byPath > 0 else {
            return nil
        }
        return Finding(
            status: Status(.unclear, "Not the same pictures"),
            statement:
                "\(Words.pictures(matching.byContent)) are the same by content and \(NumberFormat.count(matching.byPath)) "
                + "by path alone.",
            evidence: "\(NumberFormat.count(matching.onlyBaseline.count)) are in the baseline alone and "
                + "\(NumberFormat.count(matching.onlyCandidate.count)) in the candidate alone; only pictures of both count.",
            more: PageLink("What differs", .versions))
    }

    private static func side(_ title: String, _ version: AuditedVersion) -> FactGroup {
        let document = version.document
        return FactGroup(
            "\(title): \(document.model.name)",
            [
                Fact("Model", "\(document.model.name), \(document.model.digest.short)"),
                Fact("Dataset", "\(document.dataset.name), \(document.dataset.digest.short)"),
                Fact("Run", document.run.name, isCode: true),
                Fact("Finished", document.run.finished ?? "not yet"),
            ])
    }

    /// The differences that a reader asks for first, as charts.
    private var charts: [Section] {
        [
            chart(
                "shares", "Answers and what they rest on", unit: .share,
                axis: "Candidate minus baseline, in shares of the pictures or of the map"),
            chart(
                "areas", "Faithfulness", unit: .area,
                axis: "Candidate minus baseline, in areas under the curves"),
        ].compactMap { $0 }
    }

    private func chart(_ anchor: String, _ title: String, unit: MeasureDefinition.Unit, axis: String) -> Section? {
        let measures = comparison.overall.filter {
            comparison.definition($0)?.unit == unit && $0.difference != nil
        }
        guard !measures.isEmpty else { return nil }
        let ends = measures.flatMap { [$0.difference?.lower, $0.difference?.upper].compactMap { $0 } }
        return Section(
            anchor: anchor, title: title,
            summary: "How much each number changes over the same pictures, with 95% intervals, before any correction.",
            figure: FigureBlock(
                figure: IntervalChart(
                    name: "differences-\(anchor)", title: "\(title): candidate minus baseline",
                    rows: measures.map { measure in
                        IntervalChart.Row(
                            label: Words.name(measure, comparison.definition(measure)),
                            style: measure.setting.map(SeriesStyle.init) ?? .plain, estimate: measure.estimate)
                    },
                    axis: unit == .share
                        ? .shares(fitting: ends, title: axis)
                        : .fitting(measures.compactMap(\.estimate), title: axis)),
                caption: "Candidate minus baseline, paired by picture.",
                reading:
                    "A whisker that does not touch zero is a difference that chance alone would rarely make in one number. "
                    + "Because many numbers are looked at, and because seeds make differences of their own, the word in the "
                    + "table asks for more: see its last columns.",
                data: MeasurePages.table("Differences: \(title.lowercasedFirst)", measures, comparison)))
    }

    private var strip: IndexPage.Strip? {
        let changed = pictures.filter(\.change.isChanged).prefix(4)
        guard !changed.isEmpty else { return nil }
        return IndexPage.Strip(
            rule: "The pictures that changed for the worse the most.",
            more: PageLink("All that changed", .gallery(.all)), tiles: changed.map { $0.tile() })
    }
}

extension Comparison {
    /// What the name of a number means; nil where neither version's report says.
    func definition(_ measure: ComparedMeasure) -> MeasureDefinition? { Self.definitions[measure.id] }

    /// What all compared numbers mean, by name.
    static let definitions: [String: MeasureDefinition] = {
        let all = PictureMeasure.all.map(\.definition) + PictureMeasure.gaps.map(\.definition)
        return Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
    }()
}
