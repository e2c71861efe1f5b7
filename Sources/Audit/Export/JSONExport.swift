import Foundation

/// The numbers of a report for programs.
struct JSONExport: Export {
    let fileExtension = "json"

    func bytes(of report: ReportContent) throws -> Data {
        try JSONText.encode(["run": report.findings.run.name]) + Data("\n".utf8)
    }
}
