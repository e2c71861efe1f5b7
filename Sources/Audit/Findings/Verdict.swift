/// What the evidence says of a demand: met, not met, or too thin to say.
enum Verdict: String, Encodable, Sendable {
    case pass
    case fail
    case cannotTell = "cannot tell"
}

/// How maps point at a region, beside maps moved at random.
enum Reliance: String, Encodable, Sendable {
    case moreThanChance = "more than chance"
    case lessThanChance = "less than chance"
    case cannotTell = "cannot tell"

    /// The direction that two measures show together.
    ///
    /// One that cannot tell leaves the direction to the other; two that contradict one another show none.
    init(_ one: Reliance, _ other: Reliance) {
        if one == other || other == .cannotTell {
            self = one
        } else {
            self = one == .cannotTell ? other : .cannotTell
        }
    }
}
