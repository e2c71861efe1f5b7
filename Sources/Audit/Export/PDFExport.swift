import Domain
import Foundation
import Render

/// The report on paper.
struct PDFExport: Export {
    let fileExtension = "pdf"
    let paper: Paper
    /// What becomes of faces; nil shows them.
    let faces: FaceFilter?

    /// The most pictures that are printed with their maps.
    private static let pictures = 8

    func pictures(in content: Data, name: String) -> [PublishedPicture] {
        PublishedPictures.inPDF(content, name: name)
    }

    func bytes(of report: ReportContent) throws -> Data {
        let run = report.findings.run
        let document = Document(
            frame: Document.Frame(
                name: report.name, kind: "Audit of a vision-language model", banner: report.banner,
                identity: identity(of: report), creator: "vlm-audit \(run.environment.programVersion)",
                date: (run.finishedAt ?? run.startedAt).formatted(.iso8601)),
            paper: paper, filter: faces)
        let pages = try report.attached()
        for page in pages.dropLast() { try document.add(page) }
        let pictures = PictureChoice.ordered(report.pictures).prefix(Self.pictures)
        try document.add(
            PicturesPage(
                head: PageHead(
                    title: "Pictures", lead: PictureChoice.rule(pictures.count, of: report.pictures.count)),
                tiles: pictures.map(\.tile)))
        // What is signed stands last.
        for page in pages.suffix(1) { try document.add(page) }
        return Data(try document.pdf())
    }

    private func identity(of report: ReportContent) -> [Fact] {
        let run = report.findings.run
        return [
            Fact("Model", report.findings.modelName), Fact("Model digest", run.model.hex, isCode: true),
            Fact("Dataset", report.findings.datasetName), Fact("Dataset digest", run.dataset.hex, isCode: true),
            Fact("Run", run.name, isCode: true), Fact("Run identity", run.identity.hex, isCode: true),
            Fact("Finished", run.finishedAt?.formatted(.iso8601) ?? "not yet"),
        ] + (faces.map { [Fact("Faces", $0.sentence)] } ?? [])
    }
}
