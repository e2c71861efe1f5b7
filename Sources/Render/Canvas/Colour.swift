/// A colour in sRGB with straight (not premultiplied) opacity; every part in [0, 1].
struct Colour: Hashable, Sendable {
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

    /// The same colour, more or less see-through.
    func with(opacity: Double) -> Colour {
        var copy = self
        copy.opacity = opacity
        return copy
    }

    /// The colour without its opacity, as #rrggbb.
    var hex: String {
        let value = with(opacity: 1).premultiplied & 0xFF_FFFF
        let digits = String(value, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The pixel as Cairo's ARGB32 wants it: 0xAARRGGBB with the colours multiplied by the opacity.
    var premultiplied: UInt32 {
        func byte(_ value: Double) -> UInt32 { UInt32((value * 255).rounded()) }
        return byte(opacity) << 24 | byte(red * opacity) << 16 | byte(green * opacity) << 8 | byte(blue * opacity)
    }
}

/// The colours of a chart for one of the two colour schemes of the page around it.
///
/// Series colours are those of Okabe and Ito, "Color universal design" (2008), darkened where text or thin lines need
/// a contrast of 4.5 : 1 against the card they are drawn on.
struct ChartTheme: Hashable, Sendable {
    let ink: Colour
    let muted: Colour
    let grid: Colour
    let zeroShot: Colour
    let fineTuned: Colour
    let neutral: Colour
    /// Of what lies above zero in a chart of verdicts, and below; neither is good or bad.
    let above: Colour
    let below: Colour

    /// On white.
    static let light = ChartTheme(
        ink: Colour(0x1B1F24), muted: Colour(0x57606A), grid: Colour(0xDDE1E6),
        zeroShot: Colour(0x0064A8), fineTuned: Colour(0xB84A00), neutral: Colour(0x57606A),
        above: Colour(0x00705C), below: Colour(0x9B2D7B))

    /// On the dark card, 0x181C22 in the stylesheet.
    static let dark = ChartTheme(
        ink: Colour(0xE8EAED), muted: Colour(0xA3ABB5), grid: Colour(0x343A43),
        zeroShot: Colour(0x62BDF2), fineTuned: Colour(0xF2A54A), neutral: Colour(0xA3ABB5),
        above: Colour(0x4FD1B0), below: Colour(0xF08CC8))

    /// The colour of a series of this style.
    func colour(of style: SeriesStyle) -> Colour {
        switch style {
        case .zeroShot: zeroShot
        case .fineTuned: fineTuned
        case .plain: ink
        case .neutral, .random, .centre, .baseline: neutral
        }
    }
}
