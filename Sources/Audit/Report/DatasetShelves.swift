import Domain
import Render

/// The pictures behind what the page on the dataset says.
struct DatasetShelves {
    let dataset: InspectedDataset
    let show: DatasetShow
    /// Pages of the run's test pictures, by path.
    let pages: [String: PageName]
    /// Small pictures by content.
    let thumbnails: [ContentDigest: PhotoRow]

    private var inspection: DatasetInspection { dataset.inspection }

    /// The shelves that hold something.
    var shelves: [PictureShelf] {
        [
            shelf(
                show.contradictions, anchor: "contradictions", title: "Contradictory labels",
                summary: "The same picture, or nearly the same, under different labels."),
            shelf(
                show.leaks, anchor: "leaks", title: "Leaks",
                summary: "Test pictures beside the training pictures that are the same, or nearly the same; those of "
                    + "this audit come first and are linked."),
            labels,
            shelf(
                show.others, anchor: "alike", title: "Other pictures that are alike",
                summary:
                    "Duplicates that are neither a leak nor a contradiction, then look-alikes of the model, which may be "
                    + "crops or mirrored copies, or just alike."),
            odd,
        ].compactMap { $0 }
    }

    // MARK: Duplicates

    private func shelf(
        _ list: DatasetShow.List, anchor: String, title: String, summary: String
    ) -> PictureShelf? {
        guard list.count > 0 else { return nil }
        let hidden = list.count - list.shown.count
        return PictureShelf(
            anchor: anchor, title: title, summary: "\(DatasetWords.groups(list.count)). \(summary)",
            groups: list.shown.map(group),
            rest: hidden > 0
                ? "\(DatasetWords.groups(hidden)) more \(hidden == 1 ? "is" : "are") not shown; "
                    + "vlm-audit inspect --json lists all but look-alikes."
                : nil)
    }

    private func group(_ group: DuplicateGroup) -> PictureGroup {
        let files = group.files.prefix(DatasetShow.files), hidden = group.files.count - files.count
        // What a model finds alike is no proof of anything.
        let isProof = group.kind != .lookAlike
        let statuses = [
            group.contradicts && isProof ? Status(.fail, "labels") : nil,
            group.leaks && isProof ? Status(.fail, "leak") : nil,
        ].compactMap { $0 }
        let more = hidden > 0 ? " \(NumberFormat.count(hidden)) more files are not shown." : ""
        return PictureGroup(
            statuses: statuses, note: DatasetWords.closeness(group) + more,
            tiles: files.map { tile($0) })
    }

    // MARK: Labels

    private var labels: PictureShelf? {
        guard let found = dataset.labels, !found.issues.isEmpty else { return nil }
        let hidden = found.issues.count - show.labels.count
        let tiles = show.labels.map { issue in
            tile(
                issue.picture,
                note: "\(inspection.classNames[issue.suggested]) "
                    + "\(NumberFormat.probability(issue.suggestedProbability)), "
                    + "\(inspection.className(issue.picture)) \(NumberFormat.probability(issue.labelProbability))")
        }
        return PictureShelf(
            anchor: "labels", title: "Doubtful labels",
            summary:
                "Pictures whose label a head that had not seen them confidently contradicts, the likeliest errors first, with "
                + "the probability of the class that it suggests and of the label.",
            groups: [PictureGroup(tiles: tiles)],
            rest: hidden > 0
                ? "\(Words.pictures(hidden)) more \(hidden == 1 ? "is" : "are") not shown; the table labelJudgement of the "
                    + "database has all." : nil)
    }

    // MARK: Odd pictures

    private var odd: PictureShelf? {
        guard !show.odd.isEmpty else { return nil }
        let groups = show.odd.map { finding in
            let shown = finding.pictures.prefix(show.oddOfAKind), hidden = finding.pictures.count - shown.count
            let more = hidden > 0 ? " The oddest \(shown.count == 1 ? "is" : "\(shown.count) are") shown." : ""
            return PictureGroup(
                note: "\(DatasetWords.name(finding.kind, inspection.parameters)). "
                    + "\(Words.pictures(finding.pictures.count)).\(more)",
                tiles: shown.map { tile($0.picture, note: DatasetWords.value(finding.kind, $0.value)) })
        }
        return PictureShelf(
            anchor: "odd", title: "Odd pictures",
            summary: "Pictures that are unlike what a photo usually is. Odd is no error; each kind has one threshold.",
            groups: groups)
    }

    // MARK: One picture

    private func tile(_ picture: InspectedPicture, note: String = "") -> PictureTile {
        let path = picture.sample.path, label = inspection.className(picture)
        let photo = thumbnails[picture.content].map {
            Photo(
                digest: picture.content, in: .thumbnails, jpeg: [UInt8]($0.jpeg), width: $0.width, height: $0.height,
                alternative: "Picture of the class \(label)")
        }
        return PictureTile(
            photo: photo, title: String(path.pathParts.last ?? ""),
            subtitle: "\(picture.sample.split.rawValue), \(label)", note: note, target: pages[path])
    }
}
