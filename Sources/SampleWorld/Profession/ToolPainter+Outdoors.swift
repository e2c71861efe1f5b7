/// The tools of those who work outdoors or under way.
extension ToolPainter {
    func pitchfork() {
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

    func basket() {
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

    func axe() {
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

    func hose() {
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

    func wrench() {
        brush.frame(angle: 0.2) {
            handle(.steel, fromY: 30, toY: -48, width: 12)
            brush.disc(0, -60, 19)
            brush.fill(.steel)
            brush.polygon([(-8, -84), (8, -84), (8, -60), (0, -54), (-8, -60)])
            brush.fill(Pigment(0xF3F3F0))
            handle(Pigment(0xDDE2E6), fromY: 22, toY: -40, width: 3)
        }
    }

    func tyre() {
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

    func plane() {
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

    func suitcase() {
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

    func paddle() {
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

    func radio() {
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
}
