import Foundation
import Render

/// How much a site may weigh, so that it can be attached to a review.
struct SiteBudget {
    /// What a site of up to 200 pictures may weigh, in bytes: 20 MB, for two settings and two variants of each picture.
    static let floor = 20_000_000
    /// What each picture beyond them adds, in bytes.
    static let perPicture = floor / 200

    /// What the user allows, in megabytes of a million bytes; nil leaves it to the number of pictures.
    let megabytes: Double?

    /// The most bytes for a run of so many pictures.
    func limit(pictures: Int) -> Int {
        megabytes.map { Int($0 * 1_000_000) } ?? max(Self.floor, pictures * Self.perPicture)
    }

    /// By how much a site is too heavy, what its weight is made of and how to mend it, as one sentence; nil where it
    /// keeps within the budget.
    func excess(of weight: SiteWeight, pictures: Int, site: String) -> String? {
        let limit = limit(pictures: pictures)
        guard weight.bytes > limit else { return nil }
        let parts = weight.parts.map {
            "\($0.kind) \(Self.text($0.bytes)) in \(NumberFormat.count($0.count)) \($0.count == 1 ? "file" : "files")"
        }
        return """
            \(site): expected at most \(Self.text(limit)) but found \(Self.text(weight.bytes)), \
            \(Self.text(weight.bytes - limit)) too much (\(parts.joined(separator: ", "))); the site is complete, so allow \
            more with --site-budget, or audit fewer pictures with --limit or only the original ones with --variants original.
            """
    }

    /// Megabytes with one digit, never rounded down to nothing.
    private static func text(_ bytes: Int) -> String {
        let megabytes = Double(bytes) / 1_000_000
        return megabytes < 0.05 ? "less than 0.1 MB" : "\(NumberFormat.decimal(megabytes, digits: 1)) MB"
    }
}
