/// How much of the top of a map lies inside a region: between the pointing game, which asks one pixel, and the mass,
/// which asks all.
enum TopPixels {
    /// How far apart two values may be, as a share of them, and still tie; see `PointingGame`.
    private static let tie: Float = 1e-6

    /// Share of the largest pixels that lies inside the region, in [0, 1].
    ///
    /// The top is exactly `top` of all pixels. Pixels that tie with the last of them share the room that is left, so a
    /// map that is the same everywhere gets the region's area. By chance the share is that area (see `PointingGame`).
    /// - `saliency`: side x side values of at least 0, row by row.
    /// - `top`: share of the pixels, above 0 and at most 1.
    static func share(of saliency: [Float], in mask: RegionMask, top: Double) -> Double {
        precondition(saliency.count == mask.isInside.count, "Map and mask have the same pixels.")
        precondition(top > 0 && top <= 1, "The top of a map is a share of it, not \(top).")
        let room = top * Double(saliency.count)
        let last = saliency.sorted(by: >)[Int(room.rounded(.up)) - 1], slack = last * tie
        var above = (all: 0, inside: 0), tied = (all: 0, inside: 0)
        for (index, value) in saliency.enumerated() where value >= last - slack {
            let inside = mask.isInside[index] ? 1 : 0
            if value > last + slack {
                above = (above.all + 1, above.inside + inside)
            } else {
                tied = (tied.all + 1, tied.inside + inside)
            }
        }
        let share = (room - Double(above.all)) * Double(tied.inside) / Double(tied.all)
        return (Double(above.inside) + share) / room
    }
}
