import Domain

/// One picture as both versions know it; one of them may lack it.
struct ComparedPicture: Sendable {
    let baseline: ReportPicture?
    let candidate: ReportPicture?
    /// The one that there is, the candidate's where both are.
    let known: ReportPicture

    /// Pairs what both versions say of a picture; nil where neither says anything.
    init?(baseline: ReportPicture?, candidate: ReportPicture?) {
        guard let known = candidate ?? baseline else { return nil }
        self.known = known
        self.baseline = baseline
        self.candidate = candidate
    }

    /// Both sides of something; nil where either side has none.
    func pair<Value>(_ value: (ReportPicture) -> Value?) -> (baseline: Value, candidate: Value)? {
        guard let baseline = baseline.flatMap(value), let candidate = candidate.flatMap(value) else { return nil }
        return (baseline, candidate)
    }

    /// What both versions answer in one setting; nil where either does not.
    func answers(_ setting: Setting) -> (baseline: ReportPicture.Answer, candidate: ReportPicture.Answer)? {
        pair { $0.answer(setting) }
    }

    /// Every picture of either version in the order of the paths, with how they were told to be the same.
    ///
    /// The same content under the same path comes first, then the same content, then the same path.
    static func match(
        _ baseline: [ReportPicture], _ candidate: [ReportPicture]
    ) -> (pictures: [ComparedPicture], matching: ComparisonDocument.Matching) {
        var partners: [Int: Int] = [:], taken: Set<Int> = []
        func pass(_ key: (ReportPicture) -> [String]) -> Int {
            var free: [[String]: [Int]] = [:]
            for index in baseline.indices.reversed() where !taken.contains(index) {
                free[key(baseline[index]), default: []].append(index)
            }
            var count = 0
            for index in candidate.indices where partners[index] == nil {
                guard let partner = free[key(candidate[index])]?.popLast() else { continue }
                partners[index] = partner
                taken.insert(partner)
                count += 1
            }
            return count
        }
        let byContent = pass { [$0.digest.hex, $0.path] } + pass { [$0.digest.hex] }
        let byPath = pass { [$0.path] }
        let pairs =
            candidate.indices.compactMap { index in
                ComparedPicture(baseline: partners[index].map { baseline[$0] }, candidate: candidate[index])
            }
            + baseline.indices.filter { !taken.contains($0) }.compactMap {
                ComparedPicture(baseline: baseline[$0], candidate: nil)
            }
        let pictures = pairs.sorted { ($0.known.path, $0.known.digest.hex) < ($1.known.path, $1.known.digest.hex) }
        return (
            pictures,
            ComparisonDocument.Matching(
                byContent: byContent, byPath: byPath,
                onlyBaseline: pictures.filter { $0.candidate == nil }.map(\.known.path),
                onlyCandidate: pictures.filter { $0.baseline == nil }.map(\.known.path))
        )
    }
}

extension ReportPicture {
    /// What was found on one version of the picture.
    func version(_ variant: Variant) -> Version? { variants[variant.rawValue] }

    /// What one setting says of one version of the picture.
    func answer(_ setting: Setting, _ variant: Variant = .original) -> Answer? {
        version(variant)?.settings[setting.rawValue]
    }

    /// Whether both settings are right on the picture as it is, so that maps are compared on it.
    var isCompared: Bool { version(.original).map { $0.absence == nil && $0.exclusion == nil } ?? false }

    /// Why the picture does not count for a region where both settings are looked at; nil where it counts.
    func omission(_ region: Region) -> String? { omissions[region.rawValue]?.wrappedValue }

    /// Whether it counts for a region where both settings are looked at.
    func counts(for region: Region) -> Bool { omissions[region.rawValue] != nil && omission(region) == nil }
}

extension ReportPicture.Answer {
    /// How the map points at a region that is in view; nil where it is not.
    func pointing(_ region: Region) -> ReportPicture.Pointing? {
        regions[region.rawValue].flatMap { $0.chance > 0 ? $0 : nil }
    }
}

extension ReportPicture.Pointing {
    /// Whether this counts as one hit where only whole pictures can be counted.
    var isHit: Bool { hit >= 0.5 }
}
