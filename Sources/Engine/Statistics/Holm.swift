/// p-values of several tests of one family, corrected so that one false alarm among all of them stays rare.
public enum Holm {
    /// Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 1979.
    ///
    /// The smallest of m p-values is multiplied by m, the next by m - 1, and so on; none gets below the one before it,
    /// and none above 1. The order of the values is kept.
    public static func adjusted(_ pValues: [Double]) -> [Double] {
        var result = pValues, largest = 0.0
        for (rank, index) in pValues.indices.sorted(by: { pValues[$0] < pValues[$1] }).enumerated() {
            largest = min(1, max(largest, Double(pValues.count - rank) * pValues[index]))
            result[index] = largest
        }
        return result
    }
}
