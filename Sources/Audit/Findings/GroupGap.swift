import Domain
import Engine

/// How often something happened on the pictures of one group: a hit, or a right answer.
struct GroupRate: Sendable {
    let group: String
    /// Sum of the hits, not always whole.
    let hits: Double
    /// Pictures that count as one hit where only whole ones can be counted.
    let wholeHits: Int
    let count: Int
    /// The mean rate by chance, where there is such a thing.
    let chance: Double?
}

/// How much more often something happened in one group of pictures than in another.
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
    /// What the gap would be by chance, because the regions of one group are larger; nil where nothing is known of chance.
    let chanceGap: Double?
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
    init?(_ first: GroupRate, _ second: GroupRate, family: Int) {
        guard
            let gap = ProportionDifference.newcombe(
                hits: first.hits, of: first.count, minus: second.hits, of: second.count,
                level: 1 - 0.05 / Double(family))
        else { return nil }
        self.first = first.group
        self.second = second.group
        self.gap = gap
        chanceGap = first.chance.flatMap { one in second.chance.map { one - $0 } }
        fisher = min(
            1,
            Double(family)
                * FisherExact.twoSided(
                    hits: first.wholeHits, of: first.count, against: second.wholeHits, of: second.count))
        let rate = first.hits / Double(first.count), otherRate = second.hits / Double(second.count)
        let (low, high) = rate <= otherRate ? (first, second) : (second, first)
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
    static func pairs(of rates: [GroupRate]) -> [GroupGap] {
        let present = rates.filter { $0.group != PictureGroups.unknown && $0.count > 0 }
        let pairs = present.indices.flatMap { index in
            present[(index + 1)...].map { (present[index], $0) }
        }
        return pairs.compactMap { GroupGap($0.0, $0.1, family: pairs.count) }
    }

    /// The gaps of the rates of hits.
    static func pairs(of groups: [GroupScores]) -> [GroupGap] { pairs(of: groups.map(\.rate)) }
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
