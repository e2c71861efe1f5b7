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
        self.init(side: side, isInside: isInside)
    }

    /// The union of the ellipses inscribed in boxes, in pixels of the side x side picture; a pixel belongs to an
    /// ellipse that holds its centre.
    ///
    /// A box that leads out of the picture is to be given whole: its ellipse is not that of the part that is seen.
    public init(ellipsesIn boxes: [Box], side: Int) {
        precondition(side > 0, "A picture has at least one pixel.")
        var isInside = [Bool](repeating: false, count: side * side)
        for box in boxes {
            let middle = (x: box.x + box.width / 2, y: box.y + box.height / 2)
            for row in Self.centres(from: box.y, to: box.y + box.height, below: side) {
                let down = (Double(row) + 0.5 - middle.y) / (box.height / 2)
                // Half of the chord at this height; nothing where rounding puts a centre above or below the ellipse.
                let half = max(0, 1 - down * down).squareRoot() * box.width / 2
                for column in Self.centres(from: box.x, to: box.x + box.width, below: side)
                where abs(Double(column) + 0.5 - middle.x) <= half {
                    isInside[row * side + column] = true
                }
            }
        }
        self.init(side: side, isInside: isInside)
    }

    private init(side: Int, isInside: [Bool]) {
        self.side = side
        self.isInside = isInside
        area = Double(isInside.count { $0 }) / Double(side * side)
    }

    /// The region with everything around it up to a distance: the pixels whose centre is at most `radius` pixels from
    /// that of one of the region's, where there are any.
    func grown(by radius: Int) -> RegionMask {
        // How far each pixel is from the region in its own row; as far as can be where the row has nothing of it.
        let none = 2 * side
        var across = [Int](repeating: none, count: side * side)
        for row in 0..<side {
            let pixels = row * side..<(row + 1) * side
            for order in [Array(pixels), pixels.reversed()] {
                var distance = none
                for pixel in order {
                    distance = isInside[pixel] ? 0 : min(distance + 1, none)
                    across[pixel] = min(across[pixel], distance)
                }
            }
        }
        var grown = [Bool](repeating: false, count: side * side)
        for down in -radius...radius {
            let reach = Int(Double(radius * radius - down * down).squareRoot())
            for row in max(0, -down)..<max(0, -down, min(side, side - down)) {
                for column in 0..<side where across[(row + down) * side + column] <= reach {
                    grown[row * side + column] = true
                }
            }
        }
        return RegionMask(side: side, isInside: grown)
    }

    /// The pixels i of 0 ..< count with start <= i + 1/2 < end.
    private static func centres(from start: Double, to end: Double, below count: Int) -> Range<Int> {
        let first = min(max((start - 0.5).rounded(.up), 0), Double(count))
        return Int(first)..<Int(min(max((end - 0.5).rounded(.up), first), Double(count)))
    }
}
