import Domain
import Engine

/// How many faces are known in the pictures of a run, group by group, and how well a detector and metadata agree.
struct FaceCoverage: Sendable {
    /// Who is believed here: the run's detector, which looks at every picture alike, or metadata where there is none.
    let source: RegionSource
    let all: FaceCounts
    /// In the order of the groups, the unknown one last.
    let groups: [FaceCounts]
    /// In the order of the classes.
    let classes: [FaceCounts]
    /// Every pair of groups that metadata names.
    let gaps: [Gap]
    /// Over all pictures first, then by group; empty where metadata and a detector never speak of one picture.
    let agreement: [FaceAgreement]

    /// How much more often a face is known in one group of pictures than in another.
    struct Gap: Sendable {
        let first: String
        let second: String
        /// Rate of the first less rate of the second, with Newcombe's interval.
        let difference: Estimate
        /// Fisher's exact p-value of equal rates, times the number of gaps that are looked at.
        let fisher: Double

        /// Whether interval and test both say that the rates differ.
        var isShown: Bool { (difference.lower > 0 || difference.upper < 0) && fisher < 0.05 }
    }

    /// Counts the pictures of a run.
    init(of pictures: [PictureFindings], detector: String?, classNames: [String], groups: PictureGroups) {
        let source = detector.map(RegionSource.detector) ?? .metadata
        self.source = source
        all = FaceCounts(name: "all", pictures: pictures, source: source)
        let byGroup = groups.names.map {
            FaceCounts(name: $0, pictures: groups.members($0, of: pictures), source: source)
        }
        self.groups = byGroup
        classes = classNames.enumerated().map { label, name in
            FaceCounts(name: name, pictures: pictures.filter { $0.row.sample.label == label }, source: source)
        }
        gaps = Self.gaps(byGroup.filter { $0.name != PictureGroups.unknown && $0.known > 0 })
        let agreement =
            [FaceAgreement(name: "all", pictures: pictures)]
            + groups.names.map { FaceAgreement(name: $0, pictures: groups.members($0, of: pictures)) }
        self.agreement = agreement[0].pictures == 0 ? [] : agreement
    }

    /// The run's own findings.
    init(_ findings: RunFindings, groups: PictureGroups) {
        self.init(
            of: findings.pictures, detector: findings.faceDetector?.name, classNames: findings.classNames,
            groups: groups)
    }

    private static func gaps(_ groups: [FaceCounts]) -> [Gap] {
        let pairs = groups.indices.flatMap { index in groups[(index + 1)...].map { (groups[index], $0) } }
        let family = Double(pairs.count)
        return pairs.compactMap { one, other in
            let (hits, otherHits) = (one.one + one.several, other.one + other.several)
            guard
                let difference = ProportionDifference.newcombe(
                    hits: Double(hits), of: one.known, minus: Double(otherHits), of: other.known,
                    level: 1 - 0.05 / family)
            else { return nil }
            let p = FisherExact.twoSided(hits: hits, of: one.known, against: otherHits, of: other.known)
            return Gap(first: one.name, second: other.name, difference: difference, fisher: min(1, family * p))
        }
    }
}
