import Domain

/// Which pictures the page on the dataset shows, so that a large dataset makes no large page.
///
/// All numbers are of everything that was found; only pictures are limited, and the page says how many it leaves out.
struct DatasetShow: Sendable {
    /// The most pictures of the groups of one list; there are three lists, and sixty pictures on a page at most.
    static let grouped = 13
    /// The most files of one group.
    static let files = 4
    /// The most odd pictures, shared out among their kinds.
    static let odd = 10
    /// The most unreadable files.
    static let unreadable = 50
    /// The most labels.
    static let labels = 11

    /// Groups of one list, and how many there are in all.
    struct List: Sendable {
        let shown: [DuplicateGroup]
        let count: Int

        /// Shows as many groups as there is room for, from the first.
        init(_ groups: [DuplicateGroup]) {
            var room = DatasetShow.grouped
            shown = Array(
                groups.prefix { group in
                    room -= min(group.files.count, DatasetShow.files)
                    return room >= 0
                })
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

    /// The most odd pictures of one kind.
    var oddOfAKind: Int { max(1, Self.odd / max(1, odd.count)) }

    /// Contents of all pictures that are shown.
    var contents: Set<ContentDigest> {
        let groups = (contradictions.shown + leaks.shown + others.shown).flatMap { $0.files.prefix(Self.files) }
        let pictures = groups + odd.flatMap { $0.pictures.prefix(oddOfAKind).map(\.picture) } + labels.map(\.picture)
        return Set(pictures.filter { $0.problem == nil }.map(\.content))
    }
}
