/// The pointing game, which asks whether the most salient pixel lies inside a region.
///
/// Zhang et al., "Top-down neural attention by excitation backprop", ECCV 2016, without their tolerance of 15 pixels:
/// the answer of Agarwal (2023) to "does the model look at the face?".
///
/// Chance needs no sampling. Shift the enlarged map by every (dx, dy) of the side x side torus, so that what leaves on
/// one side comes back on the other. Each of the tied largest pixels then visits each pixel of the picture exactly
/// once, and is inside in as many of the side² shifts as the region has pixels: its mean is the region's share of the
/// area. So is the mean of `hit`, which is a mean over the tied pixels. The same holds for `RegionMass`, pixel for
/// pixel.
enum PointingGame {
    /// How far below the largest value, as a share of it, a pixel still ties.
    ///
    /// Between two cells of one value the enlargement gives this value up to a few roundings of single precision; which
    /// of these pixels comes out largest would depend on the processor.
    private static let tie: Float = 1e-6

    /// Share of the tied largest pixels that lie inside the region: exactly 0 or 1 where only one pixel is largest.
    ///
    /// Of a map that is zero everywhere all pixels tie, and the share is the region's area: a map that points nowhere
    /// hits as often as a blind guess.
    /// - `saliency`: side x side values of at least 0, row by row.
    static func hit(_ saliency: [Float], in mask: RegionMask) -> Double {
        precondition(saliency.count == mask.isInside.count, "Map and mask have the same pixels.")
        let largest = saliency.max() ?? 0
        let least = largest * (1 - tie)
        var tied = 0, hits = 0
        for (index, value) in saliency.enumerated() where value >= least {
            tied += 1
            if mask.isInside[index] { hits += 1 }
        }
        return Double(hits) / Double(tied)
    }

    /// What a map that points at the middle of every picture would score: the share of the pixels around the centre,
    /// one of an odd side and four of an even one, that lie inside the region.
    static func centreHit(in mask: RegionMask) -> Double {
        let middle = [(mask.side - 1) / 2, mask.side / 2]
        let hits = middle.flatMap { row in middle.map { mask.isInside[row * mask.side + $0] } }.count { $0 }
        return Double(hits) / 4
    }
}
