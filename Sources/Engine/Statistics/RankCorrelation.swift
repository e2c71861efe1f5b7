/// How far two lists of values are in the same order.
public enum RankCorrelation {
    /// Spearman's coefficient: the correlation of the ranks, equal values sharing theirs, in [-1, 1]; nil where a list has
    /// one value only.
    public static func spearman(_ one: [Double], _ other: [Double]) -> Double? {
        precondition(one.count == other.count, "Lists of one length.")
        let a = SharedRanks.doubled(of: one).map(Double.init), b = SharedRanks.doubled(of: other).map(Double.init)
        // The mean of doubled ranks 2 ... 2n is n + 1, shared or not.
        let mean = Double(one.count + 1)
        var product = 0.0, squares = (0.0, 0.0)
        for (x, y) in zip(a, b) {
            product += (x - mean) * (y - mean)
            squares.0 += (x - mean) * (x - mean)
            squares.1 += (y - mean) * (y - mean)
        }
        guard squares.0 > 0, squares.1 > 0 else { return nil }
        return product / (squares.0 * squares.1).squareRoot()
    }
}
