import Domain

/// A claim about where explanations point that can be asked under every definition.
enum Claim: Hashable, Sendable {
    /// Fine-tuned explanations rely on faces more than zero-shot ones (Agarwal 2023, section 3.2).
    case fineTunedMore
    /// The explanations of a setting point at faces more than chance.
    case moreThanChance(Setting)
    /// The explanations of a setting point at the faces of one group more than at those of another.
    case gap(Setting, more: String, less: String)
}

/// What the evidence says of a claim.
enum ClaimVerdict: String, Encodable, Sendable {
    case holds
    /// The interval lies on the other side of zero.
    case contradicted
    case cannotTell = "cannot tell"
}

/// What became of a claim under one definition.
struct ClaimResult: Sendable {
    let definition: PointingDefinition
    let variant: Variant
    /// Above zero where the claim holds, as a difference of shares; nil where there are too few pictures.
    let difference: Estimate?
    /// What the difference would be by chance: the second side's of a gap, zero for the others.
    let chance: Double?
    /// The p-value of the test that has to agree with the interval; nil where there is none.
    let pValue: Double?
    let verdict: ClaimVerdict
    /// Pictures that it rests on.
    let count: Int
}

/// One claim under every definition.
struct ClaimPanel: Sendable {
    let claim: Claim
    /// In the order of the variants, and of the definitions within each.
    let results: [ClaimResult]

    /// Number of definitions with a verdict.
    func count(_ verdict: ClaimVerdict) -> Int { results.count { $0.verdict == verdict } }
}
