import Domain
import Engine

/// A smaller test split that keeps the balance of classes.
enum StratifiedSelection {
    /// At most `limit` of the samples, as equally many of each class as there are, chosen by the seed; order is kept.
    ///
    /// Classes take turns, each giving a random picture that it has left, so counts differ by at most one until a class
    /// runs out.
    static func choose(_ limit: Int, of samples: [Sample], seed: UInt64) -> [Sample] {
        guard limit < samples.count else { return samples }
        var random = SplitMix64.derived(runSeed: seed, parts: ["stratified selection"])
        let groups = Dictionary(grouping: samples, by: \.label)
        // A dictionary has no order of its own, so classes are shuffled in the order of their labels.
        var waiting = groups.keys.sorted().map { (groups[$0] ?? []).shuffled(using: &random) }
        var chosen: Set<Sample> = []
        while chosen.count < limit {
            for index in waiting.indices where chosen.count < limit {
                if let sample = waiting[index].popLast() { chosen.insert(sample) }
            }
        }
        return samples.filter(chosen.contains)
    }
}
