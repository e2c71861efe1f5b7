/// A thing that says nothing about the profession.
enum Distractor: CaseIterable, Sendable {
    case plant, balloon, ball, clock, frame, umbrella, lamp, cat

    /// Whether it hangs on the wall or in the air instead of standing.
    var hangs: Bool { self == .balloon || self == .clock || self == .frame }
}

/// Paints distractors in a frame whose origin is where they stand or the middle of what hangs.
struct DistractorPainter {
    let brush: Brush
    let colour: Pigment

    func paint(_ thing: Distractor) {
        switch thing {
        case .plant: plant()
        case .balloon: balloon()
        case .ball: ball()
        case .clock: clock()
        case .frame: frame()
        case .umbrella: umbrella()
        case .lamp: lamp()
        case .cat: cat()
        }
    }

    private func plant() {
        for angle in [-0.9, -0.45, 0, 0.45, 0.9] {
            brush.frame(y: -26, angle: angle) {
                brush.ellipse(0, -26, 7.5, 26)
                brush.fill(Pigment(angle == 0 ? 0x5B9A4E : 0x44803F))
            }
        }
        brush.polygon([(-18, -30), (18, -30), (13, 0), (-13, 0)])
        brush.fill(colour)
        brush.rectangle(-20, -34, 40, 8)
        brush.fill(colour.darker(0.2))
    }

    private func balloon() {
        brush.move(0, 26)
        brush.curve(8, 44, -8, 60, 2, 84)
        brush.stroke(Pigment(0x55585F), 1.4)
        brush.ellipse(0, 0, 20, 25)
        brush.fill(colour)
        brush.ellipse(-7, -9, 5, 8)
        brush.fill(.white.faint(0.5))
    }

    private func ball() {
        brush.disc(0, -18, 18)
        brush.fill(colour)
        brush.move(-18, -18)
        brush.curve(-8, -26, 8, -26, 18, -18)
        brush.move(0, -36)
        brush.curve(9, -26, 9, -10, 0, 0)
        brush.stroke(.white, 3)
    }

    private func clock() {
        brush.disc(0, 0, 21)
        brush.fill(colour.darker(0.3))
        brush.disc(0, 0, 17)
        brush.fill(.white)
        brush.move(0, -11)
        brush.line(0, 0)
        brush.line(8, 5)
        brush.stroke(.black, 2.6)
    }

    private func frame() {
        brush.rectangle(-25, -19, 50, 38)
        brush.fill(Pigment(0x6B4A2C))
        brush.rectangle(-20, -14, 40, 28)
        brush.fill(colour.lighter(0.6))
        brush.polygon([(-20, 14), (-6, -6), (4, 8), (11, 0), (20, 14)])
        brush.fill(colour)
        brush.disc(11, -7, 4)
        brush.fill(Pigment(0xF5D36A))
    }

    private func umbrella() {
        brush.move(0, -84)
        brush.line(0, -8)
        brush.curve(0, 4, 14, 4, 13, -8)
        brush.stroke(Pigment(0x4A3524), 3.6)
        brush.arc(0, -62, 34, .pi, 2 * .pi)
        brush.close()
        brush.fill(colour)
        for x in [-17.0, 0, 17] {
            brush.move(0, -95)
            brush.line(x, -62)
            brush.stroke(colour.darker(0.25), 1.6)
        }
    }

    private func lamp() {
        brush.rectangle(-2.5, -96, 5, 96)
        brush.fill(Pigment(0x4B4F57))
        brush.ellipse(0, -1, 18, 5)
        brush.fill(Pigment(0x4B4F57))
        brush.polygon([(-25, -92), (-14, -126), (14, -126), (25, -92)])
        brush.fill(colour.lighter(0.35))
    }

    private func cat() {
        brush.move(16, -6)
        brush.curve(38, -8, 36, -34, 28, -40)
        brush.stroke(colour.darker(0.2), 5.5)
        brush.ellipse(0, -19, 18, 20)
        brush.fill(colour)
        brush.disc(0, -46, 14)
        brush.fill(colour)
        for side in [-1.0, 1.0] {
            brush.polygon([(side * 13, -49), (side * 11, -67), (side * 2, -57)])
            brush.fill(colour)
            brush.disc(side * 5, -48, 2.2)
            brush.fill(.black)
        }
        brush.disc(0, -43, 1.6)
        brush.fill(Pigment(0xD98A8A))
    }
}
