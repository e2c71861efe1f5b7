import Domain

/// What `build --json` says of the groups by one attribute.
struct FairnessResult: Encodable {
    /// Left out where no face is marked.
    let faces: RegionResult?
    /// All pictures and every group, in both settings.
    let accuracy: [Line]
    /// By variant and setting: the gaps of the accuracy.
    let accuracyGaps: [String: [String: [GapResult]]]
    /// All pictures and every group, in both settings.
    let deletionArea: [Line]

    /// One measure of one group in one setting.
    struct Line: Encodable {
        let setting: String
        /// Left out of the line about all pictures.
        let group: String?
        let original: Estimate?
        let faceMasked: Estimate?
        /// Face-masked less original, over the pictures that have both.
        let change: Estimate?
        /// McNemar's exact p-value of a changed accuracy, Wilcoxon's of a changed area.
        let p: Double?

        init(_ accuracy: GroupAccuracy, isAll: Bool = false) {
            setting = accuracy.setting.rawValue
            group = isAll ? nil : accuracy.group
            original = accuracy.original
            faceMasked = accuracy.faceMasked
            change = accuracy.change
            p = accuracy.change == nil ? nil : accuracy.mcNemar
        }

        init(_ deletion: GroupDeletion, isAll: Bool = false) {
            setting = deletion.setting.rawValue
            group = isAll ? nil : deletion.group
            original = deletion.original
            faceMasked = deletion.faceMasked
            change = deletion.change
            p = deletion.wilcoxon
        }
    }

    init(_ findings: GroupFindings, variants: [Variant]) {
        faces = findings.faces.isMarked ? RegionResult(findings.faces, comparesGroups: true) : nil
        accuracy =
            findings.accuracyOfAll.map { Line($0, isAll: true) } + findings.accuracy.map { Line($0) }
        accuracyGaps = Dictionary(
            uniqueKeysWithValues: variants.map { variant in
                (
                    variant.rawValue,
                    BuildResult.bySetting { findings.accuracy.gaps($0, variant).map(GapResult.init) }
                )
            })
        deletionArea =
            findings.deletionOfAll.map { Line($0, isAll: true) } + findings.deletion.map { Line($0) }
    }
}

/// What `build --json` says of one setting and the marked evidence.
struct EvidenceResult: Encodable {
    let reliance: RelianceResult
    /// Rate of a map that points at the picture's centre, and hits of the maps less its.
    let centre: Estimate?
    let againstCentre: Estimate?
    let mcNemar: Double

    init(_ evidence: EvidenceReliance) {
        reliance = RelianceResult(evidence.scores)
        centre = evidence.centre
        againstCentre = evidence.againstCentre
        mcNemar = evidence.mcNemar
    }
}
