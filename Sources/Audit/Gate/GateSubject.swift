import Domain

/// What a policy is held against: the numbers of one report, or of one comparison.
struct GateSubject: Sendable {
    let kind: Kind
    /// What it is about, in words.
    let title: String
    /// The run, of a comparison the candidate's.
    let run: ReportIdentity.Run
    /// The site's folder as the user named it, so that programs find its pages; nil where there is none.
    let folder: String?
    let values: [GateValue]
    /// Why the numbers of a comparison are about different things, in words; empty for all that were not forced.
    let differences: [String]

    enum Kind: String, Codable, Sendable {
        case report
        case comparison
    }

    /// A report.
    init(_ report: GateDocuments.Report, folder: String?) {
        kind = .report
        title = "run \(report.run.name) (\(report.model.name) on \(report.dataset.name))"
        run = report.run
        self.folder = folder
        values = report.measures.map(GateValue.init)
        differences = []
    }

    /// A comparison of two versions.
    init(_ comparison: ComparisonDocument, folder: String?) {
        kind = .comparison
        let (before, after) = (comparison.baseline, comparison.candidate)
        title =
            "comparison of run \(before.run.name) (\(before.model.name)) with run \(after.run.name) "
            + "(\(after.model.name))"
        run = after.run
        self.folder = folder
        values = (comparison.measures + comparison.parts).map(GateValue.init)
        differences = comparison.isForced ? comparison.differences.filter(\.isBlocking).map(\.name) : []
    }
}

/// One number that a rule may be about: of a report its value, of a comparison the difference, candidate minus baseline.
struct GateValue: Hashable, Sendable {
    let measure: String
    let setting: Setting?
    let variant: Variant
    let group: MeasureValue.Group?
    let className: String?
    /// Nil where it cannot be estimated.
    let estimate: Estimate?
    /// Pictures behind it; nil where that is not known.
    let count: Int?
    /// What became of it; nil in a report.
    let change: Change?
    /// Whether a comparison has the number of the candidate and not that of the baseline.
    let lacksBaseline: Bool
    /// Why there is no estimate.
    let reason: String?
    /// The page and the place on it, relative to the site's folder.
    let page: String
}

extension GateValue {
    init(_ value: MeasureValue) {
        self.init(
            measure: value.id, setting: value.setting, variant: value.variant, group: value.group,
            className: value.class, estimate: value.estimate, count: value.n, change: nil, lacksBaseline: false,
            reason: value.reason, page: value.page)
    }

    init(_ value: ComparedMeasure) {
        self.init(
            measure: value.id, setting: value.setting, variant: value.variant, group: value.group,
            className: value.class,
            estimate: value.difference.map {
                Estimate(point: $0.point, lower: $0.lower, upper: $0.upper, level: $0.level, count: value.n)
            }, count: value.n, change: value.change,
            lacksBaseline: value.baseline == nil && value.candidate != nil, reason: value.reason, page: value.page)
    }

    /// The difference of two groups the other way round, which is the same number with the other sign.
    var reversed: GateValue? {
        guard let group, let minus = group.minus else { return nil }
        return GateValue(
            measure: measure, setting: setting, variant: variant,
            group: MeasureValue.Group(attribute: group.attribute, name: minus, minus: group.name), className: className,
            estimate: estimate.map {
                Estimate(point: -$0.point, lower: -$0.upper, upper: -$0.lower, level: $0.level, count: $0.count)
            }, count: count, change: change, lacksBaseline: lacksBaseline, reason: reason, page: page)
    }
}
