/// White double-breasted jacket, neckerchief and toque.
struct ChefOutfit: Outfit, Sendable {
    let scarf: Pigment
    var sleeve: Pigment { .white }

    func garment(_ body: BodyPainter, _ brush: Brush) {
        body.garment(.white)
        brush.move(-6, 56)
        brush.line(26, 62)
        brush.line(22, 270)
        brush.stroke(Pigment(0xB9BFC4), 1.6)
        for row in 0..<5 {
            for x in [-12.0, 14] {
                brush.disc(x, 76 + 25 * Double(row), 3.4)
                brush.fill(Pigment(0x3A3F47))
            }
        }
        brush.move(-17, 41)
        brush.curve(-8, 52, 8, 52, 17, 41)
        brush.line(20, 51)
        brush.curve(8, 62, -8, 62, -20, 51)
        brush.close()
        brush.fill(scarf)
        brush.polygon([(-5, 56), (5, 56), (11, 76), (0, 68), (-11, 76)])
        brush.fill(scarf.darker(0.18))
    }

    func hat(_ brush: Brush) {
        for (x, y, radius) in [(-19.0, -50.0, 14.0), (-2, -60, 18), (17, -51, 15)] {
            brush.disc(x, y, radius)
            brush.fill(.white)
        }
        brush.move(-25, -18)
        brush.line(-26, -48)
        brush.line(26, -48)
        brush.line(25, -18)
        brush.curve(10, -25, -10, -25, -25, -18)
        brush.close()
        brush.fill(.white)
        for x in [-13.0, 0, 13] {
            brush.move(x, -27)
            brush.line(x * 1.1, -46)
            brush.stroke(Pigment(0xC4CBD0), 1.6)
        }
        brush.move(-25, -18)
        brush.curve(-10, -25, 10, -25, 25, -18)
        brush.stroke(Pigment(0xAEB6BC), 1.8)
    }
}

/// White shirt, waistcoat, bow tie and the edge of an apron.
struct WaiterOutfit: Outfit, Sendable {
    let vest: Pigment
    var sleeve: Pigment { .white }

    func garment(_ body: BodyPainter, _ brush: Brush) {
        body.garment(.white)
        body.torso()
        brush.clipped {
            for side in [-1.0, 1.0] {
                brush.polygon([(side * 22, 40), (side * 50, 44), (side * 48, 150), (0, 150), (0, 106)])
                brush.fill(vest)
                brush.polygon([(side * 22, 40), (side * 33, 41), (side * 10, 110), (0, 106)])
                brush.fill(vest.lighter(0.16))
            }
            brush.rectangle(-64, 148, 128, 130)
            brush.fill(.black)
            brush.rectangle(-64, 146, 128, 7)
            brush.fill(Pigment(0x3D3F49))
        }
        for y in [116.0, 130] {
            brush.disc(0, y, 2.6)
            brush.fill(.gold)
        }
        for side in [-1.0, 1.0] {
            brush.polygon([(0, 54), (side * 17, 46), (side * 17, 64)])
            brush.fill(.black)
        }
        brush.rounded(-4, 50, 8, 9, 2)
        brush.fill(Pigment(0x3D3F49))
    }
}

/// Dungarees over a checked shirt, and a straw hat.
struct FarmerOutfit: Outfit, Sendable {
    let shirt: Pigment
    var sleeve: Pigment { shirt }
    private var denim: Pigment { Pigment(0x4A6FA0) }

    func garment(_ body: BodyPainter, _ brush: Brush) {
        body.garment(shirt)
        body.torso()
        brush.clipped {
            for step in 0..<9 {
                let offset = Double(step) * 16
                brush.move(-64 + offset, 30)
                brush.line(-64 + offset, 270)
                brush.stroke(shirt.lighter(0.35).faint(0.7), 3)
                brush.move(-70, 46 + offset)
                brush.line(70, 46 + offset)
                brush.stroke(shirt.darker(0.3).faint(0.7), 3)
            }
        }
        for side in [-1.0, 1.0] {
            brush.polygon([(side * 22, 42), (side * 34, 45), (side * 31, 96), (side * 20, 96)])
            brush.fill(denim)
        }
        brush.move(-33, 92)
        brush.line(33, 92)
        brush.curve(36, 124, 50, 132, 61, 140)
        brush.line(62, 275)
        brush.line(-62, 275)
        brush.line(-61, 140)
        brush.curve(-50, 132, -36, 124, -33, 92)
        brush.close()
        brush.fill(denim)
        brush.rounded(-17, 108, 34, 30, 4)
        brush.stroke(denim.lighter(0.4), 1.8)
        for side in [-1.0, 1.0] {
            brush.disc(side * 25.5, 95, 4)
            brush.fill(.gold)
        }
    }

    func hat(_ brush: Brush) {
        let straw = Pigment(0xE2BE63)
        brush.ellipse(0, -24, 47, 10.5)
        brush.fill(straw.darker(0.12))
        brush.move(-25, -25)
        brush.curve(-25, -62, 25, -62, 25, -25)
        brush.curve(10, -18, -10, -18, -25, -25)
        brush.fill(straw)
        brush.move(-25.5, -28)
        brush.curve(-10, -20, 10, -20, 25.5, -28)
        brush.stroke(Pigment(0x8A3D2A), 5.5)
        for radius in [34.0, 42] {
            brush.ellipse(0, -24, radius, radius * 0.2)
            brush.stroke(straw.darker(0.3).faint(0.5), 1)
        }
    }
}

/// Overalls with a name patch, and a cap.
struct MechanicOutfit: Outfit, Sendable {
    let overall: Pigment
    var sleeve: Pigment { overall }

    func garment(_ body: BodyPainter, _ brush: Brush) {
        body.garment(overall)
        brush.move(0, 54)
        brush.line(0, 270)
        brush.stroke(overall.lighter(0.45), 2.4)
        for side in [-1.0, 1.0] {
            brush.polygon([(0, 60), (side * 8, 40), (side * 24, 42), (side * 16, 66)])
            brush.fill(overall.lighter(0.18))
            brush.rounded(side * 29 - 13, 92, 26, 24, 3)
            brush.stroke(overall.lighter(0.35), 1.8)
        }
        brush.rounded(-43, 78, 28, 12, 3)
        brush.fill(.white)
        brush.move(-38, 84)
        brush.line(-21, 84)
        brush.stroke(Pigment(0xB8332B), 2.2)
        for (x, y, radius) in [(30.0, 146.0, 9.0), (-26, 172, 7), (14, 188, 6)] {
            brush.ellipse(x, y, radius, radius * 0.6)
            brush.fill(Pigment(0x20222B, opacity: 0.55))
        }
        brush.rectangle(-61, 154, 122, 11)
        brush.fill(Pigment(0x51351F))
        brush.rounded(-9, 151, 18, 17, 3)
        brush.fill(.silver)
    }

    func hat(_ brush: Brush) {
        brush.move(-26, -16)
        brush.curve(-29, -52, 29, -52, 26, -16)
        brush.curve(10, -24, -10, -24, -26, -16)
        brush.fill(overall)
        brush.move(-26, -17)
        brush.curve(-8, -27, 16, -26, 40, -17)
        brush.curve(34, -11, 10, -17, -26, -17)
        brush.fill(overall.darker(0.35))
        brush.disc(0, -32, 6.5)
        brush.fill(Pigment(0xE8702A))
    }
}
