import Domain
import Engine

/// Whether a detector finds a kind of region in the pictures in which metadata marks it, and in no others.
struct RegionAgreement: Sendable {
    /// Pictures of which metadata says nothing, so that the detector's word is taken.
    let open: Int
    /// Share of the pictures marked by metadata in which the detector finds at least one region that touches a marked one.
    let found: Estimate?
    /// Share of the pictures without the region by metadata in which the detector finds one nevertheless.
    let falseAlarms: Estimate?

    /// Counts the pictures that both speak of; nothing where no detector was asked.
    init(_ region: Region, of pictures: [PictureFindings]) {
        let rows = pictures.map(\.row)
        open = rows.count { $0.stated.boxes[region] == nil && $0.searches[region]?.detection.regions != nil }
        let both = rows.compactMap { row in
            row.stated.boxes[region].flatMap { marked in
                row.searches[region]?.detection.regions.map { (marked: marked, found: $0.map(\.box)) }
            }
        }
        let marked = both.filter { !$0.marked.isEmpty }, unmarked = both.filter(\.marked.isEmpty)
        found = Proportion.wilson(
            hits: marked.count { one in one.found.contains { box in one.marked.contains(where: box.overlaps) } },
            of: marked.count)
        falseAlarms = Proportion.wilson(hits: unmarked.count { !$0.found.isEmpty }, of: unmarked.count)
    }
}

extension Box {
    /// Whether both have some area in common.
    fileprivate func overlaps(_ other: Box) -> Bool {
        x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
    }
}
