/// Paints neck, torso, arms and hands in a frame whose origin is the middle of the face.
struct BodyPainter {
    let person: Person
    let brush: Brush

    /// Where the hand is that holds a tool.
    static let hand = (x: 66.0, y: 98.0)

    func neck() {
        brush.move(-11, 18)
        brush.line(-11, 44)
        brush.curve(-6, 54, 6, 54, 11, 44)
        brush.line(11, 18)
        brush.close()
        brush.fill(person.skin.darker(0.14))
    }

    /// The shape of shoulders and chest, down to below the lower edge of the picture.
    func torso() {
        brush.move(-15, 39)
        brush.curve(-24, 48, -52, 44, -59, 66)
        brush.curve(-63, 110, -60, 200, -60, 270)
        brush.line(60, 270)
        brush.curve(60, 200, 63, 110, 59, 66)
        brush.curve(52, 44, 24, 48, 15, 39)
        brush.curve(8, 50, -8, 50, -15, 39)
        brush.close()
    }

    /// A garment of one colour with a shadow on one side.
    func garment(_ colour: Pigment) {
        torso()
        brush.fill(colour)
        torso()
        brush.clipped {
            brush.move(-64, 40)
            brush.line(-38, 40)
            brush.curve(-44, 120, -42, 200, -40, 280)
            brush.line(-64, 280)
            brush.close()
            brush.fill(colour.darker(0.22).faint(0.55))
        }
    }

    /// The arm that hangs down, away from the tool.
    func restingArm(sleeve: Pigment) {
        arm(sleeve: sleeve, elbow: (-72, 128), hand: (-66, 186))
    }

    /// The arm that holds the tool, bent at the elbow.
    func holdingArm(sleeve: Pigment) {
        arm(sleeve: sleeve, elbow: (71, 136), hand: Self.hand)
    }

    private func arm(sleeve: Pigment, elbow: (Double, Double), hand: (x: Double, y: Double)) {
        let side = elbow.0 < 0 ? -1.0 : 1
        // A dark rim keeps a sleeve apart from a torso of the same colour.
        for (colour, width) in [(sleeve.darker(0.35), 25.0), (sleeve, 22.5)] {
            brush.move(side * 49, 66)
            brush.curve(side * 60, 84, elbow.0, elbow.1 - 24, elbow.0, elbow.1)
            let share = 0.72
            brush.line(elbow.0 + (hand.x - elbow.0) * share, elbow.1 + (hand.y - elbow.1) * share)
            brush.stroke(colour, width)
        }
        brush.disc(hand.x, hand.y, 10.5)
        brush.fill(person.skin)
        brush.disc(hand.x, hand.y, 10.5)
        brush.stroke(person.skin.darker(0.3).faint(0.5), 1.2)
    }

    /// Fingers laid over the handle of a tool.
    func grip() {
        brush.rounded(Self.hand.x - 9, Self.hand.y - 7, 17, 14, 6)
        brush.fill(person.skin)
        for y in [-2.5, 2.2] {
            brush.move(Self.hand.x - 6, Self.hand.y + y)
            brush.line(Self.hand.x + 6, Self.hand.y + y)
            brush.stroke(person.skin.darker(0.28), 1.1)
        }
    }

    /// Clothes that say nothing about the profession.
    func plainClothes(_ colour: Pigment) {
        garment(colour)
        brush.move(-15, 39)
        brush.curve(-8, 52, 8, 52, 15, 39)
        brush.stroke(colour.darker(0.3), 4)
    }
}
