import Domain

/// How many pictures there are of each class, split and group.
struct PictureCounts: Sendable {
    let classNames: [String]
    /// Attributes that metadata gives any picture, sorted, each with the names of its groups; pictures of which it says
    /// nothing are in the group `unknown`, the last one.
    let attributes: [(attribute: String, names: [String])]
    private let pictures: [InspectedPicture]

    /// Counts nothing yet.
    init(_ pictures: [InspectedPicture], classNames: [String]) {
        self.pictures = pictures
        self.classNames = classNames
        attributes = Set(pictures.flatMap(\.sample.annotation.groups.keys)).sorted().map { attribute in
            let names = Set(pictures.map { $0.group(attribute) })
            return (
                attribute,
                names.subtracting([PictureGroups.unknown]).sorted() + names.filter { $0 == PictureGroups.unknown }
            )
        }
    }

    /// Number of pictures of a class, a split and a group; nil stands for all.
    func count(label: Int? = nil, split: Split? = nil, group: (attribute: String, name: String)? = nil) -> Int {
        pictures.count { picture in
            (label ?? picture.sample.label) == picture.sample.label
                && (split ?? picture.sample.split) == picture.sample.split
                && group.map { picture.group($0.attribute) == $0.name } ?? true
        }
    }
}

/// For how many pictures of some kind it is known where faces are.
struct MarkedFaces: Sendable {
    /// Pictures in all.
    let pictures: Int
    /// Pictures with at least one face box.
    let withFace: Int
    /// Pictures of which it is said that they show no face.
    let withoutFace: Int

    /// Pictures of which nothing is said.
    var unknown: Int { pictures - withFace - withoutFace }

    /// Counts what the annotations of some pictures say.
    init(_ pictures: [InspectedPicture]) {
        self.pictures = pictures.count
        withFace = pictures.count { $0.sample.annotation.boxes[.face]?.isEmpty == false }
        withoutFace = pictures.count { $0.sample.annotation.boxes[.face]?.isEmpty == true }
    }
}

extension InspectedPicture {
    /// The group of a picture by an attribute.
    func group(_ attribute: String) -> String { sample.annotation.groups[attribute] ?? PictureGroups.unknown }
}
