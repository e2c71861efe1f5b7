import Domain

/// The numbers of a report that go into formats of others, each beside the slice of the pictures that it is about.
///
/// Those formats know one model and its results. So they get the levels of one setting and the gaps between groups; what
/// compares both settings, and what checks the method itself, stays in the report.
struct SlicedMeasures: Sendable {
    /// All pictures first, then groups and classes as the report has them; no two have the same slice.
    let results: [Result]

    /// Everything about one slice of the pictures.
    struct Result: Sendable {
        let slice: Slice
        /// Never empty, and each of them is estimated.
        let metrics: [Metric]
    }

    /// Which pictures a number is about.
    struct Slice: Hashable, Sendable {
        let variant: Variant
        /// Nil for all groups.
        let attribute: String?
        let group: String?
        /// Nil for all classes.
        let `class`: String?

        /// "faces covered, gender: female"; nil for all pictures as they are.
        var name: String? {
            let parts = [
                variant == .original ? nil : Words.name(variant),
                attribute.map { "\($0): \(group ?? "")" }, `class`.map { "class: \($0)" },
            ].compactMap { $0 }
            return parts.isEmpty ? nil : parts.joined(separator: ", ")
        }
    }

    /// One number with what it means.
    struct Metric: Sendable {
        let definition: MeasureDefinition
        let value: MeasureValue
        /// Of the value, which there is.
        let estimate: Estimate

        /// The groups that a gap is between: "gender: female minus male"; nil for other numbers.
        var gap: String? {
            value.group.flatMap { group in group.minus.map { "\(group.attribute): \(group.name) minus \($0)" } }
        }

        /// What it is, with the groups that a gap is between.
        var title: String { [definition.title, gap].compactMap { $0 }.joined(separator: ", ") }
    }

    /// What is handed on.
    private static let shown: Set<String> = Set(
        ([
            .accuracy, .accuracyGap, .deletionArea, .normalisedDeletionArea, .insertionArea, .textAccuracy,
            .textAccuracyGap,
        ]
            + [RelianceMeasures.faces, .evidence, .text].flatMap {
                [$0.rate, $0.corrected, $0.mass, $0.correctedMass, $0.hitGap]
            }).map(\.id))

    /// The numbers of one setting; slices by class of the pictures as they are, where there are at most `mostClasses`.
    init(_ document: ReportDocument, _ setting: Setting, mostClasses: Int = .max) {
        let definitions = Dictionary(uniqueKeysWithValues: document.definitions.map { ($0.id, $0) })
        let showsClasses = document.dataset.classes.count <= mostClasses
        var order: [Slice] = [], metrics: [Slice: [Metric]] = [:]
        for value in document.measures where value.setting == setting && Self.shown.contains(value.id) {
            guard let definition = definitions[value.id], let estimate = value.estimate else { continue }
            let slice = Slice(value)
            if slice.class != nil, !showsClasses || slice.variant != .original { continue }
            if metrics[slice] == nil { order.append(slice) }
            metrics[slice, default: []].append(Metric(definition: definition, value: value, estimate: estimate))
        }
        let sorted =
            order.filter { $0.name == nil } + order.filter { $0.name != nil && $0.class == nil }
            + order.filter { $0.class != nil }
        results = sorted.map { Result(slice: $0, metrics: metrics[$0] ?? []) }
    }
}

extension SlicedMeasures.Slice {
    /// A gap is about the pictures of both groups, so that it belongs to all.
    init(_ value: MeasureValue) {
        let group = value.group.flatMap { $0.minus == nil ? $0 : nil }
        self.init(variant: value.variant, attribute: group?.attribute, group: group?.name, class: value.class)
    }
}
