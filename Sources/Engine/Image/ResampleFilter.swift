import Foundation

/// The interpolation kernels with which pictures are resized; the numbers are Pillow's codes, which Hugging Face uses too.
///
/// When a picture shrinks, the kernel is stretched by the scale, so that every source pixel counts (antialiasing).
public enum ResampleFilter: Int, CaseIterable, Codable, Sendable {
    /// Lanczos, a windowed sinc over 3 pixels each side.
    case lanczos = 1
    /// Linear, a triangle over 1 pixel each side.
    case bilinear = 2
    /// Cubic convolution with a = -0.5, over 2 pixels each side: CLIP's.
    case bicubic = 3

    /// How far the kernel reaches from its centre, in pixels of the unstretched kernel.
    var support: Double {
        switch self {
        case .lanczos: 3
        case .bilinear: 1
        case .bicubic: 2
        }
    }

    /// The kernel's weight at distance x from its centre.
    ///
    /// The polynomials are evaluated in Pillow's order: the last bit decides how weights round.
    func weight(_ x: Double) -> Double {
        let distance = abs(x)
        switch self {
        case .bilinear:
            return distance < 1 ? 1 - distance : 0
        case .bicubic:
            // Keys, Cubic convolution interpolation for digital image processing, 1981, with a = -0.5.
            let a = -0.5
            if distance < 1 { return ((a + 2) * distance - (a + 3)) * distance * distance + 1 }
            if distance < 2 { return (((distance - 5) * distance + 8) * distance - 4) * a }
            return 0
        case .lanczos:
            return -3 <= x && x < 3 ? Self.sinc(x) * Self.sinc(x / 3) : 0
        }
    }

    private static func sinc(_ x: Double) -> Double {
        x == 0 ? 1 : sin(x * .pi) / (x * .pi)
    }
}
