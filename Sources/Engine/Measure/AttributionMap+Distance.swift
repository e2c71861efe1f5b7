public import Domain

extension AttributionMap {
    /// Share of the heat that would have to move to make one map the other, in [0, 1]; nil where one has no heat.
    ///
    /// The total variation distance of the maps as distributions: half the sum of |a / sum a - b / sum b| over the
    /// cells. Which of the maps is hotter as a whole does not count.
    public func distance(to other: AttributionMap) -> Double? {
        precondition(rows == other.rows && columns == other.columns, "Maps of one size.")
        let total = values.reduce(0) { $0 + Double($1) }, otherTotal = other.values.reduce(0) { $0 + Double($1) }
        guard total > 0, otherTotal > 0 else { return nil }
        return zip(values, other.values).reduce(0) {
            $0 + abs(Double($1.0) / total - Double($1.1) / otherTotal)
        } / 2
    }
}
