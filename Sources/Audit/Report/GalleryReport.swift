import Domain
import Render

/// The gallery: every test picture once, and the same pictures by what became of them and by class.
struct GalleryReport {
    let findings: RunFindings
    let groups: PictureGroups
    /// By the other attributes that metadata gives.
    let otherGroups: [PictureGroups]
    let text: TextFindings
    /// Who is believed about the number of faces.
    let faceSource: RegionSource
    let pictures: [PictureReport]

    /// All shelves; the first is the gallery's own page.
    var shelves: [GalleryShelf] {
        [
            shelf(.all, "All", "Every picture of the run, by file name.") { _ in true },
            shelf(.compared, "Compared", "Pictures that both settings classify correctly, by file name.") {
                $0.exclusion == nil
            },
            shelf(.excluded, "Left out", "Pictures that are not compared, by file name.") { $0.exclusion != nil },
        ] + GalleryRules(findings: findings, pictures: pictures).shelves + byReason + byFace + byText + byGroup
            + byOtherGroup + byClass
    }

    private var byReason: [GalleryShelf] {
        PictureFindings.Exclusion.allCases.enumerated().map { index, reason in
            shelf(.reason(index), Words.name(reason), "Pictures left out: \(Words.name(reason)); by file name.") {
                $0.exclusion == reason
            }
        }
    }

    /// Those that count where maps are held against faces, and the others by what is wrong with their faces.
    private var byFace: [GalleryShelf] {
        let others = RegionOmission.allCases.enumerated().filter { $0.element.exclusion == nil }.map { index, reason in
            let name = Words.name(reason, region: "face")
            return shelf(.withoutFace(index), name, "Compared pictures that do not count for faces: \(name).") {
                $0.omission(for: .face) == reason
            }
        }
        let counted = shelf(.withFace, "face in view", "Compared pictures with a known face in view, by file name.") {
            $0.omission(for: .face) == nil
        }
        let isKnown = findings.pictures.contains { $0.row.sample.annotation.boxes[.face]?.isEmpty == false }
        return (isKnown ? [counted] + others : []).filter { !$0.tiles.isEmpty } + bySight
    }

    /// Pictures by the number of their faces, and those where the detector and metadata differ.
    private var bySight: [GalleryShelf] {
        FaceSight.allCases.map { sight in
            let name = Words.name(sight)
            return shelf(.faces(sight.rawValue), name, "Pictures by \(faceSource.name): \(name); by file name.") {
                sight.holds($0, source: faceSource)
            }
        }.filter { !$0.tiles.isEmpty }
    }

    /// Nothing where no text is known.
    private var byText: [GalleryShelf] {
        TextShelf.all(of: text).enumerated().map { index, one in
            shelf(.text(index), one.title, one.lead, holds: one.holds)
        }
    }

    /// Nothing where metadata names no group.
    private var byGroup: [GalleryShelf] {
        guard !groups.known.isEmpty else { return [] }
        return groups.names.enumerated().map { index, name in
            shelf(.ofGroup(index), name, "Pictures whose \(groups.attribute) is \(name) by metadata, by file name.") {
                groups.name(of: $0) == name
            }
        }
    }

    /// Nothing where metadata gives no other attribute.
    private var byOtherGroup: [GalleryShelf] {
        otherGroups.enumerated().flatMap { attribute, groups in
            groups.names.enumerated().map { index, name in
                shelf(
                    .ofOtherGroup(attribute: attribute, index), list: "By \(groups.attribute)", name,
                    "Pictures whose \(groups.attribute) is \(name) by metadata, by file name."
                ) { groups.name(of: $0) == name }
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
        _ key: GalleryShelf.Key, list: String? = nil, _ title: String, _ lead: String,
        holds: (PictureFindings) -> Bool
    ) -> GalleryShelf {
        GalleryShelf(
            key: key, list: list, title: title, lead: lead, tiles: pictures.filter { holds($0.picture) }.map(\.tile))
    }
}
