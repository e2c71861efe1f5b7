import Domain

/// What a run says about faces, groups and evidence; made once for a report, because it resamples a lot.
struct FairnessFindings: Sendable {
    /// The genders that metadata names.
    let groups: PictureGroups
    let faces: FaceReliance
    /// By setting.
    let evidence: [Setting: EvidenceReliance]
    /// Group by group, both settings of each.
    let accuracy: [GroupAccuracy]

    /// Counts the pictures of a run.
    init(of pictures: [PictureFindings], variants: [Variant]) {
        let groups = PictureGroups(of: pictures, by: PictureGroups.gender)
        self.groups = groups
        faces = FaceReliance(of: pictures, variants: variants, groups: groups)
        evidence = Dictionary(
            uniqueKeysWithValues: Setting.allCases.map { ($0, EvidenceReliance(of: pictures, setting: $0)) })
        accuracy = groups.names.flatMap { name in
            let members = groups.members(name, of: pictures)
            return Setting.allCases.map { GroupAccuracy(group: name, setting: $0, pictures: members) }
        }
    }

    /// Counts the pictures of a run.
    init(_ findings: RunFindings) { self.init(of: findings.pictures, variants: findings.variants) }

    /// Whether metadata marks evidence anywhere.
    var hasEvidence: Bool { evidence.values.contains(where: \.hasEvidence) }
}
