import Domain
import Engine

/// How much more often the maps of one group of pictures hit a region than those of another.
struct GroupGap: Sendable {
    /// Rates this close are taken for equal: an interval within ten percentage points of zero on both sides passes.
    ///
    /// It is a convention of this program. A narrower margin asks for more pictures: with equal rates of 20 % two groups
    /// of about 125 just pass.
    static let margin = 0.1

    /// The groups, in order of their names.
    let first: String
    let second: String
    /// Rate of the first less rate of the second, with Newcombe's interval.
    let gap: Estimate
    /// What the gap would be by chance, because the regions of one group are larger.
    let chanceGap: Double
    /// Fisher's exact p-value of equal rates, times the number of gaps that are looked at.
    let fisher: Double
    /// The least gap that groups of these sizes show with 80 % power, upwards from the lower of both rates.
    let detectable: Double?
    /// Pictures in each group with which a gap of this size would be shown with 80 % power.
    let neededPerGroup: Double?

    /// Compares two groups; nil where one of them has no pictures.
    ///
    /// `family` is the number of gaps that are looked at together: the intervals of all of them hold at once as often as
    /// the interval of one would alone (Bonferroni).
    init?(_ first: GroupScores, _ second: GroupScores, family: Int) {
        let one = first.scores, other = second.scores
        guard let rate = one.rate?.point, let otherRate = other.rate?.point, let chance = one.chance,
            let otherChance = other.chance,
            let gap = ProportionDifference.newcombe(
                hits: one.hits, of: one.count, minus: other.hits, of: other.count, level: 1 - 0.05 / Double(family))
        else { return nil }
        self.first = first.group
        self.second = second.group
        self.gap = gap
        chanceGap = chance - otherChance
        fisher = min(
            1,
            Double(family)
                * FisherExact.twoSided(
                    hits: one.wholeHits, of: one.count, against: other.wholeHits, of: other.count))
        let (low, high) = rate <= otherRate ? (one, other) : (other, one)
        detectable = DetectableDifference.above(
            min(rate, otherRate), count: low.count, otherCount: high.count, level: gap.level)
        neededPerGroup = SampleSize.perGroup(toShow: rate, against: otherRate, level: gap.level)
    }

    /// Fails where the interval excludes zero, passes where it lies within the margin, and cannot tell otherwise.
    var verdict: Verdict {
        if gap.lower > 0 || gap.upper < 0 { return .fail }
        return gap.lower >= -Self.margin && gap.upper <= Self.margin ? .pass : .cannotTell
    }

    /// All pairs of groups that are known and have pictures: one gap for two groups, three for three.
    static func pairs(of groups: [GroupScores]) -> [GroupGap] {
        let present = groups.filter { $0.group != PictureGroups.unknown && $0.scores.count > 0 }
        let pairs = present.indices.flatMap { index in
            present[(index + 1)...].map { (present[index], $0) }
        }
        return pairs.compactMap { GroupGap($0.0, $0.1, family: pairs.count) }
    }
}

extension [GroupGap] {
    /// One gap that fails is enough; to pass, all have to, and there has to be one.
    var verdict: Verdict {
        let verdicts = map(\.verdict)
        if verdicts.contains(.fail) { return .fail }
        return !isEmpty && verdicts.allSatisfy { $0 == .pass } ? .pass : .cannotTell
    }

    /// The gap that a sentence is about: the largest of those with the verdict of all.
    var leading: GroupGap? {
        let verdict = verdict
        return filter { $0.verdict == verdict }.max { abs($0.gap.point) < abs($1.gap.point) }
    }
}
