import Domain

/// Which pictures the page on the dataset shows, so that a large dataset makes no large page.
///
/// All numbers are of everything that was found; only pictures are limited, and the page says how many it leaves out.
struct DatasetShow: Sendable {
    /// The most groups of one list.
    static let groups = 24
    /// The most files of one group.
    static let files = 6
    /// The most odd pictures of one kind.
    static let odd = 12
    /// The most unreadable files.
    static let unreadable = 50
    /// The most labels.
    static let labels = 36

    /// Groups of one list, and how many there are in all.
    struct List: Sendable {
        let shown: [DuplicateGroup]
        let count: Int

        init(_ groups: [DuplicateGroup]) {
            shown = Array(groups.prefix(DatasetShow.groups))
            count = groups.count
        }
    }

    /// Groups of the same picture, or nearly the same, with different labels.
    let contradictions: List
    /// Other groups that lie in both splits.
    let leaks: List
    /// Duplicates that are neither, then look-alikes.
    let others: List
    let odd: [OddPictures.Finding]
    let labels: [LabelFindings.Issue]

    /// Chooses what is shown; groups with pictures that the run audits come first.
    ///
    /// - Parameter audited: paths of those pictures.
    init(_ dataset: InspectedDataset, audited: Set<String>) {
        let duplicates = dataset.inspection.duplicates
        let all = duplicates.bytes + duplicates.pixels + duplicates.near
        func isAudited(_ group: DuplicateGroup) -> Bool {
            group.files.contains { audited.contains($0.sample.path) }
        }
        let certain = all.filter(isAudited) + all.filter { !isAudited($0) }
        contradictions = List(certain.contradictory)
        leaks = List(certain.filter { $0.leaks && !$0.contradicts })
        others = List(
            certain.filter { $0.isReadable && !$0.leaks && !$0.contradicts } + duplicates.lookAlike)
        odd = dataset.inspection.odd.exceptions
        labels = Array((dataset.labels?.issues ?? []).prefix(Self.labels))
    }

    /// Contents of all pictures that are shown.
    var contents: Set<ContentDigest> {
        let groups = (contradictions.shown + leaks.shown + others.shown).flatMap { $0.files.prefix(Self.files) }
        let pictures = groups + odd.flatMap { $0.pictures.prefix(Self.odd).map(\.picture) } + labels.map(\.picture)
        return Set(pictures.filter { $0.problem == nil }.map(\.content))
    }
}
