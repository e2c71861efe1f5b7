public import Domain

/// How alike two maps of one picture are, cell by cell.
public struct MapAgreement: Hashable, Sendable {
    /// Spearman's rank correlation of the cells, in [-1, 1]; nil where a map has one value only.
    public let rankCorrelation: Double?
    /// Share of the most salient cells of one map that are among those of the other, in [0, 1].
    public let topOverlap: Double

    /// Share of a map's cells that counts as its most salient ones.
    public static let topShare = 0.05

    /// Compares two maps of one size; of equal cells the first in row-major order counts as more salient.
    public init(_ one: AttributionMap, _ other: AttributionMap) {
        precondition(one.values.count == other.values.count, "Maps of one size.")
        rankCorrelation = RankCorrelation.spearman(one.values.map(Double.init), other.values.map(Double.init))
        let count = max(1, Int((Self.topShare * Double(one.values.count)).rounded()))
        topOverlap = Double(Self.top(count, of: one).intersection(Self.top(count, of: other)).count) / Double(count)
    }

    private static func top(_ count: Int, of map: AttributionMap) -> Set<Int> {
        Set(map.values.indices.sorted { (map.values[$0], $1) > (map.values[$1], $0) }.prefix(count))
    }
}
