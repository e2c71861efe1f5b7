/// Paints the places with a view: field, park, street and the hall of an airport.
struct OutdoorPainter {
    let brush: Brush
    let shift: Double
    let shade: Int

    private var side: Double { Double(brush.side) }

    private func colour(_ choices: [UInt32]) -> Pigment { Pigment(choices[shade % choices.count]) }

    private func sky(to horizon: Double) {
        let top = colour([0x6FB3E0, 0x8CA8C9, 0xF0A875])
        brush.rectangle(0, 0, side, side)
        brush.fill(from: top, at: (0, 0), to: top.lighter(0.65), at: (0, horizon))
    }

    private func cloud(_ x: Double, _ y: Double, _ scale: Double) {
        for (offset, lift, radius) in [(-20.0, 0.0, 13.0), (0, -7, 18), (21, 0, 13), (4, 4, 15)] {
            brush.disc(x + offset * scale, y + lift * scale, radius * scale)
        }
        brush.fill(.white.faint(0.85))
    }

    func field() {
        let horizon = Place.field.horizon * side
        sky(to: horizon)
        brush.disc(40 + 220 * shift, 44, 22)
        brush.fill(Pigment(0xFFE08A))
        cloud(250 - 200 * shift, 52, 1)
        cloud(90 + 120 * shift, 88, 0.7)
        let hill = colour([0x7FA65A, 0x93A05A, 0x6F9A6A])
        brush.move(-10, horizon)
        brush.curve(60, horizon - 66, 120, horizon - 52, 190, horizon)
        brush.curve(240, horizon - 48, 300, horizon - 56, 340, horizon)
        brush.close()
        brush.fill(hill.darker(0.18))
        let barn = 18 + 214 * (1 - shift)
        brush.rectangle(barn, horizon - 46, 60, 46)
        brush.fill(Pigment(0xA5433A))
        brush.polygon([(barn - 6, horizon - 44), (barn + 30, horizon - 74), (barn + 66, horizon - 44)])
        brush.fill(Pigment(0x6B3A36))
        brush.rectangle(barn + 20, horizon - 28, 20, 28)
        brush.fill(Pigment(0xEDE3D0))
        brush.rectangle(0, horizon - 2, side, side)
        brush.fill(hill)
        for step in -6..<8 {
            let far = side / 2 + Double(step) * 20, near = side / 2 + Double(step) * 74
            brush.polygon([(far, horizon), (far + 6, horizon), (near + 22, side), (near, side)])
            brush.fill(hill.darker(0.2).faint(0.6))
        }
    }

    func park() {
        let horizon = Place.park.horizon * side
        sky(to: horizon)
        cloud(60 + 200 * shift, 46, 1)
        let grass = colour([0x86B35C, 0x9DB35F, 0x6DA36B])
        brush.rectangle(0, horizon, side, side)
        brush.fill(from: grass.darker(0.12), at: (0, horizon), to: grass, at: (0, side))
        for step in 0..<5 {
            let x = Double(step) * 84 - 70 * shift + 12, height = 96 + Double((step * 37 + shade * 11) % 40)
            brush.rectangle(x - 5, horizon - height * 0.5, 10, height * 0.5 + 8)
            brush.fill(Pigment(0x6E4F35))
            let leaf = colour([0x4F8A4B, 0x7A8F3C, 0x3F7F5F])
            for (dx, dy, radius) in [(-18.0, 0.0, 22.0), (18, 0, 22), (0, -20, 26)] {
                brush.disc(x + dx, horizon - height * 0.62 + dy, radius)
            }
            brush.fill(step.isMultiple(of: 2) ? leaf : leaf.lighter(0.14))
        }
        brush.move(90 + 100 * shift, horizon + 4)
        brush.curve(140, horizon + 50, 40, horizon + 80, 60, side + 10)
        brush.line(190, side + 10)
        brush.curve(130, horizon + 70, 190, horizon + 40, 110 + 100 * shift, horizon + 4)
        brush.close()
        brush.fill(Pigment(0xD9C7A0))
    }

    func street() {
        let horizon = Place.street.horizon * side
        sky(to: horizon)
        let tints: [UInt32] = [0xC98B6B, 0xB3A58E, 0x8FA0A8, 0xD6B98C, 0xA8736A]
        for step in 0..<6 {
            let x = Double(step) * 66 - 60 * shift, top = 16 + Double((step * 53 + shade * 17) % 60)
            brush.rectangle(x, top, 64, horizon - top)
            brush.fill(Pigment(tints[(step + shade) % tints.count]))
            for row in 0..<5 {
                for column in 0..<3 {
                    let y = top + 14 + 30 * Double(row)
                    guard y + 18 < horizon else { continue }
                    brush.rectangle(x + 8 + 18 * Double(column), y, 12, 18)
                    brush.fill((row + column + step).isMultiple(of: 3) ? Pigment(0xF5DE9A) : Pigment(0x5C7488))
                }
            }
        }
        brush.rectangle(0, horizon, side, side)
        brush.fill(Pigment(0xB9B4AB))
        brush.rectangle(0, horizon + 34, side, side)
        brush.fill(Pigment(0x62666C))
        for step in 0..<5 {
            brush.rectangle(Double(step) * 80 - 60 * shift, horizon + 60, 44, 5)
            brush.fill(.white)
        }
        let lamp = 24 + 262 * shift
        brush.move(lamp, horizon + 8)
        brush.line(lamp, 84)
        brush.stroke(Pigment(0x2E3338), 5)
        brush.disc(lamp, 78, 10)
        brush.fill(Pigment(0xFFF0C0))
    }

    func airport() {
        let horizon = Place.airport.horizon * side
        sky(to: horizon)
        cloud(70 + 150 * shift, 70, 1)
        cloud(260 - 150 * shift, 112, 0.8)
        brush.rectangle(0, horizon - 34, side, 34)
        brush.fill(colour([0x93A08F, 0xA6A58F, 0x8796A0]))
        brush.rectangle(0, horizon, side, side)
        brush.fill(from: Pigment(0xC4CBD1), at: (0, horizon), to: Pigment(0x98A2AB), at: (0, side))
        for step in 0..<6 {
            brush.rectangle(Double(step) * 72 - 66 * shift, 0, 6, horizon)
            brush.fill(Pigment(0x5E6A74))
        }
        for y in [0.0, 92, horizon - 6] {
            brush.rectangle(0, y, side, 7)
            brush.fill(Pigment(0x5E6A74))
        }
        let seat = colour([0x2F4E7A, 0x7A3B3B, 0x3D6657])
        for step in 0..<7 {
            let x = Double(step) * 50 - 46 * shift
            brush.rounded(x, horizon - 12, 42, 34, 5)
            brush.fill(seat)
            brush.rounded(x, horizon + 16, 42, 11, 4)
            brush.fill(seat.lighter(0.18))
        }
        brush.rectangle(0, horizon + 27, side, 4)
        brush.fill(Pigment(0x3A4147))
    }
}
