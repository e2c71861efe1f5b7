import Domain
import Render

/// Which pictures stand in a file that has no room for all, by a rule that knows nothing of what they show.
///
/// The order of SHA-256 is as good as a drawn lot, can be checked by anybody, and cannot be bent to show what one would like
/// to show.
enum PictureChoice {
    /// How many of how many pictures there are and how they were chosen, in a sentence.
    static func rule(_ count: Int, of all: Int) -> String {
        "\(NumberFormat.count(count)) of \(Words.pictures(all)): the first in the order of the SHA-256 of their files, "
            + "which knows nothing of what they show."
    }

    /// All pictures that have something to show, in the order of the rule.
    static func ordered(_ all: [PictureReport]) -> [PictureReport] {
        all.filter { !$0.photos.isEmpty }.sorted {
            ($0.picture.row.image.hex, $0.copy) < ($1.picture.row.image.hex, $1.copy)
        }
    }
}
