import Domain

/// The numbers of several versions in the order given, the baseline first and the candidate last.
struct Timeline: Sendable {
    let versions: [AuditedVersion]
    /// Numbers that a reader follows over time, in the order of the pages.
    let series: [Series]
    /// What became of each number from each version to the next: one comparison fewer than versions.
    let steps: [Comparison]

    /// One number over all versions.
    struct Series: Sendable {
        let definition: MeasureDefinition
        /// By setting: one value for each version; nil where it has none.
        let values: [Setting: [Estimate?]]
    }

    /// The names of the numbers that are followed.
    private static let followed = [
        MeasureDefinition.accuracy, .deletionArea, .insertionArea, RelianceMeasures.faces.rate,
        RelianceMeasures.faces.mass,
        RelianceMeasures.evidence.rate, RelianceMeasures.evidence.mass,
    ]

    /// Takes the numbers as the versions' own reports have them.
    init(_ versions: [AuditedVersion], steps: [Comparison]) {
        self.versions = versions
        self.steps = steps
        series = Self.followed.compactMap { definition in
            let values = Dictionary(
                uniqueKeysWithValues: Setting.allCases.map { setting in
                    (setting, versions.map { $0.document.value(of: definition, setting) })
                })
            let isThere = values.values.contains { $0.contains { $0 != nil } }
            return isThere ? Series(definition: definition, values: values) : nil
        }
    }
}

extension ReportDocument {
    /// A number over all pictures as they are; nil where there is none.
    fileprivate func value(of definition: MeasureDefinition, _ setting: Setting) -> Estimate? {
        measures.first {
            $0.id == definition.id && $0.setting == setting && $0.variant == .original && $0.group == nil
                && $0.class == nil
        }?.estimate
    }
}
