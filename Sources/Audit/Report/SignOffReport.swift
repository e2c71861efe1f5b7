import Domain
import Foundation
import Render

/// The page to be printed and signed.
struct SignOffReport {
    let findings: RunFindings
    /// Every verdict of the first page.
    let statements: [Finding]
    /// Every limit of the first page.
    let limits: [Limit]

    /// The page: what is signed, the verdicts, the limits, the lines to write on, and what a signature does not mean.
    func page() -> SignOffPage {
        SignOffPage(
            head: PageHead(
                title: "Sign-off",
                lead: "To be printed, read, ticked and signed by whoever reviews \(findings.modelName) on "
                    + "\(findings.datasetName).",
                trail: [PageLink("Overview", .index)]),
            identity: identity, balance: Words.balance(statements), verdicts: verdicts, limits: limits,
            decisions: ["Accepted", "Accepted with the conditions below", "Not accepted"],
            lines: [
                SignOffPage.Line("Conditions or remarks", isLong: true),
                SignOffPage.Line("Name"), SignOffPage.Line("Role"), SignOffPage.Line("Date"),
                SignOffPage.Line("Signature"),
            ],
            notMeant: notMeant)
    }

    private var identity: [Fact] {
        let run = findings.run
        return [
            Fact("Run", run.name, isCode: true), Fact("Identity", run.identity.hex, isCode: true),
            Fact("Model", "\(findings.modelName)"), Fact("Model digest", run.model.hex, isCode: true),
            Fact(
                "Dataset",
                "\(findings.datasetName), \(Words.pictures(findings.pictures.count)) of the "
                    + Words.split(findings.split)),
            Fact("Dataset digest", run.dataset.hex, isCode: true),
            Fact("Finished", run.finishedAt?.formatted(.iso8601) ?? "not yet"),
            Fact("Program", "\(VLMAudit.name) \(run.environment.programVersion)"),
        ]
    }

    private var verdicts: Table {
        Table(
            caption: "Every verdict of the first page with what it rests on",
            columns: [Table.Column("Verdict"), Table.Column("Statement"), Table.Column("Rests on")],
            rows: Words.answers(statements).flatMap(\.findings).map {
                [Table.Cell($0.status), Table.Cell($0.statement), Table.Cell($0.evidence)]
            })
    }

    private var notMeant: [String] {
        [
            "That the model is fair. The verdicts are about where explanations point and how often answers are right, "
                + "on these pictures.",
            "That \u{201C}cannot tell\u{201D} is a pass. It says that these pictures do not decide the question.",
            "That anything holds for other pictures, other prompts, another head, or another version of the model: the "
                + "digests above say which ones were audited.",
            "That a map is a reason. It marks what the prediction depends on where the picture is blurred.",
        ]
            + (findings.isSampleDataset || findings.isSampleModel
                ? ["That anything is known of a real model or of people: this run shows the sample."] : [])
    }
}
