/// The one colour scale of all difference layers: from -1 to 1, centred on 0, never stretched to a single picture.
///
/// The ends of ColorBrewer's PuOr (Brewer and Harrower, 2002; Apache licence 2.0), which are told apart by colour-blind
/// readers and by lightness on both sides of the middle. Orange is more heat than before, purple less.
enum DivergingScale {
    /// Number of steps on each side of zero that a layer distinguishes.
    static let levels = 12

    /// More heat, from faint to strong.
    private static let more: [UInt32] = [0xFEE0B6, 0xFDB863, 0xE08214, 0xB35806]
    /// Less heat, from faint to strong.
    private static let less: [UInt32] = [0xD8DAEB, 0xB2ABD2, 0x8073AC, 0x542788]

    /// Colour and opacity of one level, from -`levels` to `levels`; small differences let the photo through.
    static func layerColour(level: Int) -> Colour {
        let part = Double(min(abs(level), levels)) / Double(levels)
        let ends = level < 0 ? less : more
        let opaque = min(max((part - 0.05) / 0.45, 0), 1)
        return Colour(ends[min(Int(part * Double(ends.count)), ends.count - 1)])
            .with(opacity: opaque * opaque * (3 - 2 * opaque) * ColourScale.strongest)
    }

    /// The level to which a difference in [-1, 1] is rounded.
    static func level(of difference: Double) -> Int {
        Int((min(max(difference, -1), 1) * Double(levels)).rounded())
    }
}
