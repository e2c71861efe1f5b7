import Domain
import Render

/// Which pictures stand in a file that has no room for all, by a rule that knows nothing of what they show.
struct PictureChoice {
    /// The chosen ones, in the order in which they were chosen.
    let pictures: [PictureReport]
    /// How they were chosen and how many of how many they are, in a sentence.
    let rule: String

    /// Chooses at most `most` pictures.
    ///
    /// The order of SHA-256 is as good as a drawn lot, can be checked by anybody, and cannot be bent to show what one would
    /// like to show.
    init(_ all: [PictureReport], most: Int) {
        pictures = Array(Self.ordered(all).prefix(most))
        rule =
            "\(NumberFormat.count(pictures.count)) of \(Words.pictures(all.count)), the first in the order of the SHA-256 of "
            + "their files: a choice that nobody made."
    }

    /// All pictures that have something to show, in the order of the rule.
    static func ordered(_ all: [PictureReport]) -> [PictureReport] {
        all.filter { !$0.photos.isEmpty }.sorted {
            ($0.picture.row.image.hex, $0.copy) < ($1.picture.row.image.hex, $1.copy)
        }
    }
}
