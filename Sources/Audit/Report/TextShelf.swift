import Domain
import Render

/// The pictures of one shelf of the gallery that is about text.
struct TextShelf {
    let title: String
    let lead: String
    let holds: (PictureFindings) -> Bool

    /// All shelves in order: those with text, those that count, and those by what the text says.
    static func all(of text: TextFindings) -> [TextShelf] {
        guard text.isMarked else { return [] }
        let isPresent = { (picture: PictureFindings) in
            TextPresence(picture.row.sample.annotation) == .present
        }
        return [
            TextShelf(title: "with text", lead: "Pictures with text in them, by file name.", holds: isPresent),
            TextShelf(
                title: "text in view",
                lead: "Compared pictures with text in the part that the model sees, by file name."
            ) { $0.omission(for: .text) == nil },
        ]
            + text.wording.known.map { name in
                TextShelf(title: name, lead: "Pictures with text that \(name), by file name.") {
                    isPresent($0) && text.wording.name(of: $0) == name
                }
            }
    }
}
