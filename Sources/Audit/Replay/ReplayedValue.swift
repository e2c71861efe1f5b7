import Domain

/// A number, or a list of numbers, as it is stored and as it was computed again.
struct ReplayedValue: Encodable, Sendable {
    /// Table and column, such as "attribution.map".
    let quantity: String
    /// Nil where it is of no setting.
    @OrNull var setting: Setting?
    let variant: Variant
    /// What else tells it from others, such as the region; empty where nothing does.
    let detail: String
    /// How many numbers it holds.
    let count: Int
    /// Whether it is the same to the last bit.
    let isSame: Bool
    /// Largest absolute difference of one number; null where they cannot be compared.
    @OrNull var largestDifference: Double?
    /// Spearman's, of maps; null where a map has one value only.
    @OrNull var rankCorrelation: Double?
    /// As it is stored, and as it is here; null for lists, and where there is none.
    @OrNull var stored: Double?
    @OrNull var here: Double?

    /// How far a number may be off on another kind of processor, where 300 steps of an optimiser carry the rounding of
    /// each on.
    ///
    /// Between kernels for SSE3, AVX2 and AVX-512 a sample model's embeddings were off by 2e-6 at most, its maps by 8e-7 and
    /// its curves by 4e-4; what a larger model needs beyond that is left open here.
    var tolerance: Double {
        switch quantity {
        case "embedding.vector": 1e-4
        case "prediction.logits": 1e-3
        case "prediction.predicted", "attribution.side": 0
        default: 0.01
        }
    }

    /// Whether it differs by no more than another processor's rounding.
    var isWithinRounding: Bool { isSame || (largestDifference.map { $0 <= tolerance } ?? false) }
}
