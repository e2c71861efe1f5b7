import ArgumentParser
import Foundation
import Logging

/// `vlm-audit diff`: what changed from one version to another, on whom, and whether it is more than noise.
struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compares two audits, or shows several in the order of time; neither dataset nor model is needed.",
        discussion: """
            A version is the name of a run in the output folder, the folder of a site (its report.json is enough), or another \
            database, whose latest run it means. The first is the baseline, the last the candidate. The comparison is written as \
            a site with a comparison.json.
            """)

    @Argument(help: "The versions: the baseline first, the candidate last.")
    var versions: [String] = []

    @Flag(help: "Show all finished runs on the dataset of one run, or of the latest: the earliest is the baseline.")
    var history = false

    @Option(help: "Folder with the database of runs that are called by name, where the comparison goes too.")
    var output = "output"

    @Option(help: "Folder of the comparison; one in the output folder, named by both runs, without it.")
    var to: String?

    @Flag(help: "Compare versions that are not made alike all the same; every page says so.")
    var force = false

    @Flag(help: "End with status 1 where a number improved, regressed or changed.")
    var exitCode = false

    @Flag(help: "Write the comparison as JSON on standard output.")
    var json = false

    @OptionGroup var policies: PolicyOptions
    @OptionGroup var workers: WorkerOptions

    @Flag(help: "Say nothing while working.")
    var quiet = false

    func validate() throws {
        if history {
            guard versions.count <= 1 else {
                throw ValidationError("--history: expected at most one run but found \(versions.count).")
            }
        } else if versions.count < 2 {
            throw ValidationError(
                "diff: expected a baseline and a candidate, or --history, but found \(versions.count) "
                    + "\(versions.count == 1 ? "version" : "versions").")
        }
    }

    func run() async throws {
        let policy = try policies.read()
        let folder = URL(fileURLWithPath: output), locator = VersionLocator(output: folder)
        let names = history ? try locator.history(of: versions.first) : versions
        let style = Progress.Style(quiet: quiet)
        let reading = Progress("Versions", total: names.count, unit: "versions", style: style, patience: .seconds(5))
        var found: [AuditedVersion] = []
        for name in names {
            found.append(try locator.version(name))
            reading.advance(by: 1)
        }
        reading.finish()
        if history { found = alike(found) }
        guard let baseline = found.first, let candidate = found.last, found.count > 1 else {
            throw AuditError(
                .missingInput,
                "\(folder.path)/\(AuditDatabase.fileName): expected two finished runs on one dataset that are made alike but "
                    + "found \(found.count); audit another version first.")
        }
        let steps = try zip(found, found.dropFirst()).map {
            try Comparison(baseline: $0, candidate: $1, isForced: force)
        }
        let comparison =
            found.count == 2
            ? steps[0] : try Comparison(baseline: baseline, candidate: candidate, isForced: force)
        let target =
            to.map { URL(fileURLWithPath: $0) }
            ?? folder.appendingPathComponent(ComparisonReport.folderName(baseline, candidate))
        let gate = policy.map { GateResult($0, of: comparison, folder: target.relativePath) }
        let written = try ComparisonReport(
            comparison: comparison, timeline: Timeline(found, steps: steps), gate: gate, lanes: workers.lanes,
            progressStyle: style
        ).write(to: target)
        print(json ? try JSONText.text(written.document) : written.index.relativePath)
        try written.review.check(site: target.relativePath)
        if let refusal = gate?.refusal { throw refusal }
        if exitCode, !comparison.shown.isEmpty { throw ExitCode(ExitStatus.gateFailed.rawValue) }
    }

    /// The versions that can be compared with the last one; what is left out is said.
    private func alike(_ versions: [AuditedVersion]) -> [AuditedVersion] {
        guard let last = versions.last, !force else { return versions }
        return versions.filter { version in
            let blocking = IdentityCheck(baseline: version.document, candidate: last.document).differences
                .filter(\.isBlocking)
            if !blocking.isEmpty {
                Logger(label: VLMAudit.name).warning(
                    "\(version.origin) is left out: it is not made like \(last.origin) (\(blocking.map(\.name).joined(separator: ", "))); --force shows it."
                )
            }
            return blocking.isEmpty
        }
    }
}

extension GateResult {
    /// Holds a comparison, and the report of its candidate, against a policy today.
    fileprivate init(_ policy: GatePolicy, of comparison: Comparison, folder: String) {
        let document = ComparisonDocument(comparison, verdicts: [], pictures: [])
        self.init(
            policy,
            subjects: [
                GateSubject(GateDocuments.Report(comparison.candidate.document), folder: nil),
                GateSubject(document, folder: folder),
            ], today: CalendarDay(Date()))
    }
}
