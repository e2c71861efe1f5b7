/// A colour in sRGB with straight opacity; every part in [0, 1].
struct Pigment: Hashable, Sendable {
    var red: Double
    var green: Double
    var blue: Double
    var opacity = 1.0

    /// Reads 0xRRGGBB.
    init(_ hex: UInt32, opacity: Double = 1) {
        red = Double(hex >> 16 & 0xFF) / 255
        green = Double(hex >> 8 & 0xFF) / 255
        blue = Double(hex & 0xFF) / 255
        self.opacity = opacity
    }

    /// The colour, this share of the way to white.
    func lighter(_ share: Double) -> Pigment { mixed(with: Pigment(0xFFFFFF), share) }

    /// The colour, this share of the way to a dark blue, which looks more natural in shadows than black.
    func darker(_ share: Double) -> Pigment { mixed(with: Pigment(0x14162B), share) }

    /// The same colour, more or less see-through.
    func faint(_ opacity: Double) -> Pigment {
        var copy = self
        copy.opacity = opacity
        return copy
    }

    private func mixed(with other: Pigment, _ share: Double) -> Pigment {
        var copy = self
        copy.red += (other.red - red) * share
        copy.green += (other.green - green) * share
        copy.blue += (other.blue - blue) * share
        return copy
    }
}

extension Pigment {
    static let white = Pigment(0xFBFBF7)
    static let black = Pigment(0x1D1E26)
    static let gold = Pigment(0xE3B23C)
    static let silver = Pigment(0xC9D0D6)
    static let steel = Pigment(0x8C97A1)
    static let wood = Pigment(0x9A6B3F)
}
