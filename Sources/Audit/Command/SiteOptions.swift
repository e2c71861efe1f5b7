import ArgumentParser
import Foundation
import Logging
import Render

/// What a command that renders a site asks of it.
struct SiteOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Megabytes that the site may weigh; 20 for up to 200 pictures and 0.1 more for each further one without it.",
            discussion: """
                A heavier site is still written as a whole, but the command says what weighs how much and ends with \
                status 1.
                """))
    var siteBudget: Double?

    func validate() throws {
        if let siteBudget, !(siteBudget > 0 && siteBudget <= 1_000_000) {
            throw ValidationError("--site-budget \(siteBudget): expected a number of megabytes above 0.")
        }
    }

    /// Says on standard error what the digest of the site's manifest is, for whoever wants to note it.
    func tellSeal(_ report: WrittenReport) {
        Logger(label: VLMAudit.name).notice("Seal of the site: \(report.seal) (\(VLMAudit.name) verify checks it)")
    }

    /// Throws where a written site has faults or is too heavy; nothing of it is taken back.
    func check(_ report: WrittenReport) throws {
        let site = report.index.deletingLastPathComponent().relativePath
        let excess = SiteBudget(megabytes: siteBudget).excess(
            of: report.review.weight, pictures: report.content.findings.pictures.count, site: site)
        try report.review.check(site: site, excess: excess)
    }
}

extension SiteReview {
    /// The most faults that are listed.
    private static let mostListed = 50

    /// Throws where a written site has faults or is too heavy; nothing of it is taken back.
    ///
    /// - `excess`: a sentence on what is too heavy.
    func check(site: String, excess: String? = nil) throws {
        guard !problems.isEmpty else {
            if let excess { throw AuditError(.gateFailed, excess) }
            return
        }
        let listed = problems.prefix(Self.mostListed).map { "\(site)/\($0)" }
        let count = NumberFormat.count(problems.count)
        let first = listed.count < problems.count ? " (the first \(listed.count) stand above)" : ""
        let summary =
            "\(site): expected a site without faults but found \(count)\(first); all pages are written and nothing is lost, "
            + "so report this as a defect of the program."
        throw AuditError(.runError, (listed + [excess, summary].compactMap { $0 }).joined(separator: "\nvlm-audit: "))
    }
}
