public import Domain

extension MeaningfulPerturbation {
    /// Name of the method, as it is stored and as seeds derive from it.
    public static let name = "meaningful-perturbation"

    /// The random numbers of one explanation: decided by the seed of the run and by what is explained.
    public func random(image: ContentDigest, setting: Setting, variant: Variant) -> SplitMix64 {
        .derived(runSeed: parameters.seed, parts: [image.hex, setting.rawValue, variant.rawValue, Self.name])
    }
}
