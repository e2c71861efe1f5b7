import Domain

/// What a run says about faces, groups and evidence; made once for a report, because it resamples a lot.
struct FairnessFindings: Sendable {
    /// By gender, given or not.
    let gender: GroupFindings
    /// By every other attribute that metadata gives.
    let others: [GroupFindings]
    /// What is said of faces under other definitions than the paper's.
    let multiverse: Multiverse
    /// By setting.
    let evidence: [Setting: EvidenceReliance]

    /// Counts the pictures of a run.
    init(of pictures: [PictureFindings], variants: [Variant]) {
        let attributes = PictureGroups.attributes(of: pictures).map {
            GroupFindings(of: pictures, variants: variants, by: $0)
        }
        gender = attributes[0]
        multiverse = Multiverse(of: pictures, variants: variants, groups: gender.groups)
        others = Array(attributes.dropFirst())
        evidence = Dictionary(
            uniqueKeysWithValues: Setting.allCases.map { ($0, EvidenceReliance(of: pictures, setting: $0)) })
    }

    /// Counts the pictures of a run.
    init(_ findings: RunFindings) { self.init(of: findings.pictures, variants: findings.variants) }

    /// Whether metadata marks evidence anywhere.
    var hasEvidence: Bool { evidence.values.contains(where: \.hasEvidence) }
}
