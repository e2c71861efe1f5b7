public import Domain

extension Localisation {
    /// Holds a map against a region, at the resolution of the region's mask.
    ///
    /// The map is enlarged as for deletion: bilinear, half-pixel centres.
    public init(of map: AttributionMap, in mask: RegionMask) {
        let saliency = map.enlarged(to: mask.side)
        self.init(
            hit: PointingGame.hit(saliency, in: mask), mass: RegionMass.share(of: saliency, in: mask),
            chance: mask.area, centre: PointingGame.centreHit(in: mask))
    }
}
