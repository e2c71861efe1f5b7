import Domain

/// Everything that one picture shows, decided before anything is painted: the truth about the picture.
struct Scene: Sendable {
    let profession: Profession
    let person: Person
    let place: Place
    let outfit: any Outfit & Sendable
    let wearsHat: Bool
    let tool: Tool?
    /// False where plain clothes hide the profession, so that only the face is left to guess from.
    let showsEvidence: Bool
    let sign: Sign?
    let things: [PlacedThing]
    let light: Light
    let placeShift: Double
    let placeShade: Int

    /// A distractor and where it is.
    struct PlacedThing: Sendable {
        let thing: Distractor
        let colour: Pigment
        let x: Double
        let y: Double
        let scale: Double
    }

    private static let thingColours: [UInt32] = [0xC65A48, 0x4F7FA8, 0xD9A441, 0x7A9A5B, 0x8A6BA3, 0xD98FA6]

    /// Decides on a picture of somebody of this profession and gender.
    init(profession: Profession, gender: Gender, showsEvidence: Bool, side: Double, chance: inout Chance) {
        self.profession = profession
        self.showsEvidence = showsEvidence
        person = Person(gender: gender, chance: &chance, side: side)
        place = chance.pick(Place.allCases)
        placeShift = chance.between(0, 1)
        placeShade = chance.pick([0, 1, 2])
        outfit = profession.outfit(&chance)
        let hasHat = chance.isTrue(0.8), hasTool = chance.isTrue(0.85)
        let tool = chance.pick(profession.tools)
        wearsHat = showsEvidence && profession.hasHat && hasHat
        self.tool = showsEvidence && hasTool ? tool : nil
        sign =
            chance.isTrue(0.4) ? Sign(profession: profession, personX: person.x, side: side, chance: &chance) : nil
        let floor = place.horizon * side, personX = person.x
        let count = chance.pick([0, 1, 1, 2])
        var placed: [PlacedThing] = []
        for _ in 0..<count {
            let thing = chance.pick(Distractor.allCases), colour = Pigment(chance.pick(Self.thingColours))
            // Beside the person, on the side where there is more room first.
            let isRight = placed.isEmpty == (personX < side / 2)
            let x = isRight ? chance.between(0.84, 0.95) : chance.between(0.05, 0.16)
            let y = thing.hangs ? chance.between(0.28, 0.42) * side : floor + chance.between(0.02, 0.16) * side
            let scale = chance.between(0.8, 1.15)
            placed.append(PlacedThing(thing: thing, colour: colour, x: x * side, y: y, scale: scale))
        }
        things = placed
        light = Light(chance: &chance)
    }
}
