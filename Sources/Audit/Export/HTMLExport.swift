import Domain
import Foundation
import Render

/// The report as one HTML file that needs neither network nor scripts nor any other file.
struct HTMLExport: Export {
    let fileExtension = "html"
    /// The most bytes of the file.
    let budget: Int
    /// What becomes of faces; nil shows them.
    let faces: FaceFilter?

    func pictures(in content: Data, name: String) -> [PublishedPicture] {
        PublishedPictures.inMarkup(content, name: name)
    }

    func bytes(of report: ReportContent) throws -> Data {
        let run = report.findings.run
        let file = try SingleFile(
            frame: SingleFile.Frame(
                name: report.name, banner: report.banner,
                notes: [
                    "This file holds the whole summary and needs nothing else. Gallery and pages of single pictures are only in "
                        + "the folder that the report was rendered to: links to them are plain text here."
                ] + [faces?.sentence].compactMap { $0 },
                foot: [
                    Fact("Program", "vlm-audit \(run.environment.programVersion)"), Fact("Run", run.name),
                    Fact("Finished", run.finishedAt?.formatted(.iso8601) ?? "not yet"),
                ]),
            templates: try TemplateLibrary.locate(), filter: faces)
        for page in try report.attached() { try file.add(page) }
        let ordered = PictureChoice.ordered(report.pictures)
        let pictures = SingleFile.Pictures(ordered.map(\.tile)) { count in
            PageHead(title: "Pictures", lead: PictureChoice.rule(count, of: report.pictures.count))
        }
        let least = try file.leastSize()
        guard least <= budget else {
            let megabytes = NumberFormat.decimal((Double(least) / 100_000).rounded(.up) / 10, digits: 1)
            throw AuditError(
                .usage,
                "--site-budget: expected room for the report without any picture but found too little; choose "
                    + "\(megabytes) or more.")
        }
        return Data(try file.written(pictures, budget: budget))
    }
}
