import Domain
import Render

/// The pictures of a comparison: what changed, the worst first; what did not; and every cell of the transitions.
struct ComparisonGallery {
    let comparison: Comparison
    /// The worst change first.
    let pictures: [ComparedPictureReport]

    /// All shelves; the first is the gallery's own page.
    var shelves: [GalleryShelf] {
        [
            shelf(
                .all, "Changed",
                "Pictures whose answer changes, or what it rests on: newly wrong first, then newly on a face, then by how much more "
                    + "of the maps lies on faces.", pictures.filter(\.change.isChanged)),
            shelf(
                .rule("unchanged"), "Unchanged",
                "Pictures whose answers stay, and what they rest on; those whose maps move towards faces come first.",
                pictures.filter { !$0.change.isChanged }),
        ] + comparison.transitions.flatMap(cells)
    }

    /// The shelf of a cell.
    static func key(_ setting: Setting, _ cell: Transitions.Cell) -> GalleryShelf.Key {
        .rule("\(setting.rawValue)-\(cell.from.slug)-to-\(cell.to.slug)")
    }

    private func cells(_ transitions: Transitions) -> [GalleryShelf] {
        let setting = transitions.setting, byPath = pictures.sorted { $0.path < $1.path }
        return transitions.cells.map { cell in
            GalleryShelf(
                key: Self.key(setting, cell), list: Words.name(setting),
                title: cell.from == cell.to
                    ? "\(cell.from.rawValue), as before" : "\(cell.from.rawValue) \u{2192} \(cell.to.rawValue)",
                lead: "\(Words.name(setting)): \(cell.from.rawValue) in the baseline, \(cell.to.rawValue) in the "
                    + "candidate; by file name.",
                tiles: byPath.filter {
                    $0.change.picture.baselineState(setting) == cell.from
                        && $0.change.picture.candidateState(setting) == cell.to
                }.map { $0.tile(setting) })
        }
    }

    private func shelf(
        _ key: GalleryShelf.Key, _ title: String, _ lead: String, _ pictures: [ComparedPictureReport]
    ) -> GalleryShelf {
        GalleryShelf(key: key, list: "Pictures", title: title, lead: lead, tiles: pictures.map { $0.tile() })
    }
}
