import Domain
import Render

extension Card {
    /// How much more often than by chance the maps of one setting hit a kind of region.
    static func reliance(on region: RegionWords, _ setting: Setting, _ scores: PointingScores) -> Card {
        Card(
            label: "\(region.noun.capitalizedFirst) reliance, \(setting.rawValue)",
            value: scores.corrected.map { "\(Words.points($0.point)) points" } ?? NumberFormat.notEstimable,
            interval: Words.pointsInterval(scores.corrected),
            detail: scores.count == 0
                ? "No picture counts where maps are held against \(region.all)."
                : "Most salient pixel on \(region.one): \(NumberFormat.percent(scores.rate?.point)), less "
                    + "\(NumberFormat.percent(scores.chance)) by chance; \(Words.pictures(scores.count)).",
            status: Words.status(scores.reliance), more: PageLink(region.title, region.page))
    }
}

// On the page itself there is nothing to lead to.

extension Finding {
    /// The finding for the page that the link leads to.
    var withoutLink: Finding { Finding(status: status, statement: statement, evidence: evidence) }
}

extension Card {
    /// The card for the page that the link leads to.
    var withoutLink: Card {
        Card(label: label, value: value, interval: interval, detail: detail, status: status)
    }
}
