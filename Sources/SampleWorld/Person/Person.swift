/// How one person looks, apart from what belongs to the profession.
///
/// Every trait but those of `Gender` is drawn without regard to gender and profession: whoever wants to know the gender
/// of a drawn person has to look at the face.
struct Person: Sendable {
    let gender: Gender
    let skin: Pigment
    let hair: Hair
    let hairColour: Pigment
    let eyeColour: Pigment
    let age: Age
    let wearsGlasses: Bool
    /// What of `Gender` varies: colour of the lips, or shape of the beard.
    let lips: Pigment
    let beard: Beard
    let wearsEarrings: Bool
    /// Where the middle of the face lies, in pixels.
    let x: Double
    let y: Double
    /// Enlargement: at 1 the face is 50 pixels wide and 64 high.
    let scale: Double
    /// How the head and the body lean, clockwise in radians.
    let headTilt: Double
    let lean: Double
    /// Whether the tool is in the hand on the left of the picture.
    let isMirrored: Bool
    /// Colour of plain clothes, where nothing shows the profession.
    let plainColour: Pigment

    enum Age: CaseIterable, Sendable {
        case young, middle, old
    }

    enum Hair: CaseIterable, Sendable {
        case crop, parted, long, bob, curls, bun, tail
    }

    enum Beard: CaseIterable, Sendable {
        case full, moustache, goatee, stubble
    }

    private static let skins: [UInt32] = [0xF5CFB0, 0xEBB891, 0xD9A074, 0xB97A4E, 0x8E5A38, 0x643E29]
    private static let hairs: [UInt32] = [0x1F1A1C, 0x3B2620, 0x5B3A26, 0x8A5A30, 0xC89A4F, 0x9A3F24]
    private static let greys: [UInt32] = [0xA9A9AD, 0xD3D2D0, 0x77777C]
    private static let eyes: [UInt32] = [0x4A2F1D, 0x3B5B7A, 0x50704A, 0x2B211C]
    private static let lipColours: [UInt32] = [0xC2274B, 0xD64545, 0xA31F52]
    private static let plainColours: [UInt32] = [
        0x7C9A6D, 0xB06A8C, 0x5F7FA8, 0xC9A25B, 0x8B7BB5, 0xB7B3AC, 0x4D8C8A, 0xA8574A,
    ]

    init(gender: Gender, chance: inout Chance, side: Double) {
        self.gender = gender
        skin = Pigment(chance.pick(Self.skins))
        hair = chance.pick(Hair.allCases)
        age = chance.pick(Age.allCases)
        let isGrey = age == .old && chance.isTrue(0.8)
        hairColour = Pigment(chance.pick(isGrey ? Self.greys : Self.hairs))
        eyeColour = Pigment(chance.pick(Self.eyes))
        wearsGlasses = chance.isTrue(0.2)
        lips = Pigment(chance.pick(Self.lipColours))
        beard = chance.pick(Beard.allCases)
        wearsEarrings = chance.isTrue(0.6)
        scale = chance.between(1.0, 1.32)
        x = chance.between(0.3, 0.7) * side
        y = chance.between(0.36, 0.47) * side
        headTilt = chance.between(-0.1, 0.1)
        lean = chance.between(-0.05, 0.05)
        isMirrored = chance.isTrue(0.5)
        plainColour = Pigment(chance.pick(Self.plainColours))
    }
}
