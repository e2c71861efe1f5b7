public import Domain

extension PointingDefinition {
    /// Holds a map against the boxes of a region by every definition.
    ///
    /// The map is enlarged as for deletion. Chance needs no sampling under any definition: over all shifts of the map
    /// each pixel visits every place of the picture once (see `PointingGame`), so it is the region's area, and with a
    /// tolerance the area of everything that is as near to the region.
    /// - `boxes`: in pixels of the side x side picture; those that lead out of it whole.
    public static func scores(
        of map: AttributionMap, boxes: [Box], side: Int
    ) -> [PointingDefinition: PointingScore] {
        let saliency = map.enlarged(to: side)
        var scores: [PointingDefinition: PointingScore] = [:]
        for shape in Shape.allCases {
            let mask =
                shape == .box ? RegionMask(boxes: boxes, side: side) : RegionMask(ellipsesIn: boxes, side: side)
            for measure in Measure.allCases {
                scores[PointingDefinition(measure, shape)] = measure.score(of: saliency, in: mask)
            }
        }
        return scores
    }
}

extension PointingDefinition.Measure {
    fileprivate func score(of saliency: [Float], in mask: RegionMask) -> PointingScore {
        switch self {
        case .topPixel:
            return PointingScore(value: PointingGame.hit(saliency, in: mask), chance: mask.area)
        case .nearTopPixel:
            let near = mask.grown(by: PointingDefinition.tolerance)
            return PointingScore(value: PointingGame.hit(saliency, in: near), chance: near.area)
        case .topShare:
            return PointingScore(
                value: TopPixels.share(of: saliency, in: mask, top: PointingDefinition.topShare), chance: mask.area)
        case .mass:
            return PointingScore(value: RegionMass.share(of: saliency, in: mask), chance: mask.area)
        }
    }
}
