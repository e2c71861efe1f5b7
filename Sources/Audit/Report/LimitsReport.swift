import Domain
import Render

/// What a reader has to know before the results: why the audit may say less than it seems to.
struct LimitsReport {
    let findings: RunFindings
    let database: AuditDatabase

    /// Below this number of compared pictures intervals are wide and bootstrap intervals a little too narrow.
    static let fewPictures = 30

    /// The limits that apply to this run.
    func limits() throws -> [Limit] {
        var limits = [
            Limit(
                reason: "Only pictures that both settings classify correctly are compared.",
                consequence: "The comparison rests on \(Words.pictures(findings.compared.count)) of "
                    + "\(NumberFormat.count(findings.pictures.count)), the easier ones; it says nothing about the others."
            ),
            Limit(
                reason: "The two settings remove different scores.",
                consequence:
                    "Zero-shot maps remove a cosine, which can fall by about a tenth; fine-tuned maps remove a "
                    + "probability, which can fall by one. The same penalties do not weigh the same on both, so a part of "
                    + "any difference may come from that."),
            Limit(
                reason: "Deletion curves show the model pictures that it never saw in training.",
                consequence: "A picture with grey holes may lose its class because it looks odd, not because the right "
                    + "evidence is gone."),
        ]
        if findings.compared.count < Self.fewPictures {
            limits.insert(
                Limit(
                    reason: "There are few pictures.",
                    consequence: "With fewer than \(Self.fewPictures) compared pictures the intervals are wide, and "
                        + "bootstrap intervals are somewhat too narrow for what they claim."), at: 0)
        }
        if findings.split == .train {
            limits.insert(
                Limit(
                    reason: "The linear head was trained on the very pictures it is audited on.",
                    consequence:
                        "Its accuracy is not that on unseen pictures, and its explanations are of pictures that it "
                        + "knows; nothing here tells how the fine-tuned setting does on others."), at: 0)
        }
        let unreadable = findings.excluded(.unreadable)
        if unreadable > 0 {
            limits.append(
                Limit(
                    reason:
                        "\(Words.pictures(unreadable)) of the \(Words.split(findings.split)) could not be read.",
                    consequence: "They count nowhere; the gallery gives the reason for each."))
        }
        let lost = try database.unreadableTrainingSamples(dataset: findings.run.dataset)
        if let first = lost.first {
            limits.append(
                Limit(
                    reason: "\(Words.pictures(lost.count)) of the training split could not be read.",
                    consequence: "The linear head was trained without them. The first: \(first.problem)"))
        }
        return limits
    }
}
