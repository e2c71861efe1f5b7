import Render

/// What sentences call one kind of region.
struct RegionWords: Sendable {
    /// One of them, as in "lies on a face".
    let one: String
    /// The one of a picture, as in "mass in the face".
    let the: String
    /// All of them, as in "rely on faces".
    let all: String
    /// In the names of files.
    let slug: String
    /// The page about them, and its title.
    let page: PageName
    let title: String

    static let faces = RegionWords(
        one: "a face", the: "the face", all: "faces", slug: "face", page: .fairness, title: "Faces and fairness")
    static let text = RegionWords(
        one: "text", the: "the text", all: "text", slug: "text", page: .text, title: "Text in images")
}
