import Domain

/// An attribution map up-sampled to the pixels of a picture.
struct HeatField {
    let width: Int
    let height: Int
    /// width x height values, row by row from the top left.
    let values: [Double]

    /// Bilinear up-sampling with half-pixel centres and held edges, as the method does it
    /// (`torch.nn.functional.interpolate`, mode "bilinear", `align_corners=False`).
    ///
    /// Pixel x of W lies at column (x + 0.5) * columns / W - 0.5 of the map.
    init(_ map: AttributionMap, width: Int, height: Int) {
        self.width = width
        self.height = height
        let across = Self.taps(from: map.columns, to: width)
        let down = Self.taps(from: map.rows, to: height)
        var values: [Double] = []
        values.reserveCapacity(width * height)
        for y in down {
            for x in across {
                let upper = Double(map[y.first, x.first]) * (1 - x.weight) + Double(map[y.first, x.second]) * x.weight
                let lower = Double(map[y.second, x.first]) * (1 - x.weight) + Double(map[y.second, x.second]) * x.weight
                values.append(upper * (1 - y.weight) + lower * y.weight)
            }
        }
        self.values = values
    }

    /// Lines along which the field crosses a level, in pixels (marching squares, linear between pixel centres).
    ///
    /// Each piece is a line of two points; where a square is crossed twice, its mean decides which corners belong
    /// together.
    func contour(at level: Double) -> [[Point]] {
        var pieces: [[Point]] = []
        for row in 0..<height - 1 {
            for column in 0..<width - 1 {
                let start = row * width + column
                let inside = values[start] >= level
                // Most squares lie on one side as a whole.
                if (values[start + 1] >= level) == inside, (values[start + width] >= level) == inside,
                    (values[start + width + 1] >= level) == inside
                {
                    continue
                }
                let square = Square(field: self, row: row, column: column)
                pieces.append(contentsOf: square.crossings(of: level))
            }
        }
        return pieces
    }

    private struct Tap {
        let first: Int
        let second: Int
        /// Weight of the second cell.
        let weight: Double
    }

    private static func taps(from cells: Int, to pixels: Int) -> [Tap] {
        (0..<pixels).map { pixel in
            let place = max(0, (Double(pixel) + 0.5) * Double(cells) / Double(pixels) - 0.5)
            let first = min(Int(place), cells - 1)
            return Tap(first: first, second: min(first + 1, cells - 1), weight: place - Double(first))
        }
    }
}

/// Four neighbouring pixels of a field, whose centres are the corners of a square.
private struct Square {
    /// Values clockwise from the top left.
    let corners: [Double]
    let places: [Point]

    init(field: HeatField, row: Int, column: Int) {
        let start = row * field.width + column
        corners = [
            field.values[start], field.values[start + 1], field.values[start + field.width + 1],
            field.values[start + field.width],
        ]
        let (x, y) = (Double(column) + 0.5, Double(row) + 0.5)
        places = [Point(x: x, y: y), Point(x: x + 1, y: y), Point(x: x + 1, y: y + 1), Point(x: x, y: y + 1)]
    }

    func crossings(of level: Double) -> [[Point]] {
        let inside = corners.map { $0 >= level }
        let crossed = (0..<4).filter { inside[$0] != inside[($0 + 1) % 4] }
        switch crossed.count {
        case 2:
            return [[crossing(of: level, side: crossed[0]), crossing(of: level, side: crossed[1])]]
        case 4:
            // A saddle: cut off the corners that differ from the middle.
            let middleInside = corners.reduce(0, +) / 4 >= level
            return (0..<4).filter { inside[$0] != middleInside }.map { corner in
                [crossing(of: level, side: (corner + 3) % 4), crossing(of: level, side: corner)]
            }
        default:
            return []
        }
    }

    /// Where the level lies on the side from corner `side` to the next one.
    private func crossing(of level: Double, side: Int) -> Point {
        let next = (side + 1) % 4
        let part = (level - corners[side]) / (corners[next] - corners[side])
        return Point(
            x: places[side].x + (places[next].x - places[side].x) * part,
            y: places[side].y + (places[next].y - places[side].y) * part)
    }
}
