/// Whether the means of two independent groups differ by more than a random division into groups would make them.
///
/// Fisher, The Design of Experiments, 1935. All divisions are looked at where there are at most 10,000, otherwise 9,999
/// random ones; then the p-value counts the observed division too, so it is never zero (Phipson and Smyth 2010). As in
/// `scipy.stats.permutation_test`, the two-sided p-value is twice the smaller of both sides.
public enum PermutationTest {
    /// Most divisions that are looked at one by one.
    private static let largestExact = 10_000
    private static let resamples = 9_999

    /// Two-sided p-value of equal means; 1 where a group is empty.
    public static func twoSided(_ first: [Double], _ second: [Double], seed: UInt64 = 0) -> Double {
        guard !first.isEmpty, !second.isEmpty else { return 1 }
        let all = first + second, total = all.reduce(0, +)
        // With the total given, the difference of the means rises with the sum of the first group alone.
        let observed = first.reduce(0, +)
        // Sums of the same values in another order may differ in their last bits.
        let slack = 1e-12 * all.reduce(1) { $0 + abs($1) }
        guard all.contains(where: { $0 != all[0] }), total.isFinite else { return 1 }
        var below = 0, above = 0, count = 0
        func note(_ sum: Double) {
            if sum <= observed + slack { below += 1 }
            if sum >= observed - slack { above += 1 }
            count += 1
        }
        if divisions(of: all.count, into: first.count) <= largestExact {
            eachSum(of: first.count, among: all[...], note)
            return min(1, 2 * Double(min(below, above)) / Double(count))
        }
        var random = SplitMix64(seed: seed), order = all
        for _ in 0..<resamples {
            // The first places of a Fisher-Yates shuffle.
            var sum = 0.0
            for index in first.indices {
                order.swapAt(index, index + random.integer(below: order.count - index))
                sum += order[index]
            }
            note(sum)
        }
        return min(1, 2 * Double(min(below, above) + 1) / Double(count + 1))
    }

    /// The number of ways to choose some of n, or more than `largestExact`.
    private static func divisions(of n: Int, into chosen: Int) -> Int {
        var ways = 1
        for step in 1...min(chosen, n - chosen) {
            ways = ways * (n - step + 1) / step
            if ways > largestExact { break }
        }
        return ways
    }

    /// The sum of every choice of some values.
    private static func eachSum(of chosen: Int, among values: ArraySlice<Double>, _ note: (Double) -> Void) {
        func choose(_ left: Int, from start: Int, sum: Double) {
            guard left > 0 else { return note(sum) }
            for index in start...(values.endIndex - left) {
                choose(left - 1, from: index + 1, sum: sum + values[index])
            }
        }
        choose(chosen, from: values.startIndex, sum: 0)
    }
}
