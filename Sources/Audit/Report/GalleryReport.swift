import Domain
import Render

/// The gallery: every test picture once, and the same pictures by what became of them and by class.
struct GalleryReport {
    let findings: RunFindings
    let pictures: [PictureReport]

    /// All shelves; the first is the gallery's own page.
    var shelves: [GalleryShelf] {
        [
            shelf(.all, "All", "Every test picture of the run, by file name.") { _ in true },
            shelf(.compared, "Compared", "Pictures that both settings classify correctly, by file name.") {
                $0.exclusion == nil
            },
            shelf(.excluded, "Left out", "Pictures that are not compared, by file name.") { $0.exclusion != nil },
        ] + byReason + byClass
    }

    private var byReason: [GalleryShelf] {
        PictureFindings.Exclusion.allCases.enumerated().map { index, reason in
            shelf(.reason(index), Words.name(reason), "Pictures left out: \(Words.name(reason)); by file name.") {
                $0.exclusion == reason
            }
        }
    }

    private var byClass: [GalleryShelf] {
        findings.classNames.enumerated().map { label, name in
            shelf(.ofClass(label), name, "Pictures whose true class is \(name), by file name.") {
                $0.row.sample.label == label
            }
        }
    }

    private func shelf(
        _ key: GalleryShelf.Key, _ title: String, _ lead: String, holds: (PictureFindings) -> Bool
    ) -> GalleryShelf {
        GalleryShelf(
            key: key, title: title, lead: lead, tiles: pictures.filter { holds($0.picture) }.map(\.tile))
    }
}
