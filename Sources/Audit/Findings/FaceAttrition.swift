import Domain

/// What became of the pictures of one group on the way to the numbers about faces.
struct FaceAttrition: Sendable {
    let group: String
    /// All test pictures of the group.
    let total: Int
    /// Pictures that count.
    let counted: Int
    private let omissions: [RegionOmission: Int]

    /// Counts the pictures of a group.
    init(group: String, pictures: [PictureFindings]) {
        self.group = group
        total = pictures.count
        let reasons = pictures.compactMap { $0.omission(for: .face) }
        counted = total - reasons.count
        omissions = reasons.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// Pictures that do not count, for one reason.
    func omitted(_ reason: RegionOmission) -> Int { omissions[reason] ?? 0 }
}
