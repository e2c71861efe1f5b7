import Domain
import Render

/// Two versions of an audit, side by side.
struct Comparison: Sendable {
    let baseline: AuditedVersion
    let candidate: AuditedVersion
    /// Whether they are compared although they are not made alike.
    let isForced: Bool
    /// Everything that they are not made alike by, what forbids a comparison first.
    let differences: [IdentityDifference]
    let matching: ComparisonDocument.Matching
    /// In the order of their path.
    let pictures: [ComparedPicture]
    /// Over all pictures: the first family of tests.
    let overall: [ComparedMeasure]
    /// Group by group and class by class: the second family.
    let parts: [ComparedMeasure]
    /// By setting.
    let transitions: [Transitions]

    /// Compares two versions; throws where numbers do not mean the same in both, unless that is forced.
    init(baseline: AuditedVersion, candidate: AuditedVersion, isForced: Bool) throws {
        let differences = IdentityCheck(baseline: baseline.document, candidate: candidate.document).differences
        let blocking = differences.filter(\.isBlocking)
        guard blocking.isEmpty || isForced else { throw Self.refusal(baseline, candidate, blocking) }
        self.baseline = baseline
        self.candidate = candidate
        self.isForced = !blocking.isEmpty
        self.differences = differences
        (pictures, matching) = ComparedPicture.match(baseline.document.pictures, candidate.document.pictures)
        let family = MeasureFamily(
            pictures: pictures, baseline: baseline.document, candidate: candidate.document)
        overall = family.overall
        parts = family.parts
        let all = pictures
        transitions = Setting.allCases.map { Transitions($0, all) }
    }

    private static func refusal(
        _ baseline: AuditedVersion, _ candidate: AuditedVersion, _ blocking: [IdentityDifference]
    ) -> AuditError {
        let list = blocking.map { "\($0.name) (\($0.baseline ?? "none") against \($0.candidate ?? "none"))" }
            .joined(separator: ", ")
        return AuditError(
            .badData,
            "\(baseline.origin) and \(candidate.origin): expected two audits that are made alike but found other values of "
                + "\(list); audit the candidate with the baseline's settings, or compare them all the same with --force, "
                + "and every page will say so.")
    }

    /// The numbers of which a difference was shown.
    var shown: [ComparedMeasure] { overall.filter(\.change.isShown) }

    /// What every page says first where numbers do not mean the same in both versions.
    var forcedNotice: Notice? {
        guard isForced else { return nil }
        let names = differences.filter(\.isBlocking).map(\.name).joined(separator: ", ")
        return Notice(
            status: Status(.fail, "Forced"),
            text:
                "These versions are not made alike and were compared all the same: they differ by \(names). Differences "
                + "between their numbers may come from that alone.")
    }
}
