import Domain

/// The groups that the pictures of a run fall into, mostly by one attribute of their metadata.
///
/// Names are open strings, as metadata gives them. Pictures of which it says nothing are a group of their own, so that
/// nobody is dropped.
struct PictureGroups: Sendable {
    /// The attribute that fairness is looked at by.
    static let gender = "gender"
    /// Group of the pictures of which metadata says nothing.
    static let unknown = "unknown"

    /// What the groups are by.
    let attribute: String
    /// Every group with a picture, in order, the unknown one last.
    let names: [String]
    private let group: @Sendable (PictureFindings) -> String?

    /// Groups by what `group` says of each picture; nil means that nothing is known.
    ///
    /// - `order`: groups that come first, in this order; the others follow by name.
    init(
        of pictures: [PictureFindings], by attribute: String, order: [String] = [],
        group: @escaping @Sendable (PictureFindings) -> String?
    ) {
        self.attribute = attribute
        self.group = group
        let found = Set(pictures.map { group($0) ?? Self.unknown })
        names =
            order.filter(found.contains) + found.subtracting(order).subtracting([Self.unknown]).sorted()
            + found.subtracting(order).filter { $0 == Self.unknown }
    }

    /// Groups of people by an attribute that metadata gives.
    init(of pictures: [PictureFindings], by attribute: String) {
        self.init(of: pictures, by: attribute) { $0.row.sample.annotation.groups[attribute] }
    }

    /// The attributes that metadata gives of any picture: gender, given or not, and then the others by name.
    static func attributes(of pictures: [PictureFindings]) -> [String] {
        let found = Set(pictures.flatMap { $0.row.sample.annotation.groups.keys })
        return [gender] + found.subtracting([gender]).sorted()
    }

    /// The groups that metadata names.
    var known: [String] { names.filter { $0 != Self.unknown } }

    /// The group of a picture.
    func name(of picture: PictureFindings) -> String { group(picture) ?? Self.unknown }

    /// The pictures of a group, in order.
    func members(_ name: String, of pictures: [PictureFindings]) -> [PictureFindings] {
        pictures.filter { self.name(of: $0) == name }
    }
}
