import Domain

/// A plate on the wall with the name of a profession on it: the pictured person's own, or another.
struct Sign: Sendable {
    let word: String
    private let centreX: Double
    private let top: Double
    private let letterHeight: Double
    private let plate: Pigment
    private let ink: Pigment

    private static let colours: [(UInt32, UInt32)] = [
        (0xFAF6E8, 0x2B2D38), (0x2F4A3C, 0xF5F2E4), (0x29406E, 0xF7F4E6), (0xF2D25C, 0x33291A), (0x8E2E2A, 0xFBF3E4),
    ]

    /// Half of all signs name the person's own profession, the others any other one.
    init(profession: Profession, personX: Double, side: Double, chance: inout Chance) {
        let others = Profession.allCases.filter { $0 != profession }
        let named = chance.isTrue(0.5) ? profession : chance.pick(others)
        word = named.rawValue
        letterHeight = min(chance.between(14, 19), 0.44 * side / Lettering.width(of: word, height: 1))
        let half = Lettering.width(of: word, height: letterHeight) / 2 + 10
        // On the side of the wall where there is more room.
        let free = personX < side / 2 ? side - half - 6 : half + 6
        centreX = free
        top = chance.between(6, 16)
        let colours = chance.pick(Self.colours)
        plate = Pigment(colours.0)
        ink = Pigment(colours.1)
    }

    /// Paints the plate; the box is that of the letters.
    func paint(_ brush: Brush) -> Box? {
        let width = Lettering.width(of: word, height: letterHeight)
        brush.rounded(centreX - width / 2 - 8, top + 2, width + 16, letterHeight + 16, 4)
        brush.fill(Pigment(0x14162B, opacity: 0.25))
        brush.rounded(centreX - width / 2 - 8, top, width + 16, letterHeight + 16, 4)
        brush.fill(plate)
        brush.rounded(centreX - width / 2 - 5, top + 3, width + 10, letterHeight + 10, 3)
        brush.stroke(ink.faint(0.5), 1.2)
        return brush.measure {
            Lettering.write(
                word, x: centreX - width / 2, y: top + 8, height: letterHeight, pigment: ink, brush)
        }
    }
}
