import Foundation

/// A small, fast generator of random numbers whose whole state is one seed, so that any result can be made again.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014; Vigna's splitmix64.c.
public struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Starts the sequence of a seed.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Uniform in [0, 1) on a grid of 2^-24, so that every value is exact in a Float.
    public mutating func uniform() -> Float {
        Float(next() >> 40) * 0x1p-24
    }

    /// Uniform in 0 ..< bound; the bound is small, so the bias of the remainder does not show.
    public mutating func integer(below bound: Int) -> Int {
        Int(next() % UInt64(bound))
    }

    /// Standard normal deviate (Box and Muller 1958).
    public mutating func normal() -> Float {
        let radius = (-2 * log(1 - Double(uniform()))).squareRoot()
        return Float(radius * cos(2 * .pi * Double(uniform())))
    }
}
