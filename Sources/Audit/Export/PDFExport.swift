import Domain
import Foundation
import Render

/// The report on paper.
struct PDFExport: Export {
    let fileExtension = "pdf"
    let paper: Paper

    /// The most pictures that are printed with their maps.
    private static let pictures = 8

    func bytes(of report: ReportContent) throws -> Data {
        let run = report.findings.run
        let document = Document(
            frame: Document.Frame(
                name: report.name, kind: "Audit of a vision-language model", banner: report.banner,
                identity: identity(of: report), creator: "vlm-audit \(run.environment.programVersion)",
                date: (run.finishedAt ?? run.startedAt).formatted(.iso8601)),
            paper: paper)
        for page in report.pages.all { try document.add(page) }
        let choice = PictureChoice(report.pictures, most: Self.pictures)
        try document.add(
            choice.pictures.map(\.tile), name: PageName("pictures"),
            head: PageHead(title: "Pictures", lead: choice.rule), legend: HeatLegend())
        document.addSignature(
            name: PageName("signature"),
            head: PageHead(
                title: "Sign-off",
                lead: "For whoever decides on the model: what was read, what was decided, and who answers for it."),
            choices: [
                "I have read what limits this audit.",
                "The findings above suffice for the intended use.",
                "Further evidence is needed before a decision, as noted here:",
            ],
            lines: ["Intended use of the model", "Conditions and remarks", "Name and role", "Place and date", "Signature"])
        return Data(try document.pdf())
    }

    private func identity(of report: ReportContent) -> [Fact] {
        let run = report.findings.run
        return [
            Fact("Model", report.findings.modelName), Fact("Model digest", run.model.hex, isCode: true),
            Fact("Dataset", report.findings.datasetName), Fact("Dataset digest", run.dataset.hex, isCode: true),
            Fact("Run", run.name, isCode: true), Fact("Run identity", run.identity.hex, isCode: true),
            Fact("Finished", run.finishedAt?.formatted(.iso8601) ?? "not yet"),
        ]
    }
}
