import Domain
import Foundation

/// Paints a head in a frame whose origin is the middle of the face: 50 wide, from -31 at the crown to 33 at the chin.
struct FacePainter {
    let person: Person
    let brush: Brush

    private var isFemale: Bool { person.gender == .female }

    /// Fills the part of the face from brow to chin and cheek to cheek, what a face detector's box holds.
    ///
    /// Everything that tells the gender lies inside it; hair and hats lie outside.
    func detectedPart(_ pigment: Pigment) {
        brush.rectangle(-24.5, -18, 49, 51.5)
        brush.fill(pigment)
    }

    /// The whole face up to the crown, without the ears.
    private func outline() {
        brush.move(-24, -8)
        brush.curve(-24, -38, 24, -38, 24, -8)
        if isFemale {
            brush.curve(24, 12, 13, 32, 0, 33)
            brush.curve(-13, 32, -24, 12, -24, -8)
        } else {
            brush.curve(25, 17, 20, 33, 0, 34)
            brush.curve(-20, 33, -25, 17, -24, -8)
        }
        brush.close()
    }

    func paint() {
        for side in [-1.0, 1.0] {
            brush.ellipse(side * 24.5, 0, 4.5, 7)
            brush.fill(person.skin.darker(0.08))
            brush.ellipse(side * 24.5, 0, 2.2, 4)
            brush.fill(person.skin.darker(0.2))
        }
        outline()
        brush.fill(person.skin)
        outline()
        brush.clipped {
            // One side of the face lies in shadow.
            brush.ellipse(-34, 4, 22, 60)
            brush.fill(person.skin.darker(0.25).faint(0.22))
        }
        if !isFemale { beard() }
        if isFemale { cheeks() }
        if person.age == .old { wrinkles() }
        eyes()
        brows()
        nose()
        mouth()
        if person.wearsGlasses { glasses() }
        if isFemale, person.wearsEarrings { earrings() }
    }

    private func eyes() {
        for side in [-1.0, 1.0] {
            brush.frame(x: side * 9.8, y: -4) {
                brush.ellipse(0, 0, 5.2, isFemale ? 4.2 : 3.4)
                brush.fill(.white)
                brush.disc(0, 0.2, 2.9)
                brush.fill(person.eyeColour)
                brush.disc(0, 0.2, 1.4)
                brush.fill(.black)
                brush.disc(0.9, -0.8, 0.8)
                brush.fill(.white)
                if isFemale { lashes(outward: side) } else { lid() }
            }
        }
    }

    private func lid() {
        brush.move(-5.4, -1.4)
        brush.curve(-3, -4.2, 3, -4.2, 5.4, -1.4)
        brush.stroke(person.skin.darker(0.5), 1.1)
    }

    private func lashes(outward: Double) {
        brush.move(-5.6 * outward, -0.6)
        brush.curve(-3 * outward, -5.6, 3 * outward, -5.8, 5.6 * outward, -1.4)
        brush.line(8.2 * outward, -3.8)
        brush.stroke(.black, 2)
        for lash in [(1.0, -4.6, 2.0, -7.4), (3.6, -3.6, 6.0, -6.4)] {
            brush.move(lash.0 * outward, lash.1)
            brush.line(lash.2 * outward, lash.3)
            brush.stroke(.black, 1.2)
        }
        brush.ellipse(0, -4.6, 5, 1.6)
        brush.fill(person.lips.faint(0.28))
    }

    private func brows() {
        let colour = person.hairColour.darker(0.25)
        for side in [-1.0, 1.0] {
            if isFemale {
                brush.move(side * 4.8, -11.6)
                brush.curve(side * 8, -15, side * 12.5, -15, side * 16, -11.4)
                brush.stroke(colour, 1.5)
            } else {
                brush.move(side * 4, -12.2)
                brush.curve(side * 8, -14.6, side * 13, -14.2, side * 16.5, -10.8)
                brush.stroke(colour, 3.9)
            }
        }
    }

    private func nose() {
        brush.move(1, -3)
        brush.curve(isFemale ? 3.4 : 5, 4, isFemale ? 4.4 : 6.4, 8, 0, isFemale ? 9 : 10)
        brush.stroke(person.skin.darker(0.34), isFemale ? 1.3 : 1.9)
    }

    private func mouth() {
        guard isFemale else {
            brush.move(-7.5, 17.4)
            brush.curve(-4, 21.4, 4, 21.4, 7.5, 17.4)
            brush.stroke(person.skin.darker(0.55), 1.9)
            return
        }
        brush.move(-9.6, 16)
        brush.curve(-5, 14.4, -2, 13.6, 0, 15)
        brush.curve(2, 13.6, 5, 14.4, 9.6, 16)
        brush.curve(5.5, 24.4, -5.5, 24.4, -9.6, 16)
        brush.close()
        brush.fill(person.lips)
        brush.move(-8.4, 16.6)
        brush.curve(-4, 19.4, 4, 19.4, 8.4, 16.6)
        brush.stroke(person.lips.darker(0.4), 1)
    }

    private func cheeks() {
        for side in [-1.0, 1.0] {
            brush.ellipse(side * 14.5, 8.5, 6, 4)
            brush.fill(person.lips.faint(0.24))
        }
    }

    private func beard() {
        let colour = person.hairColour
        switch person.beard {
        case .full:
            jaw(top: 6)
            brush.fill(colour)
            moustache(colour)
        case .goatee:
            brush.move(-10, 15)
            brush.curve(-12, 30, -6, 37, 0, 37)
            brush.curve(6, 37, 12, 30, 10, 15)
            brush.curve(4, 12, -4, 12, -10, 15)
            brush.close()
            brush.fill(colour)
            brush.ellipse(0, 19, 7, 3.4)
            brush.fill(person.skin)
            jaw(top: 8)
            brush.fill(colour.faint(0.25))
        case .moustache:
            jaw(top: 8)
            brush.fill(colour.faint(0.22))
            moustache(colour)
        case .stubble:
            jaw(top: 5)
            brush.fill(colour.darker(0.2).faint(0.5))
        }
    }

    /// The part of the face where a full beard grows, with room for the mouth.
    private func jaw(top: Double) {
        brush.move(-24, top - 6)
        brush.curve(-25, 20, -20, 37, 0, 38)
        brush.curve(20, 37, 25, 20, 24, top - 6)
        brush.curve(20, 12, 14, 13.5, 9, 13)
        brush.curve(4, 12, -4, 12, -9, 13)
        brush.curve(-14, 13.5, -20, 12, -24, top - 6)
        brush.close()
    }

    private func moustache(_ colour: Pigment) {
        brush.move(0, 11.5)
        brush.curve(5, 11, 11, 13, 12.5, 18.5)
        brush.curve(7, 16.5, 3, 17, 0, 16.4)
        brush.curve(-3, 17, -7, 16.5, -12.5, 18.5)
        brush.curve(-11, 13, -5, 11, 0, 11.5)
        brush.close()
        brush.fill(colour.darker(0.12))
    }

    private func wrinkles() {
        let colour = person.skin.darker(0.3).faint(0.6)
        for height in [-19.0, -22.5] {
            brush.move(-10, height)
            brush.curve(-4, height - 1.6, 4, height - 1.6, 10, height)
            brush.stroke(colour, 1)
        }
        for side in [-1.0, 1.0] {
            brush.move(side * 8, 9)
            brush.curve(side * 10.5, 11, side * 11.5, 14, side * 11.5, 16)
            brush.stroke(colour, 1.1)
            brush.move(side * 5.5, 1.6)
            brush.curve(side * 8, 3.4, side * 12, 3.4, side * 14, 1.6)
            brush.stroke(colour, 1)
        }
    }

    private func glasses() {
        for side in [-1.0, 1.0] {
            brush.rounded(side * 10 - 7.4, -10, 14.8, 12, 5)
            brush.stroke(.black, 1.5)
            brush.move(side * 17.4, -5)
            brush.line(side * 24, -6)
            brush.stroke(.black, 1.4)
        }
        brush.move(-2.6, -5)
        brush.line(2.6, -5)
        brush.stroke(.black, 1.4)
    }

    private func earrings() {
        for side in [-1.0, 1.0] {
            brush.disc(side * 23.4, 9.5, 2.5)
            brush.fill(.gold)
        }
    }
}
