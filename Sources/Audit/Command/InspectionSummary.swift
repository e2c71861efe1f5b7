import Domain

/// What `build --json` says of the run's dataset; `inspect --json` has the files.
struct InspectionSummary: Encodable {
    /// Groups of files of the same bytes; those of them in both splits; those of them with different labels.
    let exactDuplicateGroups: Int
    let leakingGroups: Int
    let contradictoryGroups: Int
    /// The same for near duplicates by hash.
    let nearDuplicateGroups: Int
    let nearLeakingGroups: Int
    let nearContradictoryGroups: Int
    /// Labels that are doubted; left out where there was too little to train on.
    let doubtfulLabels: Int?
    /// Test pictures of the run whose like is in the training split, and what they do to the accuracy.
    let leaks: Leaks

    /// The effect of leaks by bytes, pixels and likeness together.
    struct Leaks: Encodable {
        let pictures: Int
        /// By setting.
        let accuracyWithout: [String: Estimate]
        /// Accuracy on the leaked pictures less that on the others, by setting.
        let difference: [String: Estimate]
    }

    init(_ dataset: InspectedDataset, leaks effect: LeakEffect) {
        let groups = dataset.inspection.duplicates
        exactDuplicateGroups = groups.bytes.count
        leakingGroups = groups.bytes.count(where: \.leaks)
        contradictoryGroups = groups.bytes.count(where: \.contradicts)
        nearDuplicateGroups = groups.near.count
        nearLeakingGroups = groups.near.count(where: \.leaks)
        nearContradictoryGroups = groups.near.count(where: \.contradicts)
        doubtfulLabels = dataset.labels?.issues.count
        leaks = Leaks(
            pictures: effect.leaked, accuracyWithout: BuildResult.bySetting { effect.settings[$0]?.without },
            difference: BuildResult.bySetting { effect.settings[$0]?.difference })
    }
}
