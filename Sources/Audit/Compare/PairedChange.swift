import Domain
import Engine

/// How a number changes from the baseline to the candidate over the same pictures.
struct PairedChange: Sendable {
    /// Pictures.
    let count: Int
    /// Means over the pictures, or the gap of two groups; nil where there are too few.
    let baseline: Double?
    let candidate: Double?
    /// Candidate minus baseline.
    let difference: Estimate?
    /// Two-sided p-value of no difference.
    let p: Double?
    /// Whether no picture's value differs.
    let isSame: Bool

    /// A pair of values of one picture.
    typealias Pair = (baseline: Double, candidate: Double)
}

extension PairedChange {
    /// Compares hits: Newcombe's interval for pairs, or a bootstrap where pixels tie, and McNemar's exact test.
    init(hits pairs: [Pair]) {
        self.init(
            pairs, difference: Self.isWhole(pairs) ? Self.newcombe(pairs) : Bootstrap().mean(Self.differences(pairs)),
            p: McNemar.twoSided(
                onlyFirst: pairs.count { $0.candidate >= 0.5 && $0.baseline < 0.5 },
                onlySecond: pairs.count { $0.candidate < 0.5 && $0.baseline >= 0.5 }))
    }

    /// Compares areas or shares: a bootstrap by picture and Wilcoxon's signed-rank test.
    init(values pairs: [Pair]) {
        let differences = Self.differences(pairs)
        self.init(
            pairs, difference: Bootstrap().mean(differences), p: WilcoxonSignedRank(differences)?.twoSided ?? 1)
    }

    /// Compares the gap of two groups, which is the first group's mean less the second's: a bootstrap of both groups and a
    /// permutation test of who belongs to which.
    init(gapOf first: [Pair], minus second: [Pair]) {
        let changes = (Self.differences(first), Self.differences(second))
        func gap(_ value: (Pair) -> Double) -> Double? {
            Self.mean(first.map(value)).flatMap { one in Self.mean(second.map(value)).map { one - $0 } }
        }
        count = first.count + second.count
        difference = Bootstrap().difference(changes.0, minus: changes.1)
        let isEstimated = difference != nil
        baseline = isEstimated ? gap(\.baseline) : nil
        candidate = isEstimated ? gap(\.candidate) : nil
        p = isEstimated ? PermutationTest.twoSided(changes.0, changes.1) : nil
        isSame = (changes.0 + changes.1).allSatisfy { $0 == 0 }
    }

    private init(_ pairs: [Pair], difference: Estimate?, p: Double) {
        count = pairs.count
        self.difference = difference
        baseline = difference == nil ? nil : Self.mean(pairs.map(\.baseline))
        candidate = difference == nil ? nil : Self.mean(pairs.map(\.candidate))
        self.p = difference == nil ? nil : p
        isSame = pairs.allSatisfy { $0.baseline == $0.candidate }
    }

    private static func differences(_ pairs: [Pair]) -> [Double] { pairs.map { $0.candidate - $0.baseline } }

    private static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }

    private static func isWhole(_ pairs: [Pair]) -> Bool {
        pairs.allSatisfy { [0, 1].contains($0.baseline) && [0, 1].contains($0.candidate) }
    }

    private static func newcombe(_ pairs: [Pair]) -> Estimate? {
        guard pairs.count >= 2 else { return nil }
        return PairedProportionDifference.newcombe(
            both: pairs.count { $0.candidate == 1 && $0.baseline == 1 },
            onlyFirst: pairs.count { $0.candidate == 1 && $0.baseline == 0 },
            onlySecond: pairs.count { $0.candidate == 0 && $0.baseline == 1 },
            neither: pairs.count { $0.candidate == 0 && $0.baseline == 0 })
    }
}
