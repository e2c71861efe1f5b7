/// Fisher's exact test of whether two groups of pictures have the same rate.
public enum FisherExact {
    /// Two-sided p-value of the table [[hits, count - hits], [otherHits, otherCount - otherHits]].
    ///
    /// Fisher, "The logic of inductive inference", JRSS 1935: with all margins given, the first group's hits follow the
    /// hypergeometric distribution. Two-sided as in R and SciPy: the probability of all tables at most as probable as
    /// this one. It is 1 where a margin is empty, because no other table was possible. Hits are whole pictures
    /// (`Localisation.isHit`).
    public static func twoSided(hits: Int, of count: Int, against otherHits: Int, of otherCount: Int) -> Double {
        precondition(
            0 <= hits && hits <= count && 0 <= otherHits && otherHits <= otherCount, "Hits are a part of a count.")
        let allHits = hits + otherHits, all = count + otherCount
        let possible = max(0, allHits - otherCount)...min(count, allHits)
        let mode = (count + 1) * (allHits + 1) / (all + 2)
        let distribution = CountDistribution(possible, mode: mode) { k in
            Double((count - k) * (allHits - k)) / Double((k + 1) * (otherCount - allHits + k + 1))
        }
        return distribution.twoSided(observed: hits)
    }
}
