/// Paints hair in the frame of the face: one part behind the head, one before it.
struct HairPainter {
    let person: Person
    let brush: Brush

    private var colour: Pigment { person.hairColour }

    /// What hangs or stands out behind head and shoulders.
    func paintBack() {
        switch person.hair {
        case .long:
            brush.move(-28, -14)
            brush.curve(-36, 20, -38, 52, -34, 74)
            brush.curve(-18, 80, 18, 80, 34, 74)
            brush.curve(38, 52, 36, 20, 28, -14)
            brush.curve(26, -46, -26, -46, -28, -14)
        case .bob:
            brush.move(-28, -14)
            brush.curve(-36, 8, -36, 26, -30, 36)
            brush.line(30, 36)
            brush.curve(36, 26, 36, 8, 28, -14)
            brush.curve(26, -46, -26, -46, -28, -14)
        case .curls:
            for (x, y, radius) in [
                (-22.0, -14.0, 15.0), (-14, -28, 15), (0, -33, 16), (14, -28, 15), (22, -14, 15), (-26, 2, 11),
                (26, 2, 11),
            ] {
                brush.disc(x, y, radius)
            }
        case .bun:
            brush.disc(0, -43, 12)
        case .tail:
            brush.move(18, -26)
            brush.curve(48, -22, 46, 30, 36, 54)
            brush.curve(34, 30, 30, 4, 16, -8)
        case .crop, .parted:
            return
        }
        brush.fill(colour.darker(0.18))
    }

    /// The hairline and what lies on the crown.
    func paintFront() {
        brush.move(-25.5, 0)
        brush.curve(-32, -48, 32, -48, 25.5, 0)
        switch person.hair {
        case .crop, .bun, .tail:
            brush.curve(24, -12, 22, -18, 17, -21)
            brush.curve(6, -25, -6, -25, -17, -21)
            brush.curve(-22, -18, -24, -12, -25.5, 0)
        case .parted, .long:
            brush.curve(25, -10, 22, -16, 16, -20)
            brush.curve(8, -24, -4, -28, -9, -27)
            brush.curve(-16, -22, -22, -16, -25.5, 0)
        case .bob:
            brush.curve(25, -8, 24, -14, 22, -17)
            brush.curve(8, -16, -8, -16, -22, -17)
            brush.curve(-24, -14, -25, -8, -25.5, 0)
        case .curls:
            brush.curve(24, -10, 22, -18, 15, -19)
            brush.curve(10, -25, 4, -18, 0, -22)
            brush.curve(-4, -18, -10, -25, -15, -19)
            brush.curve(-22, -18, -24, -10, -25.5, 0)
        }
        brush.close()
        brush.fill(colour)
        brush.move(-14, -33)
        brush.curve(-6, -38, 4, -38.5, 11, -35)
        brush.stroke(colour.lighter(0.25).faint(0.6), 2)
    }
}
