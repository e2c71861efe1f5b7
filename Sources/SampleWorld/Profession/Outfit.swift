/// The clothes of a profession: what covers the torso, and a hat.
protocol Outfit {
    /// Colour of the sleeves.
    var sleeve: Pigment { get }
    /// Paints what covers the torso, in the frame of the body.
    func garment(_ body: BodyPainter, _ brush: Brush)
    /// Paints the hat, in the frame of the face.
    func hat(_ brush: Brush)
}

extension Outfit {
    func hat(_ brush: Brush) {}
}

extension Profession {
    /// Whether people of the profession wear something on their heads.
    var hasHat: Bool { self != .doctor && self != .judge && self != .waiter }

    /// The clothes, in one of several colours that the profession comes in.
    func outfit(_ chance: inout Chance) -> any Outfit & Sendable {
        switch self {
        case .chef: ChefOutfit(scarf: Pigment(chance.pick([0xC8372D, 0x2F6DA8, 0x3F8F4F])))
        case .doctor: DoctorOutfit(scrubs: Pigment(chance.pick([0x3FA7A0, 0x4C8FCB, 0x69AE7B])))
        case .engineer: EngineerOutfit(vest: Pigment(chance.pick([0xF2741F, 0xC9DC2E])))
        case .farmer: FarmerOutfit(shirt: Pigment(chance.pick([0xB8402F, 0x3F7F55, 0xC88A2A])))
        case .firefighter: FirefighterOutfit(helmet: Pigment(chance.pick([0xC32A22, 0xE0B020])))
        case .judge: JudgeOutfit(sash: Pigment(chance.pick([0x8E1F2F, 0x5A2A6B])))
        case .mechanic: MechanicOutfit(overall: Pigment(chance.pick([0x2F5FA3, 0x5D6B78])))
        case .pilot: PilotOutfit(jacket: Pigment(chance.pick([0x1F2A4D, 0x23252F])))
        case .police: PoliceOutfit(shirt: Pigment(chance.pick([0x2C4F86, 0x5E86B8])))
        case .waiter: WaiterOutfit(vest: Pigment(chance.pick([0x26272E, 0x6A2230])))
        }
    }
}
