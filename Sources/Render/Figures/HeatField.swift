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
        let cells = map.values
        // Each row of the map is spread once, and pixels mix two of them.
        let rows = (0..<map.rows).map { row in
            across.map { x in
                Double(cells[row * map.columns + x.first]) * (1 - x.weight)
                    + Double(cells[row * map.columns + x.second]) * x.weight
            }
        }
        values = Self.taps(from: map.rows, to: height).flatMap { y in
            zip(rows[y.first], rows[y.second]).map { $0 * (1 - y.weight) + $1 * y.weight }
        }
    }

    /// Lines along which the field crosses a level, in pixels (marching squares, linear between pixel centres).
    ///
    /// Where a square is crossed twice, its mean decides which corners belong together. Lines that end where another
    /// begins are one.
    func contour(at level: Double) -> [[Point]] {
        var lines = LineJoiner()
        values.withUnsafeBufferPointer { values in
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
                    for piece in Square(values: values, width: width, row: row, column: column).crossings(of: level) {
                        lines.add(piece.from, piece.to)
                    }
                }
            }
        }
        return lines.joined
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
    let row: Int
    let column: Int
    let width: Int

    init(values: UnsafeBufferPointer<Double>, width: Int, row: Int, column: Int) {
        let start = row * width + column
        corners = [values[start], values[start + 1], values[start + width + 1], values[start + width]]
        (self.row, self.column, self.width) = (row, column, width)
    }

    func crossings(of level: Double) -> [(from: LineJoiner.End, to: LineJoiner.End)] {
        let inside = corners.map { $0 >= level }
        let crossed = (0..<4).filter { inside[$0] != inside[($0 + 1) % 4] }
        func piece(_ one: Int, _ other: Int) -> (from: LineJoiner.End, to: LineJoiner.End) {
            (crossing(of: level, side: one), crossing(of: level, side: other))
        }
        switch crossed.count {
        case 2:
            return [piece(crossed[0], crossed[1])]
        case 4:
            // A saddle: cut off the corners that differ from the middle.
            let middleInside = corners.reduce(0, +) / 4 >= level
            return (0..<4).filter { inside[$0] != middleInside }.map { piece(($0 + 3) % 4, $0) }
        default:
            return []
        }
    }

    /// Where the level lies on the side from corner `side` to the next one.
    private func crossing(of level: Double, side: Int) -> LineJoiner.End {
        let part = (level - corners[side]) / (corners[(side + 1) % 4] - corners[side])
        let (x, y) = (Double(column) + 0.5, Double(row) + 0.5)
        let start = row * width + column
        // Neighbouring squares share a side: even numbers run across, odd ones down.
        switch side {
        case 0: return LineJoiner.End(side: 2 * start, place: Point(x: x + part, y: y))
        case 1: return LineJoiner.End(side: 2 * (start + 1) + 1, place: Point(x: x + 1, y: y + part))
        case 2: return LineJoiner.End(side: 2 * (start + width), place: Point(x: x + 1 - part, y: y + 1))
        default: return LineJoiner.End(side: 2 * start + 1, place: Point(x: x, y: y + 1 - part))
        }
    }
}
