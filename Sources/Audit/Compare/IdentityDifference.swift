/// Something that two versions are not made alike by.
struct IdentityDifference: Codable, Hashable, Sendable {
    /// What it is about, in words, such as "L1 weight of the explanations".
    let name: String
    /// Its value on both sides; null where there is none.
    @OrNull var baseline: String?
    @OrNull var candidate: String?
    /// Whether numbers that differ by it are about different things, so that a comparison has to be forced.
    let isBlocking: Bool
}
