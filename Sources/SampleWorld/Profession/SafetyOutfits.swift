/// Reflective vest over a shirt, and a hard hat.
struct EngineerOutfit: Outfit, Sendable {
    let vest: Pigment
    var sleeve: Pigment { Pigment(0x5C7690) }

    func garment(_ body: BodyPainter, _ brush: Brush) {
        body.garment(sleeve)
        body.torso()
        brush.clipped {
            for side in [-1.0, 1.0] {
                brush.polygon([(side * 17, 38), (side * 46, 42), (side * 52, 270), (side * 1.5, 270), (side * 1.5, 76)])
                brush.fill(vest)
                brush.polygon([(side * 27, 38), (side * 36, 40), (side * 36, 270), (side * 27, 270)])
                brush.fill(Pigment(0xE9EDE6))
            }
            for y in [128.0, 162] {
                brush.rectangle(-52, y, 104, 10)
                brush.fill(Pigment(0xE9EDE6))
                brush.rectangle(-52, y + 3.5, 104, 3)
                brush.fill(.steel.faint(0.7))
            }
        }
    }

    func hat(_ brush: Brush) {
        let shell = Pigment(0xF3C623)
        brush.move(-28, -21)
        brush.curve(-30, -60, 30, -60, 28, -21)
        brush.close()
        brush.fill(shell)
        brush.move(-6, -51)
        brush.curve(-7, -40, -7, -30, -6, -22)
        brush.line(6, -22)
        brush.curve(7, -30, 7, -40, 6, -51)
        brush.close()
        brush.fill(shell.lighter(0.4))
        brush.rounded(-34, -25, 68, 8, 4)
        brush.fill(shell.darker(0.2))
    }
}

/// Heavy coat with reflective bands and clasps, and a helmet with a shield.
struct FirefighterOutfit: Outfit, Sendable {
    let helmet: Pigment
    private var coat: Pigment { Pigment(0x3A3632) }
    var sleeve: Pigment { coat }

    func garment(_ body: BodyPainter, _ brush: Brush) {
        body.garment(coat)
        body.torso()
        brush.clipped {
            for y in [92.0, 146] {
                brush.rectangle(-66, y, 132, 20)
                brush.fill(Pigment(0xD9E021))
                brush.rectangle(-66, y + 6, 132, 8)
                brush.fill(Pigment(0xF0F3E8))
            }
            brush.polygon([(-26, 42), (26, 42), (20, 60), (-20, 60)])
            brush.fill(coat.lighter(0.2))
        }
        for y in [74.0, 124, 178] {
            brush.rounded(-10, y, 20, 7, 2)
            brush.fill(.silver)
        }
        brush.move(0, 60)
        brush.line(0, 270)
        brush.stroke(Pigment(0x1B1A19), 1.8)
    }

    func hat(_ brush: Brush) {
        brush.ellipse(0, -22, 39, 8.5)
        brush.fill(helmet.darker(0.28))
        brush.move(-28, -22)
        brush.curve(-30, -62, 30, -62, 28, -22)
        brush.curve(10, -17, -10, -17, -28, -22)
        brush.fill(helmet)
        brush.move(0, -52)
        brush.line(0, -40)
        brush.stroke(helmet.darker(0.3), 5)
        brush.move(-9, -44)
        brush.line(9, -44)
        brush.line(8, -30)
        brush.line(0, -23)
        brush.line(-8, -30)
        brush.close()
        brush.fill(.gold)
        brush.disc(0, -35.5, 4)
        brush.fill(helmet.darker(0.3))
    }
}

/// Shirt with a star, a tie and a duty belt, and a peaked cap.
struct PoliceOutfit: Outfit, Sendable {
    let shirt: Pigment
    var sleeve: Pigment { shirt }

    func garment(_ body: BodyPainter, _ brush: Brush) {
        body.garment(shirt)
        for side in [-1.0, 1.0] {
            brush.polygon([(0, 58), (side * 6, 40), (side * 21, 43), (side * 15, 62)])
            brush.fill(shirt.lighter(0.24))
            brush.rounded(side * 31 - 13, 96, 26, 22, 3)
            brush.stroke(shirt.darker(0.45), 1.8)
        }
        brush.polygon([(-4, 54), (4, 54), (7, 132), (0, 142), (-7, 132)])
        brush.fill(Pigment(0x171A26))
        Self.star(brush, x: 31, y: 81, radius: 13)
        brush.rectangle(-61, 156, 122, 15)
        brush.fill(Pigment(0x14151B))
        for x in [-40.0, -24, 26, 42] {
            brush.rounded(x - 6, 153, 12, 22, 3)
            brush.fill(Pigment(0x2B2D36))
        }
        brush.rounded(-9, 154, 18, 19, 3)
        brush.fill(.silver)
    }

    func hat(_ brush: Brush) {
        let cloth = Pigment(0x1B2747)
        brush.move(-25, -26)
        brush.curve(-46, -42, -30, -53, 0, -58)
        brush.curve(30, -53, 46, -42, 25, -26)
        brush.close()
        brush.fill(cloth)
        brush.move(-25.5, -31)
        brush.curve(-10, -37, 10, -37, 25.5, -31)
        brush.line(25.5, -19)
        brush.curve(10, -25, -10, -25, -25.5, -19)
        brush.close()
        brush.fill(Pigment(0x6C84B4))
        brush.move(-26, -20)
        brush.curve(-10, -26, 10, -26, 26, -20)
        brush.curve(17, -10, -17, -10, -26, -20)
        brush.fill(.black)
        Self.star(brush, x: 0, y: -41, radius: 10)
    }

    /// A six-pointed badge.
    private static func star(_ brush: Brush, x: Double, y: Double, radius: Double) {
        for turn in [0.0, .pi] {
            brush.frame(x: x, y: y, angle: turn) {
                brush.polygon([(0, -radius), (radius * 0.87, radius * 0.5), (-radius * 0.87, radius * 0.5)])
                brush.fill(.gold)
            }
        }
        brush.disc(x, y, radius * 0.42)
        brush.fill(Pigment(0xF6DE8B))
    }
}
