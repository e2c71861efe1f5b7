/// Values below which given shares of a sample lie.
public enum Quantile {
    /// The quantiles of values in any order, with linear interpolation between neighbours (type 7 of Hyndman and Fan
    /// 1996, NumPy's default); nil without values.
    ///
    /// - `shares`: in [0, 1].
    public static func of(_ values: [Double], at shares: [Double]) -> [Double]? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        return shares.map { ofSorted(sorted, $0) }
    }

    /// One quantile of sorted values, of which there is at least one.
    static func ofSorted(_ sorted: [Double], _ share: Double) -> Double {
        let position = min(max(share, 0), 1) * Double(sorted.count - 1)
        let low = Int(position), high = min(low + 1, sorted.count - 1)
        return sorted[low] + (position - Double(low)) * (sorted[high] - sorted[low])
    }
}
