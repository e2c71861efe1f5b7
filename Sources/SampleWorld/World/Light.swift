import Engine

/// Light and camera: tint, exposure, a shadow towards one corner, blur and noise.
struct Light: Sendable {
    private let tint: Pigment
    private let exposure: Double
    private let shadowFromLeft: Bool
    private let shadow: Double
    /// Standard deviation of the blur in pixels; none below a quarter of a pixel.
    private let blur: Double
    /// Standard deviation of the noise in levels of 255.
    private let noise: Double
    private let noiseSeed: UInt64

    private static let tints: [UInt32] = [0xFFFFFF, 0xFFEBD2, 0xE4EEFF, 0xFFFFFF, 0xF8F1FF]

    init(chance: inout Chance) {
        tint = Pigment(chance.pick(Self.tints))
        exposure = chance.between(0.88, 1.06)
        shadowFromLeft = chance.isTrue(0.5)
        shadow = chance.between(0, 0.3)
        let isBlurred = chance.isTrue(0.3), strength = chance.between(0.4, 1.1)
        blur = isBlurred ? strength : 0
        noise = chance.between(0, 6)
        noiseSeed = chance.bits()
    }

    /// Lays the shadow over the painted scene.
    func shade(_ brush: Brush) {
        let side = Double(brush.side)
        brush.rectangle(0, 0, side, side)
        brush.fill(
            from: Pigment(0x10122A, opacity: shadow), at: (shadowFromLeft ? 0 : side, 0),
            to: Pigment(0x10122A, opacity: 0), at: (side / 2, side * 0.6))
    }

    /// What the camera makes of the painting.
    func photograph(_ picture: PixelImage) -> PixelImage {
        let soft = blur >= 0.25 ? GaussianBlur.blurred(picture, sigma: Float(blur)) : picture
        var random = SplitMix64(seed: noiseSeed)
        let gains = [tint.red, tint.green, tint.blue].map { Int(($0 * exposure * 256).rounded()) }
        let amplitude = Int((noise * 256).rounded())
        var pixels = soft.pixels
        for start in stride(from: 0, to: pixels.count, by: 3) {
            // Four uniform 16-bit parts of one number: three make the colours' noise, the sum of two is close to normal.
            let bits = random.next()
            let shared = Int(bits & 0xFFFF) + Int(bits >> 16 & 0xFFFF) - 0xFFFF
            for channel in 0..<3 {
                let own = Int(bits >> (16 + 16 * UInt64(channel)) & 0xFFFF) - 0x8000
                // A sum of two uniform parts has a standard deviation of 26,755, one alone 18,918.
                let deviation = (shared * 7 / 10 + own) * amplitude / 26_755
                let value = (Int(pixels[start + channel]) * gains[channel] + deviation + 128) >> 8
                pixels[start + channel] = UInt8(max(0, min(255, value)))
            }
        }
        return PixelImage(width: soft.width, height: soft.height, pixels: pixels)
    }
}
