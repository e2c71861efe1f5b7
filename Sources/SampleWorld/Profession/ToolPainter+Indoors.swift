/// The tools of those who work indoors.
extension ToolPainter {
    func whisk() {
        handle(.wood, fromY: 14, toY: -12, width: 7)
        for width in [4.0, 11, 17] {
            brush.ellipse(0, -40, width, 29)
            brush.stroke(.steel, 2.4)
        }
    }

    func pan() {
        handle(.black, fromY: 8, toY: -24, width: 8)
        brush.disc(0, -48, 29)
        brush.fill(Pigment(0x2D2F38))
        brush.disc(0, -48, 23)
        brush.fill(Pigment(0x4A4E5A))
        brush.ellipse(-3, -49, 13, 10)
        brush.fill(.white)
        brush.disc(-4, -50, 5.4)
        brush.fill(Pigment(0xF2B632))
    }

    func syringe() {
        brush.frame(angle: 0.35) {
            handle(.steel, fromY: -56, toY: -84, width: 2.4)
            brush.rounded(-8.5, -56, 17, 52, 3)
            brush.fill(Pigment(0xDCEFF5))
            brush.rectangle(-8.5, -38, 17, 30)
            brush.fill(Pigment(0x4FB7C9))
            brush.rounded(-8.5, -56, 17, 52, 3)
            brush.stroke(Pigment(0x5C7F8D), 2)
            handle(Pigment(0x5C7F8D), fromY: -4, toY: 14, width: 5)
            brush.rounded(-10, 13, 20, 5, 2)
            brush.fill(Pigment(0x5C7F8D))
        }
    }

    func clipboard() {
        brush.frame(angle: -0.12) {
            brush.rounded(-27, -62, 54, 70, 4)
            brush.fill(Pigment(0x8A5E38))
            brush.rectangle(-22, -54, 44, 57)
            brush.fill(.white)
            brush.rounded(-10, -66, 20, 11, 3)
            brush.fill(.steel)
            brush.rectangle(-4, -46, 8, 24)
            brush.rectangle(-12, -38, 24, 8)
            brush.fill(Pigment(0xCF2F3A))
            for y in [-14.0, -7] {
                brush.move(-16, y)
                brush.line(16, y)
                brush.stroke(Pigment(0x9AA7B0), 2)
            }
        }
    }

    func blueprint() {
        brush.frame(angle: -0.1) {
            brush.rectangle(-36, -60, 72, 54)
            brush.fill(Pigment(0x2F66B5))
            for x in [-24.0, -12, 0, 12, 24] {
                brush.move(x, -57)
                brush.line(x, -9)
                brush.stroke(Pigment(0x86ADE0, opacity: 0.5), 0.8)
            }
            brush.polygon([(-24, -16), (-24, -36), (-6, -50), (12, -36), (12, -16)])
            brush.stroke(.white, 2.4)
            brush.disc(22, -26, 7)
            brush.stroke(.white, 2)
            brush.rounded(-40, -64, 8, 62, 4)
            brush.fill(Pigment(0xD9E6F7))
            brush.rounded(32, -64, 8, 62, 4)
            brush.fill(Pigment(0xD9E6F7))
        }
    }

    func setSquare() {
        brush.polygon([(-10, 10), (-10, -74), (52, 10)])
        brush.fill(Pigment(0x4FC3A1, opacity: 0.92))
        brush.polygon([(2, -1), (2, -40), (30, -1)])
        brush.fill(Pigment(0xE8F6F1, opacity: 0.85))
        for step in 0..<9 {
            let y = 4 - 8 * Double(step)
            brush.move(-10, y)
            brush.line(-4, y)
            brush.stroke(Pigment(0x145C48), 1.4)
        }
    }

    func gavel() {
        brush.frame(angle: 0.3) {
            handle(Pigment(0x7A4A26), fromY: 18, toY: -46, width: 7)
            brush.rounded(-31, -68, 62, 28, 5)
            brush.fill(Pigment(0x8F5A30))
            for x in [-25.0, 17] {
                brush.rectangle(x, -68, 8, 28)
                brush.fill(.gold)
            }
        }
    }

    func scales() {
        handle(.gold, fromY: 16, toY: -72, width: 5)
        brush.disc(0, -76, 5)
        brush.fill(.gold)
        brush.move(-36, -62)
        brush.line(36, -62)
        brush.stroke(.gold, 4.4)
        for x in [-34.0, 34] {
            brush.move(x, -62)
            brush.line(x - 14, -26)
            brush.move(x, -62)
            brush.line(x + 14, -26)
            brush.stroke(Pigment(0x8F6B1B), 1.5)
            brush.move(x - 17, -27)
            brush.curve(x - 12, -12, x + 12, -12, x + 17, -27)
            brush.close()
            brush.fill(.gold)
        }
    }

    func tray() {
        brush.ellipse(0, -13, 44, 8)
        brush.fill(.steel)
        brush.ellipse(0, -15, 44, 8)
        brush.fill(.silver)
        brush.arc(-12, -18, 22, .pi, 2 * .pi)
        brush.close()
        brush.fill(Pigment(0xE8ECEF))
        brush.disc(-12, -42, 3.4)
        brush.fill(.steel)
        brush.polygon([(18, -46), (34, -46), (26, -30)])
        brush.fill(Pigment(0xB5304A))
        brush.move(26, -30)
        brush.line(26, -18)
        brush.move(20, -18)
        brush.line(32, -18)
        brush.stroke(Pigment(0x7C8A96), 2.2)
    }

    func bottle() {
        brush.rounded(-12, -42, 24, 56, 5)
        brush.fill(Pigment(0x2F5A36))
        brush.polygon([(-12, -38), (-5, -54), (5, -54), (12, -38)])
        brush.fill(Pigment(0x2F5A36))
        brush.rounded(-5, -80, 10, 30, 3)
        brush.fill(Pigment(0x2F5A36))
        brush.rounded(-5.5, -82, 11, 12, 2)
        brush.fill(Pigment(0x8E1F2F))
        brush.rectangle(-12, -30, 24, 22)
        brush.fill(Pigment(0xF1E4C3))
        brush.disc(0, -19, 5)
        brush.fill(Pigment(0x8E1F2F))
    }
}
