/// How well a map points at a marked region of one picture, beside what a map that knows nothing would score.
public struct Localisation: Hashable, Codable, Sendable {
    /// Share of the map's largest pixels that lie inside the region; exactly 0 or 1 unless several pixels tie.
    public let hit: Double
    /// Share of the map's values that lies inside the region, in [0, 1]; nil where the map is zero everywhere.
    public let mass: Double?
    /// What both of them are on average if the map is moved at random: the region's share of the picture's area.
    ///
    /// Zero says that nothing of the region is in the picture, and that the other numbers mean nothing.
    public let chance: Double
    /// What `hit` would be for a map that points at the centre of the picture, where photographers put faces.
    public let centre: Double

    /// Describes one map on one picture.
    public init(hit: Double, mass: Double?, chance: Double, centre: Double) {
        self.hit = hit
        self.mass = mass
        self.chance = chance
        self.centre = centre
    }

    /// Whether this counts as one hit where only whole pictures can be counted: at least half of the tied pixels.
    public var isHit: Bool { hit >= 0.5 }
}
