/// An exact test of whether maps hit marked regions more or less often than maps moved at random would.
public enum PointingChance {
    /// Two-sided p-value of a number of hits, where picture i is hit with probability `chances[i]` by chance.
    ///
    /// The number of hits is then Poisson-binomial: a sum of independent yes or no, each with a probability of its own.
    /// Two-sided as in `FisherExact`: the probability of all numbers that are at most as probable as this one. A rank
    /// test of hit - chance would not do, because these differences are far from symmetric around zero even where
    /// nothing but chance is at work. It is 1 where there are no pictures.
    /// - `chances`: the regions' shares of their pictures, each in [0, 1].
    public static func twoSided(hits: Int, chances: [Double]) -> Double {
        precondition((0...chances.count).contains(hits), "Hits are a part of the pictures.")
        var probabilities = [1.0]
        for chance in chances {
            probabilities.append(0)
            for count in (0..<probabilities.count).reversed() {
                let before = count > 0 ? probabilities[count - 1] : 0
                probabilities[count] = probabilities[count] * (1 - chance) + before * chance
            }
        }
        let limit = probabilities[hits] * (1 + 1e-7)
        return min(1, probabilities.reduce(0) { $0 + ($1 <= limit ? $1 : 0) })
    }
}
