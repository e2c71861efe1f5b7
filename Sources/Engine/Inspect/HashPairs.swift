/// Pictures whose hashes are close.
public enum HashPairs {
    /// Both hashes of a picture.
    public struct Hashes: Hashable, Sendable {
        /// `PictureStatistics.perceptualHash`.
        public let perceptual: UInt64
        /// `PictureStatistics.differenceHash`.
        public let difference: UInt64

        /// Takes both.
        public init(perceptual: UInt64, difference: UInt64) {
            self.perceptual = perceptual
            self.difference = difference
        }
    }

    /// Two pictures, by their places in the list, the smaller one first.
    public struct Pair: Hashable, Sendable {
        /// Place of the first.
        public let one: Int
        /// Place of the second.
        public let other: Int
        /// Bits in which the perceptual hashes differ.
        public let perceptual: Int
        /// Bits in which the difference hashes differ.
        public let difference: Int
    }

    /// All pairs whose two distances are within bounds, in the order of their places.
    ///
    /// Every pair is looked at: n (n - 1) / 2 times an exclusive or and a count of bits. That is 60 million for 11,000
    /// pictures and takes a fraction of a second, so an index would only add code.
    public static func within(perceptual: Int, difference: Int, _ hashes: [Hashes]) -> [Pair] {
        let first = hashes.map(\.perceptual), second = hashes.map(\.difference)
        let firstSpan = first.span
        var pairs: [Pair] = []
        for one in hashes.indices {
            let hash = firstSpan[one]
            for other in one + 1..<max(one + 1, hashes.count) {
                let distance = PerceptualHash.distance(hash, firstSpan[other])
                guard distance <= perceptual else { continue }
                let confirmed = PerceptualHash.distance(second[one], second[other])
                guard confirmed <= difference else { continue }
                pairs.append(Pair(one: one, other: other, perceptual: distance, difference: confirmed))
            }
        }
        return pairs
    }
}
