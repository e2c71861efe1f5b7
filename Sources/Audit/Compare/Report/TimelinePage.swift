import Domain
import Render

/// The page with every version in the order given: one small chart for each number.
struct TimelinePage {
    let timeline: Timeline

    /// The page.
    func page() -> ComparisonPage {
        ComparisonPage(
            name: .timeline,
            head: PageHead(
                title: "Timeline",
                lead:
                    "The numbers of \(NumberFormat.count(timeline.versions.count)) versions, each with the interval of its own "
                    + "report. Versions look at the same pictures, so that a difference may be shown where intervals overlap.",
                trail: [PageLink("Overview", .index)]),
            sides: ComparisonPage.Sides(
                "Versions",
                [
                    FactGroup(
                        "In the order given",
                        timeline.versions.enumerated().map { index, version in
                            Fact(
                                String(index + 1), "\(version.name), \(version.document.run.finished ?? "not finished")"
                            )
                        })
                ]),
            sections: timeline.series.map(section), isGrid: true)
    }

    private func section(_ series: Timeline.Series) -> Section {
        let definition = series.definition, isShare = definition.unit == .share, chart = chart(series)
        return Section(
            anchor: definition.id, title: definition.title,
            summary: chart == nil
                ? "\(definition.definition) Not every version has this number, so that there is no line to be drawn."
                : definition.definition,
            figure: chart.map { figure in
                FigureBlock(
                    figure: figure, caption: "\(definition.title), version by version; bands are 95% intervals.",
                    reading:
                        "\(definition.direction.rawValue.capitalizedFirst). One place for each version, in the order of the "
                        + "list above; a band is what the pictures of one version allow.",
                    data: table(series, isShare: isShare))
            },
            table: steps(definition))
    }

    /// Nil where a version has no number: a line through nothing would be made up.
    private func chart(_ series: Timeline.Series) -> LineChart? {
        let count = timeline.versions.count
        let lines = Setting.allCases.compactMap { setting -> (Setting, [Estimate])? in
            let values = (series.values[setting] ?? []).compactMap { $0 }
            return values.count == count && count > 1 ? (setting, values) : nil
        }
        guard !lines.isEmpty else { return nil }
        let ends = lines.flatMap { $0.1.flatMap { [$0.lower, $0.upper] } }
        return LineChart(
            name: "timeline-\(series.definition.id)", title: "\(series.definition.title) over versions",
            series: lines.map { setting, values in
                LineChart.Series(
                    name: Words.name(setting), style: SeriesStyle(setting), values: values.map(\.point),
                    band: values.map { $0.lower...$0.upper })
            },
            across: .places("Version", count: count),
            up: series.definition.unit == .share
                ? .shares(fitting: ends, title: series.definition.title)
                : .fitting(lines.flatMap(\.1), title: series.definition.title), size: .compact)
    }

    private func table(_ series: Timeline.Series, isShare: Bool) -> Table {
        Table(
            caption: "\(series.definition.title), version by version",
            columns: [Table.Column("Version")] + Setting.allCases.map { Table.Column(Words.name($0), isNumber: true) },
            rows: timeline.versions.enumerated().map { index, version in
                [Table.Cell("\(index + 1): \(version.document.model.name)")]
                    + Setting.allCases.map { setting in
                        let value = series.values[setting]?[index]
                        return Table.Cell(
                            isShare ? NumberFormat.percentInterval(value) : NumberFormat.interval(value))
                    }
            })
    }

    /// What became of a number from each version to the next; nothing where there are two versions, of which the page of
    /// numbers speaks.
    private func steps(_ definition: MeasureDefinition) -> Table? {
        guard timeline.steps.count > 1 else { return nil }
        return Table(
            caption: "\(definition.title): from each version to the next",
            columns: [Table.Column("Step")]
                + Setting.allCases.flatMap {
                    [Table.Column(Words.name($0), isNumber: true), Table.Column("Verdict, \($0.rawValue)")]
                },
            rows: timeline.steps.enumerated().map { index, step in
                [Table.Cell("\(index + 1) to \(index + 2)")]
                    + Setting.allCases.flatMap { setting -> [Table.Cell] in
                        let measure = step.overall.first {
                            $0.id == definition.id && $0.setting == setting && $0.variant == .original
                                && $0.group == nil
                        }
                        return [
                            Table.Cell(measure.map { Words.difference($0, definition) } ?? NumberFormat.notEstimable),
                            Table.Cell(Words.status(measure?.change ?? .cannotTell)),
                        ]
                    }
            })
    }
}
