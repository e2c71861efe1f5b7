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
