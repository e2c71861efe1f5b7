public import Domain

/// The pixels of a square picture that belong to a marked region, a face for example.
public struct RegionMask: Hashable, Sendable {
    /// Pixels along each side.
    public let side: Int
    /// side x side answers to "does this pixel belong to the region?", row by row from the top left.
    public let isInside: [Bool]
    /// Share of the picture that belongs to the region, in [0, 1]; 0 where no pixel's centre does.
    public let area: Double

    /// The union of boxes, in pixels of the side x side picture; a pixel belongs to a box that holds its centre.
    ///
    /// Centres, and not touched pixels as when a face is blackened: the area is to be the region's own, neither more
    /// nor less on average, because it is the rate at which a blind guess hits.
    public init(boxes: [Box], side: Int) {
        precondition(side > 0, "A picture has at least one pixel.")
        var isInside = [Bool](repeating: false, count: side * side)
        for box in boxes {
            let columns = Self.centres(from: box.x, to: box.x + box.width, below: side)
            for row in Self.centres(from: box.y, to: box.y + box.height, below: side) {
                for column in columns { isInside[row * side + column] = true }
            }
        }
        self.side = side
        self.isInside = isInside
        area = Double(isInside.count { $0 }) / Double(side * side)
    }

    /// The pixels i of 0 ..< count with start <= i + 1/2 < end.
    private static func centres(from start: Double, to end: Double, below count: Int) -> Range<Int> {
        let first = min(max((start - 0.5).rounded(.up), 0), Double(count))
        return Int(first)..<Int(min(max((end - 0.5).rounded(.up), first), Double(count)))
    }
}
