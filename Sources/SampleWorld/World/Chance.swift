import Engine

/// Choices of a picture, in the order in which they are asked for.
struct Chance {
    private var random: SplitMix64

    init(_ random: SplitMix64) { self.random = random }

    /// Whether something that has this probability happens.
    mutating func isTrue(_ probability: Double) -> Bool { Double(random.uniform()) < probability }

    /// Uniform between two bounds.
    mutating func between(_ low: Double, _ high: Double) -> Double { low + (high - low) * Double(random.uniform()) }

    /// One of several, each as likely as the others.
    mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[random.integer(below: choices.count)] }

    /// 64 random bits.
    mutating func bits() -> UInt64 { random.next() }
}
