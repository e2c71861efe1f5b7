/// McNemar's exact test of whether a rate changes between two looks at the same pictures.
public enum McNemar {
    /// Two-sided p-value from the pictures that changed: hits only the first time and hits only the second time.
    ///
    /// McNemar, "Note on the sampling error of the difference between correlated proportions", Psychometrika 1947, in
    /// its exact form: if nothing changes the rate, a changed picture changes either way with probability 1/2, so their
    /// number is binomial. It is 1 where no picture changed. Hits are whole pictures (`Localisation.isHit`).
    public static func twoSided(onlyFirst: Int, onlySecond: Int) -> Double {
        precondition(onlyFirst >= 0 && onlySecond >= 0, "Pictures are counted from 0.")
        let changed = onlyFirst + onlySecond
        let distribution = CountDistribution(0...changed, mode: changed / 2) { Double(changed - $0) / Double($0 + 1) }
        return distribution.twoSided(observed: onlyFirst)
    }
}
