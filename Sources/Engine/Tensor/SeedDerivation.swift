import Crypto

extension SplitMix64 {
    /// The generator of one piece of work, derived from what identifies the work and from nothing else.
    ///
    /// Because the seed does not know about lanes, order or batches, neither does any result. It is the first eight
    /// bytes, little-endian, of the SHA-256 of the parts joined by line feeds.
    public static func derived(runSeed: UInt64, parts: [String]) -> SplitMix64 {
        let text = ([String(runSeed)] + parts).joined(separator: "\n")
        let digest = SHA256.hash(data: Array(text.utf8))
        let seed = digest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return SplitMix64(seed: seed)
    }
}
