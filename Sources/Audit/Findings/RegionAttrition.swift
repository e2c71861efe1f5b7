import Domain

/// What became of the pictures of one group on the way to the numbers about a region.
struct RegionAttrition: Sendable {
    let group: String
    /// All test pictures of the group.
    let total: Int
    /// Pictures that count.
    let counted: Int
    private let omissions: [RegionOmission: Int]
    private let absences: [Variant: [PictureFindings.Absence: Int]]

    /// Counts the pictures of a group.
    init(group: String, pictures: [PictureFindings], region: Region, variants: [Variant]) {
        self.group = group
        total = pictures.count
        let left = pictures.filter { $0.omission(for: region) == nil }
        counted = left.count
        omissions = pictures.compactMap { $0.omission(for: region) }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        absences = Dictionary(
            uniqueKeysWithValues: variants.map { variant in
                (variant, left.compactMap { $0.absence(variant) }.reduce(into: [:]) { $0[$1, default: 0] += 1 })
            })
    }

    /// Pictures that do not count, for one reason.
    func omitted(_ reason: RegionOmission) -> Int { omissions[reason] ?? 0 }

    /// Pictures that count as they are, and of which there is no such variant for one reason.
    func absent(_ variant: Variant, _ reason: PictureFindings.Absence) -> Int { absences[variant]?[reason] ?? 0 }

    /// Pictures that count in a variant.
    func counted(_ variant: Variant) -> Int { counted - (absences[variant]?.values.reduce(0, +) ?? 0) }
}

/// The steps on the way from a picture to a number about a region, in order.
enum AttritionStep: CaseIterable, Sendable {
    case audited
    case readable
    /// Both settings classify the picture correctly.
    case bothRight
    /// Something says where the region is, and the model sees some of it.
    case inView
    case counted

    /// Why pictures do not get here from the step before.
    var losses: [RegionOmission] {
        switch self {
        case .audited: []
        case .readable: [.unreadable]
        case .bothRight: [.bothWrong, .zeroShotWrong, .fineTunedWrong]
        case .inView: [.notMarked, .noneInPicture, .outOfView]
        case .counted: [.notMeasured]
        }
    }
}

extension RegionAttrition {
    /// How many pictures are left after each step.
    var flow: [Int] {
        var left = total
        return AttritionStep.allCases.map { step in
            left -= step.losses.reduce(0) { $0 + omitted($1) }
            return left
        }
    }
}

extension [RegionAttrition] {
    /// How much more often the pictures of one group are left out than those of another, for every pair of groups that
    /// metadata names.
    var gaps: [GroupGap] {
        GroupGap.pairs(
            of: map { group in
                let lost = group.total - group.counted
                return GroupRate(
                    group: group.group, hits: Double(lost), wholeHits: lost, count: group.total, chance: nil)
            })
    }
}
