import Domain
import Engine

/// A smaller test split that keeps the balance of classes and, within them, of groups.
enum StratifiedSelection {
    /// At most `limit` of the samples, as equally many of each class as there are, chosen by the seed; order is kept.
    ///
    /// Classes take turns, each giving a random picture that it has left, so counts differ by at most one until a class
    /// runs out. The picture is of the group by gender that has given fewest so far, within the class first and over all
    /// classes where that is a tie; without groups the choice is by class alone.
    static func choose(_ limit: Int, of samples: [Sample], seed: UInt64) -> [Sample] {
        guard limit < samples.count else { return samples }
        var random = SplitMix64.derived(runSeed: seed, parts: ["stratified selection"])
        let classes = Dictionary(grouping: samples, by: \.label)
        // A dictionary has no order of its own, so classes are shuffled in the order of their labels.
        var waiting = classes.keys.sorted().map { ClassQueue((classes[$0] ?? []).shuffled(using: &random)) }
        var chosen: Set<Sample> = [], given: [String: Int] = [:]
        while chosen.count < limit {
            for index in waiting.indices where chosen.count < limit {
                guard let sample = waiting[index].next(given: given) else { continue }
                chosen.insert(sample)
                given[ClassQueue.group(of: sample), default: 0] += 1
            }
        }
        return samples.filter(chosen.contains)
    }
}

/// The pictures of one class that are not chosen yet.
private struct ClassQueue {
    /// By group; the last of a list is next.
    private var waiting: [String: [Sample]]
    /// Number of pictures that each group of this class gave.
    private var given: [String: Int] = [:]

    init(_ samples: [Sample]) { waiting = Dictionary(grouping: samples, by: Self.group) }

    static func group(of sample: Sample) -> String {
        sample.annotation.groups[PictureGroups.gender] ?? PictureGroups.unknown
    }

    /// Takes the next picture out, nil where none is left; `total` is what each group gave in all classes.
    mutating func next(given total: [String: Int]) -> Sample? {
        let order = waiting.keys.sorted().filter { waiting[$0]?.isEmpty == false }
        let group = order.min { (given[$0] ?? 0, total[$0] ?? 0) < (given[$1] ?? 0, total[$1] ?? 0) }
        guard let group else { return nil }
        given[group, default: 0] += 1
        return waiting[group]?.popLast()
    }
}
