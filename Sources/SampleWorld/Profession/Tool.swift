/// A thing that shows what somebody does for a living.
public enum Tool: String, CaseIterable, Sendable {
    case whisk, pan, syringe, clipboard, blueprint, pitchfork, basket, axe, hose, gavel, scales, wrench, tyre
    case plane, suitcase, paddle, radio, tray, bottle
    case setSquare = "set square"

    /// Whether it rests on the hand instead of being gripped.
    var restsOnHand: Bool { self == .tray || self == .plane }
}

/// Paints tools in a frame whose origin is the hand that holds them.
struct ToolPainter {
    let brush: Brush

    func paint(_ tool: Tool) {
        switch tool {
        case .whisk: whisk()
        case .pan: pan()
        case .syringe: syringe()
        case .clipboard: clipboard()
        case .blueprint: blueprint()
        case .setSquare: setSquare()
        case .pitchfork: pitchfork()
        case .basket: basket()
        case .axe: axe()
        case .hose: hose()
        case .gavel: gavel()
        case .scales: scales()
        case .wrench: wrench()
        case .tyre: tyre()
        case .plane: plane()
        case .suitcase: suitcase()
        case .paddle: paddle()
        case .radio: radio()
        case .tray: tray()
        case .bottle: bottle()
        }
    }

    /// A straight handle from the hand.
    private func handle(_ colour: Pigment, fromY: Double, toY: Double, width: Double) {
        brush.move(0, fromY)
        brush.line(0, toY)
        brush.stroke(colour, width)
    }

    private func whisk() {
        handle(.wood, fromY: 14, toY: -12, width: 7)
        for width in [4.0, 11, 17] {
            brush.ellipse(0, -40, width, 29)
            brush.stroke(.steel, 2.4)
        }
    }

    private func pan() {
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

    private func syringe() {
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

    private func clipboard() {
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

    private func blueprint() {
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

    private func setSquare() {
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

    private func pitchfork() {
        handle(.wood, fromY: 84, toY: -36, width: 6)
        brush.move(-18, -78)
        brush.curve(-18, -36, 18, -36, 18, -78)
        brush.move(0, -80)
        brush.line(0, -40)
        brush.move(-9, -78)
        brush.line(-9, -48)
        brush.move(9, -78)
        brush.line(9, -48)
        brush.stroke(Pigment(0x59626B), 4.4)
    }

    private func basket() {
        for (x, colour) in [(-20.0, 0xE8762B), (-7, 0xD33A2C), (8, 0x6BAA3A), (21, 0xE8B02B)] as [(Double, UInt32)] {
            brush.disc(x, 8, 12)
            brush.fill(Pigment(colour))
            brush.move(x, -2)
            brush.line(x + 3, -12)
            brush.stroke(Pigment(0x4C8A34), 4)
        }
        brush.move(-36, 12)
        brush.line(36, 12)
        brush.line(27, 48)
        brush.line(-27, 48)
        brush.close()
        brush.fill(Pigment(0xB67B3C))
        for y in [22.0, 33, 42] {
            brush.move(-32, y)
            brush.line(32, y)
            brush.stroke(Pigment(0x7C4F22), 2)
        }
        brush.arc(0, 12, 34, .pi, 2 * .pi)
        brush.stroke(Pigment(0x7C4F22), 4.5)
    }

    private func axe() {
        handle(Pigment(0xC59A58), fromY: 44, toY: -70, width: 7)
        brush.move(-3, -72)
        brush.line(12, -72)
        brush.curve(30, -78, 36, -76, 38, -82)
        brush.curve(46, -62, 44, -50, 36, -38)
        brush.curve(32, -48, 24, -52, 12, -50)
        brush.line(-3, -50)
        brush.close()
        brush.fill(Pigment(0xC93A2E))
        brush.move(37, -80)
        brush.curve(44, -62, 42, -50, 36, -40)
        brush.stroke(.silver, 4.4)
        brush.polygon([(-3, -68), (-22, -62), (-3, -54)])
        brush.fill(.steel)
    }

    private func hose() {
        brush.move(2, 12)
        brush.curve(36, 44, -4, 66, 20, 92)
        brush.stroke(Pigment(0xB8352B), 12)
        brush.move(2, 12)
        brush.curve(36, 44, -4, 66, 20, 92)
        brush.stroke(Pigment(0xE07A66), 3)
        brush.frame(angle: 0.25) {
            brush.polygon([(-9, 14), (9, 14), (6, -40), (-6, -40)])
            brush.fill(.gold)
            brush.rounded(-10, -46, 20, 9, 2)
            brush.fill(Pigment(0x8A6716))
            brush.polygon([(-6, -48), (6, -48), (20, -88), (-20, -88)])
            brush.fill(Pigment(0xBFE3F2, opacity: 0.85))
        }
    }

    private func gavel() {
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

    private func scales() {
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

    private func wrench() {
        brush.frame(angle: 0.2) {
            handle(.steel, fromY: 30, toY: -48, width: 12)
            brush.disc(0, -60, 19)
            brush.fill(.steel)
            brush.polygon([(-8, -84), (8, -84), (8, -60), (0, -54), (-8, -60)])
            brush.fill(Pigment(0xF3F3F0))
            handle(Pigment(0xDDE2E6), fromY: 22, toY: -40, width: 3)
        }
    }

    private func tyre() {
        brush.disc(4, 24, 38)
        brush.fill(Pigment(0x24262D))
        brush.disc(4, 24, 22)
        brush.fill(.silver)
        brush.disc(4, 24, 6)
        brush.fill(.steel)
        for step in 0..<5 {
            brush.frame(x: 4, y: 24, angle: 2 * .pi * Double(step) / 5) {
                brush.move(0, -8)
                brush.line(0, -20)
                brush.stroke(.steel, 5)
            }
        }
        brush.disc(4, 24, 33)
        brush.stroke(Pigment(0x41444E), 2.5)
    }

    private func plane() {
        brush.frame(y: -34, angle: -0.28) {
            brush.polygon([(-6, -2), (14, -34), (24, -34), (16, 0), (24, 30), (14, 30)])
            brush.fill(Pigment(0x9FB4C8))
            brush.polygon([(-38, -2), (-46, -22), (-38, -22), (-24, -2)])
            brush.fill(Pigment(0xD2453B))
            brush.move(-42, 2)
            brush.curve(-30, -11, 30, -11, 46, -1)
            brush.curve(30, 9, -30, 9, -42, 2)
            brush.fill(.white)
            for x in [-18.0, -8, 2, 12, 22] {
                brush.disc(x, -2, 2.2)
                brush.fill(Pigment(0x3A6EA5))
            }
            brush.move(-40, 4)
            brush.line(40, 3)
            brush.stroke(Pigment(0xD2453B), 2)
        }
        handle(.steel, fromY: 0, toY: -26, width: 3)
    }

    private func suitcase() {
        brush.rounded(-11, -8, 22, 18, 5)
        brush.stroke(Pigment(0x2C2420), 4.5)
        brush.rounded(-34, 8, 68, 50, 6)
        brush.fill(Pigment(0x6B3F26))
        for x in [-22.0, 16] {
            brush.rectangle(x, 8, 7, 50)
            brush.fill(Pigment(0x3F2416))
            brush.rectangle(x, 28, 7, 8)
            brush.fill(.gold)
        }
        brush.frame(x: 0, y: 33, angle: -0.2) {
            brush.rounded(-10, -8, 20, 16, 2)
            brush.fill(Pigment(0x79B5D9))
        }
    }

    private func paddle() {
        handle(.white, fromY: 20, toY: -26, width: 7)
        brush.disc(0, -54, 30)
        brush.fill(Pigment(0xC9252B))
        brush.disc(0, -54, 24)
        brush.fill(.white)
        brush.disc(0, -54, 19)
        brush.fill(Pigment(0xC9252B))
        brush.rounded(-14, -59, 28, 10, 2)
        brush.fill(.white)
    }

    private func radio() {
        handle(.black, fromY: -40, toY: -76, width: 4)
        brush.rounded(-14, -50, 30, 62, 4)
        brush.fill(Pigment(0x22242C))
        brush.rounded(-9, -45, 20, 13, 2)
        brush.fill(Pigment(0x7FD08A))
        for y in [-24.0, -17, -10] {
            brush.move(-8, y)
            brush.line(10, y)
            brush.stroke(.steel, 2)
        }
    }

    private func tray() {
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

    private func bottle() {
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
