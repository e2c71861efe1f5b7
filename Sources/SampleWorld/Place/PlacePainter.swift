/// Paints the place behind a person: wall or sky, floor or ground, and what stands there.
struct PlacePainter {
    let brush: Brush
    let place: Place
    /// Shifts what stands in the place, in [0, 1), so that two kitchens differ.
    let shift: Double
    /// Which of the colours that the place comes in.
    let shade: Int

    private var side: Double { Double(brush.side) }
    private var floor: Double { place.horizon * side }

    func paint() {
        switch place {
        case .kitchen: kitchen()
        case .hospital: hospital()
        case .office: office()
        case .courtroom: courtroom()
        case .garage: garage()
        case .restaurant: restaurant()
        case .field: OutdoorPainter(brush: brush, shift: shift, shade: shade).field()
        case .park: OutdoorPainter(brush: brush, shift: shift, shade: shade).park()
        case .street: OutdoorPainter(brush: brush, shift: shift, shade: shade).street()
        case .airport: OutdoorPainter(brush: brush, shift: shift, shade: shade).airport()
        }
    }

    private func colour(_ choices: [UInt32]) -> Pigment { Pigment(choices[shade % choices.count]) }

    private func room(wall: Pigment, floor ground: Pigment) {
        brush.rectangle(0, 0, side, side)
        brush.fill(from: wall.lighter(0.1), at: (0, 0), to: wall.darker(0.06), at: (0, floor))
        brush.rectangle(0, floor, side, side - floor)
        brush.fill(from: ground.darker(0.1), at: (0, floor), to: ground, at: (0, side))
        brush.rectangle(0, floor - 5, side, 6)
        brush.fill(wall.darker(0.24))
    }

    private func kitchen() {
        let wall = colour([0xCFE3E0, 0xE9DFC9, 0xD8DDE8])
        room(wall: wall, floor: colour([0xB98E64, 0x9C8F84]))
        for row in 0..<5 {
            for column in 0..<11 {
                let x = Double(column) * 32 - 32 * shift + (row.isMultiple(of: 2) ? 0 : 16)
                brush.rounded(x, 104 + Double(row) * 20, 29, 17, 2)
                brush.fill(.white.faint(0.42))
            }
        }
        let left = -60 * shift
        brush.rectangle(left, 44, 460, 9)
        brush.fill(Pigment(0x8A6440))
        for step in 0..<8 {
            let x = left + 26 + 54 * Double(step)
            let pot = colour([0xB0553C, 0x4E7C86, 0x6F7A58])
            if step.isMultiple(of: 2) {
                brush.rounded(x, 20, 28, 24, 4)
                brush.fill(pot)
                brush.rectangle(x - 4, 22, 36, 4)
                brush.fill(pot.darker(0.3))
            } else {
                brush.rounded(x, 12, 15, 32, 3)
                brush.fill(pot.lighter(0.4))
                brush.rectangle(x + 2, 8, 11, 6)
                brush.fill(pot.darker(0.2))
            }
        }
        brush.rectangle(0, floor - 22, side, 12)
        brush.fill(Pigment(0x6B5B52))
    }

    private func hospital() {
        room(wall: colour([0xD7EAE4, 0xDCE6F0, 0xEDE8DC]), floor: colour([0xB8C4C6, 0xA9B8AE]))
        brush.rectangle(0, floor - 64, side, 6)
        brush.fill(Pigment(0x8FB5B0))
        let x = 20 + 150 * shift
        brush.rounded(x, 30, 92, 84, 4)
        brush.fill(.white)
        brush.rectangle(x + 6, 36, 80, 72)
        brush.fill(from: Pigment(0x9DCBE6), at: (0, 36), to: Pigment(0xD9EEF5), at: (0, 108))
        brush.rectangle(x + 44, 36, 4, 72)
        brush.fill(.white)
        let curtain = colour([0x7DB8B5, 0x9AA9D4, 0xC9A7B5])
        for step in 0..<6 {
            brush.rounded(x + 112 + 15 * Double(step), 12, 15, floor - 34, 6)
            brush.fill(step.isMultiple(of: 2) ? curtain : curtain.darker(0.12))
        }
        brush.rectangle(0, 10, side, 4)
        brush.fill(.steel)
        brush.rounded(x - 90, floor - 46, 120, 28, 6)
        brush.fill(.white)
        brush.rounded(x - 90, floor - 58, 34, 18, 7)
        brush.fill(Pigment(0xE4ECEF))
        brush.rectangle(x - 90, floor - 20, 120, 6)
        brush.fill(.steel)
    }

    private func office() {
        room(wall: colour([0xE3DACB, 0xCBD5DC, 0xD9D2E0]), floor: colour([0x8C7B6B, 0x7C8790]))
        let x = 16 + 170 * shift
        brush.rectangle(x, 22, 118, 104)
        brush.fill(from: Pigment(0x8FC1E3), at: (0, 22), to: Pigment(0xE3F1F7), at: (0, 126))
        for step in 0..<4 {
            brush.rectangle(x + 10 + 28 * Double(step), 70 - 13 * Double((step * 7) % 3), 20, 60)
            brush.fill(Pigment(0x6F8CA6, opacity: 0.75))
        }
        brush.rectangle(x, 22, 118, 104)
        brush.stroke(.white, 6)
        for step in 0..<6 {
            brush.rectangle(x, 26 + 9 * Double(step), 118, 4)
            brush.fill(.white.faint(0.85))
        }
        let shelf = x > 110 ? 14.0 : 206
        for row in 0..<3 {
            let y = 56 + 44 * Double(row)
            for book in 0..<8 {
                let tint: [UInt32] = [0xB5483A, 0x3D6F8C, 0xD8A63A, 0x5D7F58]
                brush.rectangle(shelf + 4 + 11 * Double(book), y - 30 + Double((book * 5 + row) % 4) * 2, 9, 30)
                brush.fill(Pigment(tint[(book + row + shade) % 4]))
            }
            brush.rectangle(shelf, y + 3, 98, 6)
            brush.fill(.wood)
        }
    }

    private func courtroom() {
        room(wall: colour([0xA87B52, 0x94694A, 0xB08A63]), floor: colour([0x6E3B32, 0x57464A]))
        let wall = colour([0xA87B52, 0x94694A, 0xB08A63])
        for step in 0..<6 {
            let x = Double(step) * 66 - 66 * shift
            brush.rounded(x + 8, 26, 50, floor - 60, 3)
            brush.fill(wall.darker(0.14))
            brush.rounded(x + 14, 33, 38, floor - 74, 3)
            brush.fill(wall.lighter(0.1))
            brush.rectangle(x - 5, 0, 12, floor)
            brush.fill(Pigment(0xE4D6BC))
        }
        brush.rectangle(0, 0, side, 16)
        brush.fill(Pigment(0xD5C3A2))
        brush.rectangle(0, floor - 26, side, 26)
        brush.fill(wall.darker(0.35))
    }

    private func garage() {
        room(wall: colour([0xAEB5B8, 0xBFB49F, 0x9FB0B5]), floor: colour([0x6D7174, 0x7D766C]))
        let x = 30 + 110 * shift
        brush.rectangle(x, 34, 170, floor - 38)
        brush.fill(Pigment(0xDDE1E2))
        for step in 0..<9 {
            brush.rectangle(x, 34 + 22 * Double(step), 170, 3)
            brush.fill(Pigment(0x8E979B))
        }
        brush.rectangle(x - 7, 26, 184, 9)
        brush.fill(Pigment(0x565E63))
        for stripe in 0..<14 {
            brush.polygon([
                (Double(stripe) * 28, floor - 5), (Double(stripe) * 28 + 14, floor - 5),
                (Double(stripe) * 28 + 6, floor + 7), (Double(stripe) * 28 - 8, floor + 7),
            ])
            brush.fill(Pigment(0xE0B533))
        }
        let crates = x > 85 ? 6.0 : 236
        for (column, row) in [(0, 0), (1, 0), (0, 1)] {
            brush.rounded(crates + 36 * Double(column), floor - 38 - 35 * Double(row), 33, 33, 2)
            brush.fill(colour([0xA07A4A, 0x5E7F78]))
            brush.rounded(crates + 4 + 36 * Double(column), floor - 34 - 35 * Double(row), 25, 25, 2)
            brush.stroke(Pigment(0x3E2F22, opacity: 0.7), 2)
        }
    }

    private func restaurant() {
        let wall = colour([0x8C4A3F, 0x3F5B52, 0xC79A63])
        room(wall: wall, floor: colour([0x5D4436, 0x7B6350]))
        brush.rectangle(0, floor - 56, side, 56)
        brush.fill(wall.darker(0.3))
        for step in 0..<4 {
            let x = Double(step) * 104 - 90 * shift + 30
            brush.move(x, 0)
            brush.line(x, 26)
            brush.stroke(.black, 2)
            brush.polygon([(x - 20, 46), (x - 10, 24), (x + 10, 24), (x + 20, 46)])
            brush.fill(Pigment(0x23252B))
            brush.disc(x, 62, 54)
            brush.fillGlow(x, 62, radius: 54, from: Pigment(0xFFE9A8, opacity: 0.55), to: Pigment(0xFFE9A8, opacity: 0))
            brush.rounded(x + 32, 58, 44, 54, 2)
            brush.fill(Pigment(0xE9DDC3))
            brush.rectangle(x + 38, 64, 32, 42)
            brush.fill(colour([0x7FA3A0, 0xC98F6B, 0x9A86A8]))
        }
        for x in [30.0, 250] {
            brush.ellipse(x + 30 * shift, floor + 10, 54, 12)
            brush.fill(.white)
            brush.polygon([
                (x + 30 * shift - 54, floor + 10), (x + 30 * shift + 54, floor + 10), (x + 30 * shift + 46, floor + 62),
                (x + 30 * shift - 46, floor + 62),
            ])
            brush.fill(Pigment(0xE6E1D6))
        }
    }
}
