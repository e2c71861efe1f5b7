/// How much of a map lies inside a region; other than the pointing game it asks all pixels and not only the largest.
enum RegionMass {
    /// The sum of the values inside the region over the sum of all values, in [0, 1]; nil where all are zero.
    ///
    /// By chance it is the region's share of the area (see `PointingGame`).
    /// - `saliency`: side x side values of at least 0, row by row.
    static func share(of saliency: [Float], in mask: RegionMask) -> Double? {
        precondition(saliency.count == mask.isInside.count, "Map and mask have the same pixels.")
        var total = 0.0, inside = 0.0
        for (index, value) in saliency.enumerated() {
            total += Double(value)
            if mask.isInside[index] { inside += Double(value) }
        }
        return total > 0 ? inside / total : nil
    }
}
