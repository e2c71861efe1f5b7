import Foundation

/// How often each of the levels 0 to 255 occurs.
struct LevelHistogram {
    /// 256 counts.
    private let counts: [Int]
    private let total: Int

    /// Counts the levels; there must be at least one.
    init(_ levels: [UInt8]) {
        var counts = [Int](repeating: 0, count: 256)
        for level in levels { counts[Int(level)] += 1 }
        self.counts = counts
        total = levels.count
    }

    /// Mean level.
    var mean: Double { Double(counts.indices.reduce(0) { $0 + $1 * counts[$1] }) / Double(total) }

    /// Variance of the levels over all pixels.
    var variance: Double {
        let mean = mean
        return counts.indices.reduce(0) { sum, level in
            let distance = Double(level) - mean
            return sum + Double(counts[level]) * distance * distance
        } / Double(total)
    }

    /// Shannon entropy, - sum p log2 p, in bits: 0 for one level, 8 for all of them alike.
    var entropy: Double {
        -counts.reduce(0) { sum, count in
            guard count > 0 else { return sum }
            let share = Double(count) / Double(total)
            return sum + share * log2(share)
        }
    }

    /// The least level that a share of all pixels does not exceed.
    func quantile(_ share: Double) -> Int {
        var seen = 0
        for (level, count) in counts.enumerated() {
            seen += count
            if Double(seen) >= share * Double(total) { return level }
        }
        return 255
    }
}
