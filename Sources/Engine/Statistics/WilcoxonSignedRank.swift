/// Wilcoxon's signed-rank test of whether paired differences are centred on zero.
///
/// Wilcoxon, "Individual comparisons by ranking methods", Biometrics Bulletin 1945. Differences of zero are left out,
/// and equal absolute values share the mean of their ranks. Up to 50 differences the p-values are exact: the
/// distribution over all 2^n choices of signs, ties as they are. Beyond, the normal approximation with the variance
/// corrected for ties and no correction for continuity. Without ties and zeros this is SciPy's `wilcoxon(d)`.
public struct WilcoxonSignedRank: Hashable, Sendable {
    /// Differences that are not zero, at least 1.
    public let count: Int
    /// Sum of the ranks of the positive differences, from 0 to count (count + 1) / 2.
    public let positiveRanks: Double
    /// p-value against "not centred on zero".
    public let twoSided: Double
    /// p-value against "centred above zero".
    public let greater: Double

    /// Most differences whose distribution is computed exactly.
    private static let largestExact = 50

    /// Tests differences of pairs; nil where all are zero or there are none.
    public init?(_ differences: [Double]) {
        let sorted = differences.filter { $0 != 0 }.sorted { abs($0) < abs($1) }
        guard !sorted.isEmpty else { return nil }
        count = sorted.count
        let (doubledRanks, tieSizes) = SharedRanks.doubled(ofSorted: sorted.map(abs))
        let doubled = zip(sorted, doubledRanks).reduce(0) { $0 + ($1.0 > 0 ? $1.1 : 0) }
        positiveRanks = Double(doubled) / 2
        let less: Double
        if count <= Self.largestExact {
            // The distribution is symmetric: at least W is as probable as at most its mirror image.
            let all = doubledRanks.reduce(0, +), probabilities = Self.signDistribution(doubledRanks)
            less = probabilities[...doubled].reduce(0, +)
            greater = probabilities[...(all - doubled)].reduce(0, +)
        } else {
            let n = Double(count)
            let ties = tieSizes.reduce(0.0) { $0 + Double($1 * $1 * $1 - $1) }
            let variance = n * (n + 1) * (2 * n + 1) / 24 - ties / 48
            let z = (positiveRanks - n * (n + 1) / 4) / variance.squareRoot()
            less = Normal.distribution(z)
            greater = Normal.distribution(-z)
        }
        twoSided = min(1, 2 * min(less, greater))
    }

    /// Probability of each sum, from 0 to that of all, of a choice among the ranks with probability 1/2 for each.
    private static func signDistribution(_ ranks: [Int]) -> [Double] {
        var probabilities = [Double](repeating: 0, count: ranks.reduce(0, +) + 1)
        probabilities[0] = 1
        var largest = 0
        for rank in ranks {
            largest += rank
            for sum in (0...largest).reversed() {
                probabilities[sum] = (probabilities[sum] + (sum >= rank ? probabilities[sum - rank] : 0)) / 2
            }
        }
        return probabilities
    }
}
