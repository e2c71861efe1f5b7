import Domain

/// The groups that the pictures of a run fall into by one attribute of their metadata.
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
    /// Every group with a picture, by name, the unknown one last.
    let names: [String]

    /// Finds the groups.
    init(of pictures: [PictureFindings], by attribute: String) {
        self.attribute = attribute
        let found = Set(pictures.map { Self.name(of: $0, by: attribute) })
        names = found.subtracting([Self.unknown]).sorted() + found.filter { $0 == Self.unknown }
    }

    /// The groups that metadata names.
    var known: [String] { names.filter { $0 != Self.unknown } }

    /// The group of a picture.
    func name(of picture: PictureFindings) -> String { Self.name(of: picture, by: attribute) }

    /// The pictures of a group, in order.
    func members(_ name: String, of pictures: [PictureFindings]) -> [PictureFindings] {
        pictures.filter { self.name(of: $0) == name }
    }

    private static func name(of picture: PictureFindings, by attribute: String) -> String {
        picture.row.sample.annotation.groups[attribute] ?? unknown
    }
}
