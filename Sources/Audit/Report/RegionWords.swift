import Render

/// What sentences call one kind of region.
struct RegionWords: Sendable {
    /// One of them, as in "lies on a face".
    let one: String
    /// The one of a picture, as in "mass in the face".
    let the: String
    /// All of them, as in "rely on faces".
    let all: String
    /// After an article or "no", and in the names of files.
    let noun: String
    /// The page about them, and its title.
    let page: PageName
    let title: String

    static let faces = RegionWords(
        one: "a face", the: "the face", all: "faces", noun: "face", page: .fairness, title: "Faces and fairness")
    static let text = RegionWords(
        one: "text", the: "the text", all: "text", noun: "text", page: .text, title: "Text in images")
}
