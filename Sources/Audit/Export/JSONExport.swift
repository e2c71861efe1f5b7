import Foundation

/// The numbers of a report for programs, in the shape that docs/report.schema.json describes.
struct JSONExport: Export {
    let fileExtension = "json"

    func bytes(of report: ReportContent) throws -> Data {
        try JSONText.encode(ReportDocument(report)) + Data("\n".utf8)
    }
}
