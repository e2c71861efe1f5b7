/// White coat over scrubs, with a stethoscope.
struct DoctorOutfit: Outfit, Sendable {
    let scrubs: Pigment
    var sleeve: Pigment { .white }

    func garment(_ body: BodyPainter, _ brush: Brush) {
        body.garment(.white)
        brush.polygon([(-15, 40), (15, 40), (13, 275), (-13, 275)])
        brush.fill(scrubs)
        brush.polygon([(-15, 38), (15, 38), (0, 68)])
        brush.fill(body.person.skin.darker(0.08))
        for side in [-1.0, 1.0] {
            brush.polygon([(side * 13, 40), (side * 25, 43), (side * 32, 74), (side * 23, 80), (side * 14, 128)])
            brush.fill(Pigment(0xE3E8EA))
            brush.move(side * 13, 128)
            brush.line(side * 13, 275)
            brush.stroke(Pigment(0xB7C0C5), 1.5)
        }
        brush.move(-19, 42)
        brush.curve(-27, 78, -26, 96, -12, 108)
        brush.move(19, 42)
        brush.curve(27, 78, 24, 92, 22, 106)
        brush.move(-12, 108)
        brush.curve(4, 116, 10, 128, 0, 140)
        brush.stroke(Pigment(0x2A2D38), 4.2)
        brush.disc(22, 112, 8.5)
        brush.fill(.steel)
        brush.disc(22, 112, 5)
        brush.fill(.silver)
        brush.rounded(30, 84, 20, 25, 3)
        brush.fill(Pigment(0xF4F6F7))
        brush.rectangle(37.5, 88, 5, 15)
        brush.rectangle(32.5, 93, 15, 5)
        brush.fill(Pigment(0xCF2F3A))
    }
}

/// Black robe with a white jabot and a sash.
struct JudgeOutfit: Outfit, Sendable {
    let sash: Pigment
    var sleeve: Pigment { Pigment(0x1E1E27) }

    func garment(_ body: BodyPainter, _ brush: Brush) {
        body.garment(sleeve)
        for x in [-34.0, -24, 24, 34] {
            brush.move(x * 0.8, 58)
            brush.curve(x, 120, x, 200, x * 1.1, 270)
            brush.stroke(Pigment(0x44444F), 2.6)
        }
        for side in [-1.0, 1.0] {
            brush.polygon([(side * 13, 41), (side * 25, 43), (side * 19, 275), (side * 8, 275)])
            brush.fill(sash)
        }
        brush.polygon([(-16, 39), (16, 39), (0, 56)])
        brush.fill(.white)
        brush.move(-7, 50)
        brush.curve(-20, 70, -15, 92, -17, 104)
        brush.curve(-8, 99, -4, 109, 0, 102)
        brush.curve(4, 109, 8, 99, 17, 104)
        brush.curve(15, 92, 20, 70, 7, 50)
        brush.close()
        brush.fill(.white)
        for x in [-6.0, 0, 6] {
            brush.move(x * 0.5, 58)
            brush.line(x * 1.4, 98)
            brush.stroke(Pigment(0xB9BDC6), 1.5)
        }
    }
}

/// Dark jacket with gold buttons, epaulettes and wings, and a cap with a white top.
struct PilotOutfit: Outfit, Sendable {
    let jacket: Pigment
    var sleeve: Pigment { jacket }

    func garment(_ body: BodyPainter, _ brush: Brush) {
        body.garment(jacket)
        brush.polygon([(-15, 39), (15, 39), (0, 104)])
        brush.fill(.white)
        brush.polygon([(-4, 50), (4, 50), (6.5, 92), (0, 101), (-6.5, 92)])
        brush.fill(Pigment(0x14151C))
        for side in [-1.0, 1.0] {
            brush.polygon([(side * 14, 39), (side * 26, 44), (side * 26, 74), (0, 112)])
            brush.fill(jacket.lighter(0.14))
            brush.frame(x: side * 44, y: 53, angle: side * 0.34) {
                brush.rounded(-14, -4.5, 28, 10, 3)
                brush.fill(Pigment(0x101118))
                for x in [-8.0, -1, 6] {
                    brush.rectangle(x, -4, 3.2, 9)
                    brush.fill(.gold)
                }
            }
            for row in 0..<3 {
                brush.disc(side * 15, 124 + 26 * Double(row), 4)
                brush.fill(.gold)
            }
        }
        // Wings on the chest.
        brush.disc(36, 88, 4.6)
        brush.fill(.gold)
        for side in [-1.0, 1.0] {
            brush.polygon([(36, 86), (36 + side * 16, 82), (36 + side * 13, 88), (36, 91)])
            brush.fill(.gold)
        }
    }

    func hat(_ brush: Brush) {
        brush.move(-25, -24)
        brush.curve(-44, -44, -28, -52, 0, -55)
        brush.curve(28, -52, 44, -44, 25, -24)
        brush.close()
        brush.fill(.white)
        brush.move(-25.5, -30)
        brush.curve(-10, -36, 10, -36, 25.5, -30)
        brush.line(25.5, -19)
        brush.curve(10, -25, -10, -25, -25.5, -19)
        brush.close()
        brush.fill(Pigment(0x14161F))
        brush.move(-25, -20)
        brush.curve(-10, -26, 10, -26, 25, -20)
        brush.curve(16, -11, -16, -11, -25, -20)
        brush.fill(.black)
        brush.move(-24, -21.5)
        brush.curve(-9, -27, 9, -27, 24, -21.5)
        brush.stroke(.gold, 2.4)
        brush.ellipse(0, -38, 7.5, 5)
        brush.fill(.gold)
    }
}
