import Domain
import Engine

/// Whether one setting's explanations point at what makes a picture belong to its class, where metadata marks it.
///
/// Counted are pictures that this setting classifies correctly: the evidence for a wrong answer is not marked.
struct EvidenceReliance: Sendable {
    let setting: Setting
    /// Whether metadata marks evidence anywhere.
    let hasEvidence: Bool
    /// The maps, with maps moved at random.
    let scores: PointingScores
    /// How often a map that always points at the centre of the picture would hit, with Wilson's interval.
    let centre: Estimate?
    /// Hits of the maps less hits of the centre, with a bootstrap interval by picture.
    let againstCentre: Estimate?
    /// McNemar's exact p-value of the same, from the pictures that only one of both hits.
    let mcNemar: Double
    private let omissions: [RegionOmission: Int]

    /// Counts the pictures of a run.
    init(of pictures: [PictureFindings], setting: Setting) {
        self.setting = setting
        hasEvidence = pictures.contains { $0.row.sample.annotation.boxes[.evidence]?.isEmpty == false }
        var omissions: [RegionOmission: Int] = [:], found: [Localisation] = []
        for picture in pictures {
            if let reason = picture.omission(for: .evidence, setting: setting) {
                omissions[reason, default: 0] += 1
            } else if let localisation = picture.settings[setting]?.localisations[.evidence] {
                found.append(localisation)
            }
        }
        self.omissions = omissions
        scores = PointingScores(found)
        centre = Proportion.wilson(hits: found.reduce(0) { $0 + $1.centre }, of: found.count)
        againstCentre = Bootstrap().mean(found.map { $0.hit - $0.centre })
        mcNemar = McNemar.twoSided(
            onlyFirst: found.count { $0.isHit && $0.centre < 0.5 },
            onlySecond: found.count { !$0.isHit && $0.centre >= 0.5 })
    }

    /// Pictures that do not count, for one reason.
    func omitted(_ reason: RegionOmission) -> Int { omissions[reason] ?? 0 }
}
