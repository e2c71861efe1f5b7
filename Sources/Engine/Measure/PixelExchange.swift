import Domain

/// What deletion and insertion share: pixels of one picture give way to those of another in the order of a map.
///
/// Two points are fixed that the reference code of RISE leaves to chance: pixels are ranked by a stable sort, and ties
/// go to the smaller row-major index.
struct PixelExchange {
    /// Pixels exchanged in one step.
    let step: Int

    /// Row-major indices of the pixels of a side x side picture, most salient first.
    static func ranking(of map: AttributionMap, side: Int) -> [Int] {
        // One number holds saliency and place, because numbers sort several times faster than pairs. The bits of floats are
        // in the order of their values once those of negative ones are turned; adding zero makes -0 a plain one.
        let keys = map.enlarged(to: side).enumerated().map { index, value in
            let bits = (value + 0).bitPattern
            let ascending = bits >> 31 == 0 ? bits | 1 << 31 : ~bits
            return UInt64(~ascending) << 32 | UInt64(index)
        }
        return keys.sorted().map { Int($0 & 0xFFFF_FFFF) }
    }

    /// The embeddings of n + 1 pictures on the way from one to the other, n = ceil(pixels / step).
    ///
    /// - `start`, `finish`: planar 3 x side x side, normalised.
    /// - `map`: a square attribution map of any size.
    func embeddings(from start: [Float], to finish: [Float], map: AttributionMap, lane: VisionLane) -> [[Float]] {
        let side = lane.tower.grid.side, pixels = side * side
        precondition(start.count == 3 * pixels && finish.count == start.count, "Both pictures are 3 x side x side.")
        let ranking = Self.ranking(of: map, side: side)
        let steps = (pixels + step - 1) / step
        var current = start, exchanged = 0
        return lane.embed(count: steps + 1) { index in
            let wanted = min(index * step, pixels)
            while exchanged < wanted {
                for channel in 0..<3 {
                    let place = channel * pixels + ranking[exchanged]
                    current[place] = finish[place]
                }
                exchanged += 1
            }
            return current
        }
    }
}
