import Domain

/// What a run says about the groups of people by one attribute of its metadata.
struct GroupFindings: Sendable {
    /// Label of the lines about all pictures.
    static let all = "all"

    let groups: PictureGroups
    let faces: RegionReliance
    /// Group by group, both settings of each.
    let accuracy: [GroupAccuracy]
    /// Over all pictures, both settings.
    let accuracyOfAll: [GroupAccuracy]
    /// Group by group, both settings of each.
    let deletion: [GroupDeletion]
    /// Over all pictures, both settings.
    let deletionOfAll: [GroupDeletion]

    /// Counts the pictures of a run.
    init(of pictures: [PictureFindings], variants: [Variant], by attribute: String) {
        let groups = PictureGroups(of: pictures, by: attribute)
        self.groups = groups
        faces = RegionReliance(.face, of: pictures, variants: variants, groups: groups)
        func each<T>(_ make: (String, Setting, [PictureFindings]) -> T) -> [T] {
            groups.names.flatMap { name in
                let members = groups.members(name, of: pictures)
                return Setting.allCases.map { make(name, $0, members) }
            }
        }
        accuracy = each(GroupAccuracy.init)
        deletion = each(GroupDeletion.init)
        accuracyOfAll = Setting.allCases.map { GroupAccuracy(group: Self.all, setting: $0, pictures: pictures) }
        deletionOfAll = Setting.allCases.map { GroupDeletion(group: Self.all, setting: $0, pictures: pictures) }
    }

    /// Whether the pictures fall into more than one group, so that lines about all of them say something new.
    var hasSeveralGroups: Bool { groups.names.count > 1 }
}
