/// Cuts pictures into parts, each of which is judged by a classifier that was trained on the others.
public enum FoldAssignment {
    /// The part of each picture, 0 ..< folds.
    ///
    /// Parts have about as many pictures of each class (Kohavi, "A study of cross-validation and bootstrap", IJCAI 1995).
    /// Pictures of one cluster stay together, because a classifier that has seen a picture's duplicate has seen the
    /// picture. The largest clusters of a class come first, each into the part with the fewest pictures of the class; equal
    /// ones in an order that the seed decides. A cluster of several classes goes with the label of its first picture.
    ///
    /// - Parameters:
    ///   - labels: class of each picture.
    ///   - clusters: name of each picture's cluster.
    public static func folds(_ folds: Int, labels: [Int], clusters: [Int], seed: UInt64) -> [Int] {
        precondition(labels.count == clusters.count && folds >= 2, "Each picture has a cluster, and there are parts.")
        var members: [Int: [Int]] = [:], order: [Int] = []
        for (index, cluster) in clusters.enumerated() {
            if members[cluster] == nil { order.append(cluster) }
            members[cluster, default: []].append(index)
        }
        var random = SplitMix64.derived(runSeed: seed, parts: ["folds"])
        order.shuffle(using: &random)
        // Swift's sort is stable, so that equal clusters keep the order of the shuffle.
        let bySize = order.compactMap { members[$0] }.sorted { $0.count > $1.count }
        var fold = [Int](repeating: 0, count: labels.count)
        var sizes: [Int: [Int]] = [:]
        for cluster in bySize {
            var counts = sizes[labels[cluster[0]]] ?? Array(repeating: 0, count: folds)
            // Whole parts stay alike too: of parts with equally few of the class, the smallest takes it.
            let smallest = counts.indices.min { one, other in
                (counts[one], total(one, sizes)) < (counts[other], total(other, sizes))
            }
            let target = smallest ?? 0
            for index in cluster { fold[index] = target }
            counts[target] += cluster.count
            sizes[labels[cluster[0]]] = counts
        }
        return fold
    }

    private static func total(_ fold: Int, _ sizes: [Int: [Int]]) -> Int { sizes.values.reduce(0) { $0 + $1[fold] } }
}
